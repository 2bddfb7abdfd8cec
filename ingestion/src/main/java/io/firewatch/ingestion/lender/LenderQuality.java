package io.firewatch.ingestion.lender;

import io.firewatch.ingestion.landing.QualityFindings;
import io.firewatch.ingestion.landing.QualityFindings.Found;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.record.RecordType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * How good one lender's reports are: what came in by hour and day of receipt and how late, and what the checks found by business
 * day. Scores are shares of what passed: records accepted of those received, cases that passed of those checked.
 */
public final class LenderQuality {
    private static final String ARRIVALS =
            """
            SELECT %s AS at, count(*) AS batches, count(*) FILTER (WHERE status = 'failed') AS failed,
                   sum(total) AS records, sum(refused) AS refused,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY lag) AS lag_median,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY lag) AS lag_slow
            FROM (SELECT *, CASE WHEN trade_day IS NOT NULL THEN greatest(0, extract(epoch FROM received_at
                            - (trade_day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') / 3600) END AS lag
                  FROM feed.batch
                  WHERE institution = :lender AND production AND inf_type < %d
                    AND received_at >= :from AND received_at < :to) b
            GROUP BY 1 ORDER BY 1""";

    private static final String BY_HOUR = ARRIVALS.formatted(
            "to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'HH24')", RecordType.FIRST_INDEPENDENT);
    private static final String BY_DAY = ARRIVALS.formatted(
            "to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')", RecordType.FIRST_INDEPENDENT);
    private static final String WHOLE = ARRIVALS.formatted("''", RecordType.FIRST_INDEPENDENT);

    private static final String NEWEST = "SELECT (max(received_at) AT TIME ZONE 'Asia/Shanghai')::date FROM feed.batch"
            + " WHERE institution = :lender AND production AND inf_type < " + RecordType.FIRST_INDEPENDENT;

    private final Jdbi record;
    private final QualityFindings findings;

    LenderQuality(Jdbi record, QualityFindings findings) {
        this.record = record;
        this.findings = findings;
    }

    /**
     * What was received within an hour or on a day.
     *
     * @param at the hour, {@code 00} to {@code 23}, or the day
     * @param lagMedian hours from the end of the business day that a batch number names to the batch's receipt, median of the
     *     batches; null when none names a day
     * @param lagSlow the 95th percentile of it
     */
    public record Arrivals(
            String at,
            long batches,
            long failed,
            long records,
            long refused,
            @Nullable Double lagMedian,
            @Nullable Double lagSlow) {
        /** Share of the records that were accepted. */
        public double score() {
            return records == 0 ? 1 : 1 - (double) refused / records;
        }
    }

    /** What all checks together found on one business day. */
    public record Checked(LocalDate day, long cases, long failed) {
        /** Share of the cases that passed. */
        public double score() {
            return cases == 0 ? 1 : 1 - (double) failed / cases;
        }
    }

    /** What one check found over some days; {@code examples} are of the newest day that has any, as JSON. */
    public record Line(CheckIndicator check, long cases, long failed, String examples) {
        public double share() {
            return (double) failed / cases;
        }
    }

    /** The checks over some days: by day, newest first, and by check, worst first. */
    public record Checks(List<Checked> days, List<Line> lines) {}

    /** The newest day of receipt; empty when nothing was received yet. */
    Optional<LocalDate> newestReceipt(String lender) {
        return record.withHandle(handle -> handle.createQuery(NEWEST)
                .bind("lender", lender)
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** Hours of one day of receipt in which something came, in order. */
    List<Arrivals> byHour(String lender, LocalDate day) {
        return arrivals(BY_HOUR, lender, day, day);
    }

    /** Days of receipt on which something came, newest first. */
    List<Arrivals> byDay(String lender, LocalDate from, LocalDate to) {
        return arrivals(BY_DAY, lender, from, to).stream()
                .sorted(Comparator.comparing(Arrivals::at).reversed())
                .toList();
    }

    /** What came within some days of receipt, together; empty when nothing did. */
    Optional<Arrivals> together(String lender, LocalDate from, LocalDate to) {
        return arrivals(WHOLE, lender, from, to).stream().findFirst();
    }

    /** The last business days anything is known of. */
    Checks checks(String lender, int days) throws SQLException {
        Optional<LocalDate> newest = findings.newestDay(lender);
        if (newest.isEmpty()) {
            return new Checks(List.of(), List.of());
        }
        List<Found> found = findings.between(lender, newest.get().minusDays(days - 1L), newest.get());
        Map<LocalDate, List<Found>> byDay =
                found.stream().collect(Collectors.groupingBy(Found::day, TreeMap::new, Collectors.toList()));
        List<Checked> all = new ArrayList<>();
        byDay.forEach((day, ofDay) -> all.add(0, new Checked(day, cases(ofDay), failed(ofDay))));
        Map<String, List<Found>> byCheck =
                found.stream().collect(Collectors.groupingBy(Found::check, TreeMap::new, Collectors.toList()));
        List<Line> lines = byCheck.entrySet().stream()
                .flatMap(one ->
                        CheckIndicator.ofCheckId(one.getKey()).map(check -> line(check, one.getValue())).stream())
                .sorted(Comparator.comparingDouble((Line one) -> -one.share()))
                .toList();
        return new Checks(all, lines);
    }

    private static Line line(CheckIndicator check, List<Found> found) {
        String examples = found.stream()
                .filter(one -> one.failed() > 0 && !one.examples().equals("[]"))
                .max(Comparator.comparing(Found::day))
                .map(Found::examples)
                .orElse("[]");
        return new Line(check, cases(found), failed(found), LenderBatches.shortened(examples));
    }

    private static long cases(List<Found> found) {
        return found.stream().mapToLong(Found::cases).sum();
    }

    private static long failed(List<Found> found) {
        return found.stream().mapToLong(Found::failed).sum();
    }

    private List<Arrivals> arrivals(String sql, String lender, LocalDate from, LocalDate to) {
        return record.withHandle(handle -> handle.createQuery(sql)
                .bind("lender", lender)
                .bind("from", LenderBatches.start(from))
                .bind("to", LenderBatches.start(to.plusDays(1)))
                .map((row, ctx) -> arrivals(row))
                .list());
    }

    private static Arrivals arrivals(ResultSet row) throws SQLException {
        return new Arrivals(
                row.getString("at"),
                row.getLong("batches"),
                row.getLong("failed"),
                row.getLong("records"),
                row.getLong("refused"),
                (Double) row.getObject("lag_median"),
                (Double) row.getObject("lag_slow"));
    }
}
