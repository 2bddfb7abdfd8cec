package io.firewatch.web.pipeline;

import java.sql.Date;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How far each stage has come, in order-of-receipt numbers. */
public final class Pipeline {
    private final Jdbi record;

    public Pipeline(Jdbi record) {
        this.record = record;
    }

    /**
     * The answer of {@code GET /api/pipeline}. Equal numbers of landed and judged records mean that none was lost and none
     * counted twice.
     *
     * @param landed the newest record in the order of receipt
     * @param judged everything up to here went through the rules
     * @param indexed alerts of everything up to here can be found
     * @param watermark the last business day that closed; null before the first
     * @param lagSeconds age of the oldest record not judged yet, 0 when there is none
     * @param digested everything up to here is on lenders' pages, but for what is set aside
     * @param setAside how many records could not be digested for them ({@link SetAside}); the jobs judge those all the same
     */
    public record Progress(
            long landed,
            long judged,
            long indexed,
            @Nullable String watermark,
            double lagSeconds,
            long landedRecords,
            long judgedRecords,
            long digested,
            long setAside) {}

    public Progress progress() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT c.last_seq, d.seq AS digested, (SELECT count(*) FROM feed.digest_aside) AS set_aside,
                               j.seq AS judged, j.records, j.closed_day, i.seq AS indexed,
                               CASE WHEN j.seq >= c.last_seq THEN 0
                                    ELSE coalesce(extract(epoch FROM clock_timestamp() - (
                                        SELECT r.received_at FROM feed.record r
                                        WHERE r.seq > j.seq ORDER BY r.seq LIMIT 1)), 0) END AS lag
                        FROM feed.receipt_counter c, desk.judged j, desk.indexed i, feed.digested d
                        """)
                .map((row, ctx) -> {
                    Date closed = row.getDate("closed_day");
                    return new Progress(
                            row.getLong("last_seq"),
                            row.getLong("judged"),
                            row.getLong("indexed"),
                            closed == null ? null : closed.toLocalDate().toString(),
                            Math.max(0, Math.round(row.getDouble("lag") * 1000) / 1000.0),
                            row.getLong("last_seq"),
                            row.getLong("records"),
                            row.getLong("digested"),
                            row.getLong("set_aside"));
                })
                .one());
    }
}
