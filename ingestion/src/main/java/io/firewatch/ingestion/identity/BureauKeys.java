package io.firewatch.ingestion.identity;

import io.firewatch.model.secret.SecretBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The bureau's own secret: re-keys the public identity hashes of the feed and encrypts lenders' shared secrets at rest.
 * One 256-bit master key in one file that only its owner may read; who loses it can no longer join new reports to old
 * ones, so it is backed up with the record. Thread-safe; never prints its keys.
 */
public final class BureauKeys implements SecretBox {
    /** Length of a party id: 128 bits of the HMAC are beyond accidental collision and half as wide in every index. */
    public static final int PARTY_LENGTH = 32;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final SecretKeySpec partyKey;
    private final SecretKeySpec secretKey;
    private final SecureRandom random = new SecureRandom();

    private BureauKeys(byte[] master) {
        partyKey = derived(master, "party", "HmacSHA256");
        secretKey = derived(master, "secret", "AES");
    }

    /**
     * Reads the key file, or makes it with a fresh key when there is none. Throws {@link IllegalStateException} when the
     * file holds no key or when others than its owner may read it.
     */
    public static BureauKeys loadOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        refuseSharedFile(file);
        String text = Files.readString(file, StandardCharsets.US_ASCII).trim();
        if (text.length() != 2 * KEY_BYTES) {
            throw new IllegalStateException(file + " is no bureau key: expected " + 2 * KEY_BYTES + " hex digits");
        }
        try {
            return new BureauKeys(HexFormat.of().parseHex(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(file + " is no bureau key: not hexadecimal", e);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] master = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(master);
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            // The permissions come before the content: the key is never readable by others, not even for a moment.
            if (isPosix(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            return; // another process made it first
        }
        Files.writeString(file, HexFormat.of().formatHex(master) + "\n", StandardOpenOption.SYNC);
    }

    private static void refuseSharedFile(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException(file + " may be read by others; run: chmod 600 " + file);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static SecretKeySpec derived(byte[] master, String purpose, String algorithm) {
        return new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), purpose), algorithm);
    }

    /**
     * The party id of a feed identity: stable inside this bureau, useless outside it. The hash is read without regard to
     * case or surrounding blanks, which differ between clients.
     */
    public String party(String userIdcardHash) {
        byte[] mac = hmac(partyKey, userIdcardHash.trim().toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(mac, 0, PARTY_LENGTH / 2);
    }

    /** The party id of a document number: the same as that of its hash in the feed. */
    public String partyOfDocument(String document) {
        return party(ProtocolHash.ofDocument(document));
    }

    /**
     * A key under which texts that may not be kept (an account, an address) still find their equals: a name for the text,
     * stable inside this bureau, useless outside it.
     */
    public String joint(String kind, String text) {
        return HexFormat.of().formatHex(hmac(partyKey, kind + ':' + text), 0, PARTY_LENGTH / 2);
    }

    @Override
    public byte[] encrypt(String secret) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, secretKey, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt with the bureau's key", e);
        }
    }

    @Override
    public String decrypt(byte[] encrypted) {
        if (encrypted.length <= NONCE_BYTES) {
            throw new IllegalStateException("encrypted secret is cut short");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    secretKey,
                    new GCMParameterSpec(TAG_BITS, Arrays.copyOf(encrypted, NONCE_BYTES)));
            byte[] plain = cipher.doFinal(encrypted, NONCE_BYTES, encrypted.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("secret does not belong to this bureau's key, or was altered", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt with the bureau's key", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "BureauKeys[hidden]";
    }
}
