package io.firewatch.web.pipeline;

import io.firewatch.web.mask.Masks;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Records that the pages of lenders, loans and products do without, because they cannot be digested ({@code feed.digest_aside}).
 * They are in the record, and are judged like all others.
 */
public final class SetAside {
    private static final int MOST = 100;

    private final Jdbi record;

    /** {@code record} sees with the eyes of whoever asks. */
    public SetAside(Jdbi record) {
        this.record = record;
    }

    /**
     * One of them.
     *
     * @param seq its place in the order of receipt
     * @param key business key, identities shortened
     */
    public record Line(long seq, String institution, int infType, String key, String reason, String at) {}

    /** Newest first, {@value #MOST} at most. */
    List<Line> newest() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT seq, institution, inf_type, record_key, reason, at FROM feed.digest_aside
                        ORDER BY seq DESC LIMIT :most
                        """)
                .bind("most", MOST)
                .map((row, ctx) -> new Line(
                        row.getLong("seq"),
                        row.getString("institution"),
                        row.getInt("inf_type"),
                        Masks.text(row.getString("record_key")),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant().toString()))
                .list());
    }
}
