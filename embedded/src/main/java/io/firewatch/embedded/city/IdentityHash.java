package io.firewatch.embedded.city;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The public, unsalted hash every lender's client computes over a document number (reporting-protocol A.4). */
public final class IdentityHash {
    private static final byte[] KEY = "HTTPSIFCERTORGCN".getBytes(StandardCharsets.US_ASCII);

    private IdentityHash() {}

    public static String of(String document) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"));
            byte[] sealed = cipher.doFinal(document.getBytes(StandardCharsets.UTF_8));
            byte[] text = Base64.getEncoder().encode(sealed);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES or SHA-256", e);
        }
    }
}
