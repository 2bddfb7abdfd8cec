package io.firewatch.web.pipeline;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The replication slots the two jobs read the record through. A slot that is gone or lost means that changes were missed:
 * the jobs must be started over, and nobody may take the silence for calm.
 */
public final class Slots {
    private static final List<String> NAMES = List.of("firewatch_feed", "firewatch_desk");

    private final Jdbi record;

    public Slots(Jdbi record) {
        this.record = record;
    }

    /** What PostgreSQL says of a slot. */
    public enum State {
        /** A job is reading. */
        ACTIVE,
        /** Nobody is reading, but nothing is missed yet. */
        IDLE,
        /** There is no such slot. */
        MISSING,
        /** PostgreSQL threw away what the slot had not read. */
        LOST;

        public boolean isSound() {
            return this == ACTIVE || this == IDLE;
        }
    }

    /** {@code lagBytes} is how much of the record's log the slot's reader has not confirmed. */
    public record Slot(String name, State state, long lagBytes) {}

    public List<Slot> all() {
        Map<String, Slot> found = record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT slot_name, active, coalesce(wal_status, '') = 'lost' AS lost,
                               coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0) AS lag
                        FROM pg_replication_slots WHERE database = current_database()
                        """)
                .map((row, ctx) -> new Slot(
                        row.getString("slot_name"),
                        row.getBoolean("lost") ? State.LOST : row.getBoolean("active") ? State.ACTIVE : State.IDLE,
                        Math.max(0, row.getLong("lag"))))
                .collect(Collectors.toMap(Slot::name, Function.identity())));
        return NAMES.stream()
                .map(name -> found.getOrDefault(name, new Slot(name, State.MISSING, 0)))
                .toList();
    }
}
