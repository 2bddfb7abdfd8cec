package io.firewatch.web.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.record.RecordType;
import io.firewatch.web.http.Json;
import io.firewatch.web.mask.Masks;
import java.sql.Date;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The records of the feed an alert rests on, read from the record. */
public final class Evidence {
    private final Jdbi record;

    public Evidence(Jdbi record) {
        this.record = record;
    }

    /**
     * One record as it was landed.
     *
     * @param type the protocol's name of the record type, {@code transact}
     * @param body protocol field names; persons masked
     */
    public record Item(
            long seq, String type, String key, @Nullable String businessDay, String receivedAt, JsonNode body) {}

    /**
     * In the order of {@code seqs}; numbers that no record carries are left out.
     *
     * @param whole with the personal data they hold
     */
    public List<Item> records(Collection<Long> seqs, boolean whole) {
        if (seqs.isEmpty()) {
            return List.of();
        }
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT r.seq, r.inf_type, r.record_key, r.business_day, r.received_at, r.body
                        FROM feed.record r
                        JOIN unnest(:seqs) WITH ORDINALITY AS wanted (seq, place) ON wanted.seq = r.seq
                        ORDER BY wanted.place
                        """)
                .bindByType("seqs", seqs.toArray(Long[]::new), Long[].class)
                .map((row, ctx) -> new Item(
                        row.getLong("seq"),
                        type(row.getInt("inf_type")),
                        whole ? row.getString("record_key") : Masks.text(row.getString("record_key")),
                        day(row.getDate("business_day")),
                        row.getTimestamp("received_at").toInstant().toString(),
                        whole ? Json.tree(row.getString("body")) : Masks.record(Json.tree(row.getString("body")))))
                .list());
    }

    private static String type(int infType) {
        return RecordType.ofInfType(infType).map(RecordType::endpoint).orElse(String.valueOf(infType));
    }

    private static @Nullable String day(@Nullable Date day) {
        return day == null ? null : day.toLocalDate().toString();
    }
}
