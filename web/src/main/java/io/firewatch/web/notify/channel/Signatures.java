package io.firewatch.web.notify.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proofs that a message comes from this desk, as each receiver documents them. */
final class Signatures {
    private static final String HMAC = "HmacSHA256";
    private static final String WEBHOOK_SECRET = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signatures() {}

    /** A new secret for a webhook. */
    static String newWebhookSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return WEBHOOK_SECRET + Base64.getEncoder().encodeToString(secret);
    }

    /**
     * The header {@code webhook-signature} of Standard Webhooks 1.0: base64 of HMAC-SHA256 over {@code id.timestamp.body}, one
     * for each live secret.
     */
    static String webhook(List<String> secrets, String id, long timestamp, String body) {
        return secrets.stream()
                .map(secret -> "v1,"
                        + base64(hmac(
                                Base64.getDecoder().decode(secret.substring(WEBHOOK_SECRET.length())),
                                id + "." + timestamp + "." + body)))
                .collect(Collectors.joining(" "));
    }

    static boolean isWebhookSecret(String text) {
        if (!text.startsWith(WEBHOOK_SECRET)) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(text.substring(WEBHOOK_SECRET.length())).length >= 24;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** DingTalk: the key is the secret, the text timestamp and secret; as it stands in a URL. */
    static String dingtalk(String secret, long millis) {
        String sign = base64(hmac(bytes(secret), millis + "\n" + secret));
        return URLEncoder.encode(sign, StandardCharsets.UTF_8);
    }

    /** Feishu: the key is timestamp and secret, the text is empty. */
    static String feishu(String secret, long seconds) {
        return base64(hmac(bytes(seconds + "\n" + secret), ""));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
