package io.firewatch.detection.feed;

import io.firewatch.model.record.FeedRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Institution, type and business key of a record in 16 bytes, so that the largest state of the job holds no text. The
 * first half of a SHA-256: two records share it by chance once in 10^19 for a billion records.
 */
public record RecordId(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(RecordId::sha256);

    public static RecordId of(FeedRecord record) {
        MessageDigest digest = SHA256.get();
        digest.update(record.institution().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update((byte) record.type().infType());
        if (record.type().isIndependent()) {
            digest.update((byte) (record.type().infType() >> Byte.SIZE));
        }
        digest.update(record.key().getBytes(StandardCharsets.UTF_8));
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return new RecordId(hash.getLong(), hash.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int hashCode() {
        return (int) low;
    }
}
