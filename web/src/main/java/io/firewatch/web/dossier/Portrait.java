package io.firewatch.web.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Who lends and borrows at a lender: natural persons by age band, sex, province and amount, each on its own and never crossed,
 * as far as {@link Anonymity} allows. Nothing can be filtered, so that no two answers differ by one person whom a reader
 * chose. Grows with the people of the lender, who are counted in one pass.
 */
public final class Portrait {
    /** Upper ends of the brackets, in fen: a person may owe 200,000 yuan on one platform and a million on all (art. 17). */
    private static final long[] BRACKETS = {1_000_000, 5_000_000, 20_000_000, 50_000_000, 100_000_000};

    private static final List<String> AGES = List.of("<18", "18-24", "25-34", "35-44", "45-54", "55-64", "65+", "");
    private static final List<String> SEXES = List.of("female", "male", "");

    private static final String COUNTS =
            """
            SELECT CASE WHEN GROUPING(person.age_band) = 0 THEN 'age' WHEN GROUPING(person.sex) = 0 THEN 'sex'
                        WHEN GROUPING(person.province) = 0 THEN 'province' ELSE 'amount' END AS dimension,
                   coalesce(person.age_band, person.sex, person.province, bracket::text) AS cell, count(*) AS people
            FROM (SELECT party, institution, width_bucket(fen - 1, :brackets) AS bracket
                  FROM feed.digest_stake WHERE institution = :code AND role = :role) AS stake
            JOIN feed.digest_party person ON person.institution = stake.institution AND person.party = stake.party
            WHERE NOT person.company
            GROUP BY GROUPING SETS ((person.age_band), (person.sex), (person.province), (bracket))
            """;

    private final Jdbi record;

    public Portrait(Jdbi record) {
        this.record = record;
    }

    /** A cell of a table: an age band, a sex, a province's two digits, the number of a bracket; empty where not known. */
    public record Cell(String id, long people) {}

    /**
     * People by one trait.
     *
     * @param dimension age, sex, province or amount
     * @param rest people of the cells that are too small to be shown, put together
     */
    public record Table(String dimension, List<Cell> cells, long rest) {}

    /**
     * One side of the business.
     *
     * @param role borrower (of living loans) or lender (of claims)
     * @param enough whether there are enough people to show anything
     * @param people how many, 0 where there are not enough
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Side(String role, boolean enough, long people, List<Table> tables) {}

    public List<Side> of(String code) {
        return List.of(side(code, "borrower"), side(code, "lender"));
    }

    private Side side(String code, String role) {
        Map<String, Map<String, Long>> counts = counts(code, role);
        long people = counts.getOrDefault("sex", Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        List<Table> tables = new ArrayList<>();
        counts.forEach((dimension, cells) -> table(dimension, cells).ifPresent(tables::add));
        return new Side(role, people >= Anonymity.LEAST, people >= Anonymity.LEAST ? people : 0, tables);
    }

    private static Optional<Table> table(String dimension, Map<String, Long> counts) {
        return Anonymity.of(counts)
                .map(shown -> new Table(
                        dimension,
                        shown.cells().entrySet().stream()
                                .map(cell -> new Cell(cell.getKey(), cell.getValue()))
                                .toList(),
                        shown.rest()));
    }

    /** By dimension, in the order they are read in. */
    private Map<String, Map<String, Long>> counts(String code, String role) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        counts.put("age", inOrder(AGES));
        counts.put("sex", inOrder(SEXES));
        counts.put("amount", new TreeMap<>());
        counts.put("province", new TreeMap<>());
        record.useHandle(handle -> handle.createQuery(COUNTS)
                .bind("code", code)
                .bind("role", role)
                .bindByType("brackets", boxed(BRACKETS), Long[].class)
                .map((row, ctx) -> count(row, counts))
                .list());
        return counts;
    }

    private static boolean count(ResultSet row, Map<String, Map<String, Long>> counts) throws SQLException {
        counts.getOrDefault(row.getString("dimension"), new TreeMap<>())
                .merge(row.getString("cell"), row.getLong("people"), Long::sum);
        return true;
    }

    private static Map<String, Long> inOrder(List<String> cells) {
        Map<String, Long> counts = new LinkedHashMap<>();
        cells.forEach(cell -> counts.put(cell, 0L));
        return counts;
    }

    private static Long[] boxed(long[] numbers) {
        return java.util.Arrays.stream(numbers).boxed().toArray(Long[]::new);
    }
}
