package io.firewatch.web.institution;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.web.http.Json;
import io.firewatch.web.mask.Masks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How lenders report: what the checks found, by check and business day. */
public final class Quality {
    private final Jdbi record;

    public Quality(Jdbi record) {
        this.record = record;
    }

    /** One check on one day. */
    public record Found(LocalDate day, CheckIndicator check, long cases, long failed, JsonNode examples) {
        public double share() {
            return cases == 0 ? 0 : (double) failed / cases;
        }
    }

    /** One check over the days of a table; {@code days} has one entry per day of it, null where nothing was checked. */
    public record Line(CheckIndicator check, long cases, long failed, List<Optional<Found>> days) {
        public double share() {
            return cases == 0 ? 0 : (double) failed / cases;
        }

        /** The newest day on which something failed. */
        public @Nullable Found lastFailed() {
            Found last = null;
            for (Optional<Found> day : days) {
                last = day.filter(one -> one.failed() > 0).orElse(last);
            }
            return last;
        }
    }

    /** Checks × days, those that failed most first. */
    public record Table(List<LocalDate> days, List<Line> lines) {
        public boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    public List<Found> between(String institution, LocalDate from, LocalDate to) {
        return record.withHandle(handle -> handle
                .createQuery(
                        """
                        SELECT day, check_id, cases, failed, examples FROM desk.quality
                        WHERE institution = :institution AND day BETWEEN :from AND :to AND cases > 0
                        ORDER BY day, check_id
                        """)
                .bind("institution", institution)
                .bind("from", from)
                .bind("to", to)
                .map((row, ctx) -> found(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList());
    }

    /** Empty for a check of an older version that is gone. */
    private static Optional<Found> found(ResultSet row) throws SQLException {
        Optional<CheckIndicator> check = CheckIndicator.ofCheckId(row.getString("check_id"));
        return check.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        row.getDate("day").toLocalDate(),
                        check.get(),
                        row.getLong("cases"),
                        row.getLong("failed"),
                        Json.tree(Masks.text(row.getString("examples")))));
    }

    /** The newest business day anything is known of. */
    public Optional<LocalDate> newestDay(String institution) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT max(day) FROM desk.quality WHERE institution = :institution")
                        .bind("institution", institution)
                        .mapTo(LocalDate.class)
                        .findOne());
    }

    /** The last days anything is known of. */
    public Table table(String institution, int days) {
        Optional<LocalDate> newest = newestDay(institution);
        if (newest.isEmpty()) {
            return new Table(List.of(), List.of());
        }
        LocalDate first = newest.get().minusDays(days - 1L);
        List<LocalDate> all = first.datesUntil(newest.get().plusDays(1)).toList();
        Map<CheckIndicator, Map<LocalDate, Found>> byCheck = new TreeMap<>();
        for (Found one : between(institution, first, newest.get())) {
            byCheck.computeIfAbsent(one.check(), check -> new LinkedHashMap<>()).put(one.day(), one);
        }
        List<Line> lines = byCheck.entrySet().stream()
                .map(one -> line(one.getKey(), one.getValue(), all))
                .sorted(Comparator.comparingDouble((Line line) -> -line.share()))
                .toList();
        return new Table(all, lines);
    }

    private static Line line(CheckIndicator check, Map<LocalDate, Found> found, List<LocalDate> days) {
        return new Line(
                check,
                found.values().stream().mapToLong(Found::cases).sum(),
                found.values().stream().mapToLong(Found::failed).sum(),
                days.stream().map(day -> Optional.ofNullable(found.get(day))).toList());
    }
}
