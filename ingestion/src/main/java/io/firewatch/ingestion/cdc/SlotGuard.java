package io.firewatch.ingestion.cdc;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to go on reading without the replication slot that was read before. The connector would quietly make a new
 * slot at the present position, and everything written in between would be skipped without a word.
 */
record SlotGuard(RecordConnection connection, String slot) implements Serializable {
    /** The job's coordinator makes the slot at the very first start, while readers come up; it takes a second or two. */
    private static final Duration CREATION = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Throws {@link IllegalStateException} unless the slot exists and still holds its part of the log. */
    void requirePresent() {
        String status = walStatus();
        if (status == null) {
            throw new IllegalStateException(("replication slot %s is missing at %s: it was dropped after the job's last"
                            + " checkpoint, so changes are lost to this job; start it without its checkpoint,"
                            + " which reads everything again")
                    .formatted(slot, connection));
        }
        if (status.equals("lost")) {
            throw new IllegalStateException(("replication slot %s at %s has lost its part of the write-ahead log"
                            + " (max_slot_wal_keep_size); drop the slot and start the job without its checkpoint")
                    .formatted(slot, connection));
        }
    }

    /** Waits for the slot to be made, then requires it. */
    void awaitPresent() {
        long deadline = System.nanoTime() + CREATION.toNanos();
        while (walStatus() == null && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for replication slot " + slot, e);
            }
        }
        requirePresent();
    }

    private @Nullable String walStatus() {
        try (Connection database =
                        DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password());
                PreparedStatement query = database.prepareStatement(
                        "SELECT coalesce(wal_status, 'unreserved') FROM pg_replication_slots WHERE slot_name = ?")) {
            query.setString(1, slot);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for replication slot " + slot + " at " + connection, e);
        }
    }
}
