package io.firewatch.rulesets.measure;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.FeedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;

/**
 * One field of a record type as measures see it.
 *
 * @param reader what a filter sees: {@link String} for text, {@link Double} for rates, otherwise {@link Long}
 */
record RecordField(String name, FieldKind kind, Function<FeedRecord, Object> reader) {
    private static final long MILLION = 1_000_000;

    /** The number that is aggregated; texts by their hash, which two share by chance once in 2^64, rates in millionths. */
    long measured(Object value) {
        return switch (kind) {
            case TEXT -> hash((String) value);
            case RATE -> Math.round((Double) value * MILLION);
            case MOMENT -> BusinessTime.dayOf((Long) value);
            default -> (Long) value;
        };
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
