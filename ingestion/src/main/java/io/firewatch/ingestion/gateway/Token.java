package io.firewatch.ingestion.gateway;

import io.firewatch.ingestion.identity.Sha256;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Pattern;

/** The token of the protocol (A.3): proves knowledge of the shared secret for one timestamp and nonce, not of the body. */
final class Token {
    /** Interface version 1.5 as the token's integer. */
    static final int VERSION = 150;

    private static final Pattern VERSION_TEXT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?");

    private Token() {}

    /**
     * The version as hundredths, so that 1.5, 1.50 and the number 1.5 are one. Decimal arithmetic: the protocol's cast of
     * a double turns 1.15 into 114. Throws {@link RefusedException} when the version is not ours.
     */
    static int requireVersion(String version) {
        if (!VERSION_TEXT.matcher(version).matches()
                || new BigDecimal(version)
                                .movePointRight(2)
                                .setScale(0, RoundingMode.DOWN)
                                .intValue()
                        != VERSION) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD, "接口版本不是 1.5。", "The field version is not 1.5, the only version served.");
        }
        return VERSION;
    }

    static String of(String sourceCode, int version, String secret, String timestamp, String nonce) {
        return Sha256.hex(sourceCode + "0x" + Integer.toHexString(version) + secret + timestamp + nonce);
    }

    /** Compares in constant time, without regard to the case of hex digits. */
    static boolean matches(String apiKey, String expected) {
        return MessageDigest.isEqual(
                apiKey.trim().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                expected.getBytes(StandardCharsets.UTF_8));
    }
}
