package io.firewatch.ingestion.cdc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Answers whether the two jobs can still read everything that was written: the state of their replication slots and how
 * much of the log each holds back.
 */
public final class ReplicationSlots {
    /** The slots of the detection job and of the index job. */
    public static final List<String> NAMES = List.of(FeedSource.SLOT, DeskSource.SLOT);

    private static final String QUERY = "SELECT active, coalesce(wal_status, 'unreserved'),"
            + " pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)"
            + " FROM pg_replication_slots WHERE slot_name = ?";

    private final DataSource record;

    public ReplicationSlots(DataSource record) {
        this.record = record;
    }

    public enum State {
        /** A job reads it. */
        ACTIVE,
        /** It stands, and no job reads it: the log grows. */
        PRESENT,
        /** There is none: before a job's first start, or dropped since. */
        MISSING,
        /** It stands, but the server has thrown away log it still needed. */
        LOST
    }

    /**
     * How one slot stands.
     *
     * @param lagBytes log written since the last position a job confirmed; null when missing. Positions are confirmed
     *     with checkpoints, so some lag is normal
     * @param walStatus PostgreSQL's word: reserved, extended, unreserved, lost; null when missing
     */
    public record Slot(String name, State state, @Nullable Long lagBytes, @Nullable String walStatus) {
        /** Whether everything written since the job's last checkpoint will still reach it. */
        public boolean isWhole() {
            return state == State.ACTIVE || state == State.PRESENT;
        }
    }

    /** One line per slot of {@link #NAMES}, in that order. */
    public List<Slot> status() throws SQLException {
        List<Slot> slots = new ArrayList<>();
        try (Connection connection = record.getConnection();
                PreparedStatement query = connection.prepareStatement(QUERY)) {
            for (String name : NAMES) {
                query.setString(1, name);
                try (ResultSet rows = query.executeQuery()) {
                    slots.add(rows.next() ? slot(name, rows) : new Slot(name, State.MISSING, null, null));
                }
            }
        }
        return slots;
    }

    private static Slot slot(String name, ResultSet row) throws SQLException {
        String walStatus = row.getString(2);
        State state = walStatus.equals("lost") ? State.LOST : row.getBoolean(1) ? State.ACTIVE : State.PRESENT;
        long lag = row.getLong(3);
        return new Slot(name, state, row.wasNull() ? null : Long.valueOf(lag), walStatus);
    }
}
