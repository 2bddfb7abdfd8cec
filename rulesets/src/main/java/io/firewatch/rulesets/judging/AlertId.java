package io.firewatch.rulesets.judging;

import io.firewatch.model.indicator.SubjectType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of an alert: a function of rule, subject and first day of the episode, so that a replay finds it again. */
public final class AlertId {
    private static final int HEX_CHARS = 32;

    private AlertId() {}

    /** 32 hex digits. */
    public static String of(String rule, String institution, SubjectType type, String subject, int startDay) {
        String whole = String.join("\n", rule, institution, type.id(), subject, Integer.toString(startDay));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HEX_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
