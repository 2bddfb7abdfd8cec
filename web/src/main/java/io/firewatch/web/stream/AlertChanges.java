package io.firewatch.web.stream;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Alerts of the record that changed since a moment. */
final class AlertChanges {
    /** As many as an index search answers at once; what does not fit is found by the next look. */
    private static final int MOST = 1_000;

    private final Jdbi record;

    AlertChanges(Jdbi record) {
        this.record = record;
    }

    /** An alert as the record has it. */
    record Change(
            String id,
            Instant openedAt,
            Instant updatedAt,
            @Nullable Instant triagedAt,
            String status,
            @Nullable String assignee,
            boolean resolved) {

        /** Changes with every write, so that the same change is told once. */
        String version() {
            return updatedAt + "/" + Objects.toString(triagedAt, "");
        }

        boolean isTriage() {
            return triagedAt != null && triagedAt.isAfter(updatedAt);
        }
    }

    Instant now() {
        return record.withHandle(handle -> handle.createQuery("SELECT now()")
                .map((row, ctx) -> row.getTimestamp(1).toInstant())
                .one());
    }

    List<Change> since(Instant moment) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id, opened_at, updated_at, triaged_at, status, assignee, data_state
                        FROM desk.alert WHERE updated_at >= :moment OR triaged_at >= :moment
                        ORDER BY greatest(updated_at, triaged_at) DESC LIMIT :most
                        """)
                .bind("moment", Timestamp.from(moment))
                .bind("most", MOST)
                .map((row, ctx) -> {
                    Timestamp triaged = row.getTimestamp("triaged_at");
                    return new Change(
                            row.getString("id"),
                            row.getTimestamp("opened_at").toInstant(),
                            row.getTimestamp("updated_at").toInstant(),
                            triaged == null ? null : triaged.toInstant(),
                            row.getString("status"),
                            row.getString("assignee"),
                            row.getString("data_state").equals("resolved"));
                })
                .list());
    }
}
