package io.firewatch.ingestion.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The protocol's public identity hash (reporting-protocol A.4): SHA-256 of the base64 of AES-128-ECB under a constant
 * that every client ships. Unsalted and public, therefore personal data; it is only ever an input of {@link BureauKeys}.
 */
public final class ProtocolHash {
    private static final SecretKeySpec PUBLIC_KEY =
            new SecretKeySpec("HTTPSIFCERTORGCN".getBytes(StandardCharsets.US_ASCII), "AES");
    private static final Pattern SHAPE = Pattern.compile("[0-9a-fA-F]{64}");

    private ProtocolHash() {}

    /** The {@code userIdcardHash} of a document number, taken as written but for surrounding blanks. */
    public static String ofDocument(String document) {
        try {
            // The mode is the protocol's, and its weakness is the reason why every hash is re-keyed at the door.
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, PUBLIC_KEY);
            byte[] sealed = cipher.doFinal(document.trim().getBytes(StandardCharsets.UTF_8));
            byte[] base64 = Base64.getEncoder().encode(sealed);
            return HexFormat.of().formatHex(Sha256.of(base64));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES", e);
        }
    }

    /** Whether a text has the shape of the hash: 64 hex digits. */
    public static boolean isHash(String text) {
        return SHAPE.matcher(text).matches();
    }
}
