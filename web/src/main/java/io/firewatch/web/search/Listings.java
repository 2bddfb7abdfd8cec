package io.firewatch.web.search;

import io.firewatch.model.record.RecordType;
import io.firewatch.web.search.Found.Listing;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Loans and products of the feed, found by the beginning of their code; products by words of their name, too. */
final class Listings {
    /** Fewer characters would begin half of all codes. */
    private static final int SHORTEST = 4;

    /** Versions looked through; one listing is seldom sent more than some times. */
    private static final int VERSIONS = 200;

    private static final String BEGINNING =
            """
            SELECT DISTINCT ON (r.record_key COLLATE "C", r.institution) r.record_key AS code, nullif(p.name, '') AS title,
                   r.institution, i.name, r.business_day AS day
            FROM (SELECT record_key, institution, business_day, seq FROM feed.record
                  WHERE inf_type = :type AND record_key COLLATE "C" >= :from AND record_key COLLATE "C" < :to
                    AND refusals = '[]'
                  ORDER BY record_key COLLATE "C" LIMIT :versions) r
            JOIN registry.institution i ON i.code = r.institution
            LEFT JOIN feed.digest_product p
              ON :type = 86 AND p.institution = r.institution AND p.product = r.record_key
            ORDER BY r.record_key COLLATE "C", r.institution, r.seq DESC LIMIT :most""";

    private static final String NAMED =
            """
            SELECT p.product AS code, p.name AS title, p.institution, i.name, p.started AS day
            FROM feed.digest_product p JOIN registry.institution i ON i.code = p.institution
            WHERE NOT EXISTS (SELECT FROM unnest(:words) AS word WHERE position(lower(word) IN lower(p.name)) = 0)
            ORDER BY p.name, p.institution, p.product LIMIT :most""";

    /** A single letter is in half of all names; a single Chinese character is not asked for either. */
    private static final int SHORTEST_NAME = 2;

    private final Jdbi record;

    /** {@code record} sees with the eyes of whoever asks. */
    Listings(Jdbi record) {
        this.record = record;
    }

    List<Listing> loans(String code, int most) {
        return beginningWith(RecordType.SCATTER_INVEST, code, most);
    }

    /** Those whose code begins so first, then those whose name holds every word. */
    List<Listing> products(Asked asked, int most) {
        return Stream.concat(
                        beginningWith(RecordType.LEND_PRODUCT, asked.text(), most).stream(),
                        named(asked, most).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private List<Listing> named(Asked asked, int most) {
        if (asked.text().length() < SHORTEST_NAME) {
            return List.of();
        }
        return record.withHandle(handle -> handle.createQuery(NAMED)
                .bindByType("words", asked.words().toArray(String[]::new), String[].class)
                .bind("most", most)
                .map((row, ctx) -> listing(row))
                .list());
    }

    private List<Listing> beginningWith(RecordType type, String code, int most) {
        if (code.length() < SHORTEST) {
            return List.of();
        }
        return record.withHandle(handle -> handle.createQuery(BEGINNING)
                .bind("type", type.infType())
                .bind("from", code)
                .bind("to", code + Character.MAX_VALUE)
                .bind("versions", VERSIONS)
                .bind("most", most)
                .map((row, ctx) -> listing(row))
                .list());
    }

    private static Listing listing(ResultSet row) throws SQLException {
        Date day = row.getDate("day");
        return new Listing(
                row.getString("code"),
                row.getString("title"),
                row.getString("institution"),
                row.getString("name"),
                day == null ? null : day.toLocalDate().toString());
    }
}
