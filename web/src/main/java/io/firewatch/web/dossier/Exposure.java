package io.firewatch.web.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * What ties a lender to others: borrowers and guarantors with living loans at both, and parties behind it that stand behind
 * the other or borrow there. Grows with the parties that are shared, not with the loans ({@code feed.digest_stake_shared}).
 */
public final class Exposure {
    private static final String SHARED =
            """
            SELECT there.institution, there.role, count(*) AS parties, sum(here.fen) AS here, sum(there.fen) AS there
            FROM feed.digest_stake here
            JOIN feed.digest_stake there
              ON there.party = here.party AND there.role = here.role AND there.institution <> here.institution
            WHERE here.institution = :code AND here.role IN ('borrower', 'guarantor') AND here.lenders > 1
            GROUP BY there.institution, there.role
            """;

    private static final String RELATED =
            """
            WITH behind AS (
                SELECT DISTINCT party FROM registry.affiliation
                WHERE institution = :code AND (valid_to IS NULL OR valid_to >= current_date)),
            tied AS (
                SELECT other.institution, other.party, 0::bigint AS fen
                FROM registry.affiliation other JOIN behind USING (party)
                WHERE other.institution <> :code AND (other.valid_to IS NULL OR other.valid_to >= current_date)
                UNION ALL
                SELECT stake.institution, stake.party, stake.fen
                FROM feed.digest_stake stake JOIN behind USING (party)
                WHERE stake.institution <> :code AND stake.role = 'borrower')
            SELECT institution, 'related' AS role, count(DISTINCT party) AS parties, 0 AS here, sum(fen) AS there
            FROM tied GROUP BY institution
            """;

    private final Jdbi record;

    public Exposure(Jdbi record) {
        this.record = record;
    }

    /**
     * Parties in common and what they owe, or have guaranteed.
     *
     * @param here outstanding principal of living loans at the lender asked about, yuan: repayments are taken off; 0 for related
     *     parties
     * @param there the same at the other lender
     */
    public record Shared(long parties, double here, double there) {
        static final Shared NOTHING = new Shared(0, 0, 0);
    }

    /** One other lender. */
    public record Line(String institution, String name, Shared borrowers, Shared guarantors, Shared related) {
        double amount() {
            return borrowers.there() + guarantors.there() + related.there();
        }
    }

    private record Row(String institution, String role, Shared shared) {}

    /** Largest amount first. {@code names} are of the lenders the reader may see. */
    public List<Line> of(String code, Map<String, String> names) {
        Map<String, Map<String, Shared>> byLender = new TreeMap<>();
        for (String query : List.of(SHARED, RELATED)) {
            record.withHandle(handle -> handle.createQuery(query)
                            .bind("code", code)
                            .map((row, ctx) -> row(row))
                            .list())
                    .forEach(row -> byLender.computeIfAbsent(row.institution(), lender -> new TreeMap<>())
                            .put(row.role(), row.shared()));
        }
        return byLender.entrySet().stream()
                .map(one -> line(one.getKey(), names.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .sorted(Comparator.comparing(Line::amount).reversed().thenComparing(Line::institution))
                .toList();
    }

    private static Line line(String institution, String name, Map<String, Shared> byRole) {
        return new Line(
                institution,
                name,
                byRole.getOrDefault("borrower", Shared.NOTHING),
                byRole.getOrDefault("guarantor", Shared.NOTHING),
                byRole.getOrDefault("related", Shared.NOTHING));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("institution"),
                row.getString("role"),
                new Shared(row.getLong("parties"), row.getLong("here") / 100.0, row.getLong("there") / 100.0));
    }
}
