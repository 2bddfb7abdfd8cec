package io.firewatch.web.search;

import io.firewatch.model.record.RecordType;
import io.firewatch.web.search.Found.Listing;
import java.sql.Date;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Loans and products of the feed, found by the beginning of their code. */
final class Listings {
    /** Fewer characters would begin half of all codes. */
    private static final int SHORTEST = 4;

    /** Versions looked through; one listing is seldom sent more than some times. */
    private static final int VERSIONS = 200;

    private static final String BEGINNING =
            """
            SELECT DISTINCT ON (r.record_key COLLATE "C", r.institution) r.record_key, r.institution, i.name, r.business_day
            FROM (SELECT record_key, institution, business_day, seq FROM feed.record
                  WHERE inf_type = :type AND record_key COLLATE "C" >= :from AND record_key COLLATE "C" < :to
                    AND refusals = '[]'
                  ORDER BY record_key COLLATE "C" LIMIT :versions) r
            JOIN registry.institution i ON i.code = r.institution
            ORDER BY r.record_key COLLATE "C", r.institution, r.seq DESC LIMIT :most""";

    private final Jdbi record;

    /** {@code record} sees with the eyes of whoever asks. */
    Listings(Jdbi record) {
        this.record = record;
    }

    List<Listing> beginningWith(RecordType type, String code, int most) {
        if (code.length() < SHORTEST) {
            return List.of();
        }
        return record.withHandle(handle -> handle.createQuery(BEGINNING)
                .bind("type", type.infType())
                .bind("from", code)
                .bind("to", code + Character.MAX_VALUE)
                .bind("versions", VERSIONS)
                .bind("most", most)
                .map((row, ctx) -> {
                    Date day = row.getDate("business_day");
                    return new Listing(
                            row.getString("record_key"),
                            row.getString("institution"),
                            row.getString("name"),
                            day == null ? null : day.toLocalDate().toString());
                })
                .list());
    }
}
