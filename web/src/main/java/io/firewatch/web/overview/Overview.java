package io.firewatch.web.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.web.alert.AlertQuery;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.institution.Feed;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.firewatch.web.institution.Risk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The city at a glance. */
public final class Overview {
    /** A quarter: long enough to see a wave of alerts rise, short enough that a day's bar can be seen at 390 px. */
    private static final int DAYS = 90;

    /** As the list shows them: a finding once, not part by part. */
    private static final AlertQuery OVERDUE =
            AlertQuery.from(Map.of("overdue", List.of("true"), "rolledUp", List.of("false")));

    private final AlertCounts counts;
    private final Institutions institutions;
    private final Feed feed;
    private final Alerts alerts;
    private final Clock clock;

    /** {@code clock} says what "today" is for the live feed only; alerts are counted on business days. */
    public Overview(AlertCounts counts, Institutions institutions, Feed feed, Alerts alerts, Clock clock) {
        this.counts = counts;
        this.institutions = institutions;
        this.feed = feed;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * The answer of {@code GET /api/overview}.
     *
     * @param asOf the newest business day judged; null before the first alert
     * @param open open alerts by severity
     * @param overdue alerts on which something should have been done by now
     * @param perDay episodes begun per business day, a quarter back
     * @param institutions every registered lender, worst first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record City(
            @Nullable String asOf,
            Map<String, Long> open,
            long overdue,
            List<DayCount> perDay,
            List<Ranked> institutions,
            List<Feed.OfType> today) {}

    /** Episodes begun on a business day, by severity. */
    public record DayCount(String day, Map<String, Long> alerts) {}

    /** A lender and how much its open alerts weigh. */
    public record Ranked(
            String code,
            String name,
            String type,
            String district,
            double score,
            Risk.Grade grade,
            Map<String, Long> open) {
        public long openAlerts() {
            return open.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    public City city() {
        Optional<LocalDate> asOf = counts.newestDay();
        return new City(
                asOf.map(LocalDate::toString).orElse(null),
                asOf.isPresent() ? counts.open() : none(),
                alerts.search(OVERDUE, 0, null).total(),
                asOf.map(day -> perDay(day)).orElse(List.of()),
                ranking(asOf),
                feed.on(LocalDate.now(clock.withZone(BusinessTime.ZONE))));
    }

    private List<DayCount> perDay(LocalDate asOf) {
        return counts.perDay(asOf.minusDays(DAYS - 1L), asOf).stream()
                .map(day -> new DayCount(day.day().toString(), day.bySeverity()))
                .toList();
    }

    /** Every registered lender, worst first. */
    public List<Ranked> ranking() {
        return ranking(counts.newestDay());
    }

    /** One lender and how much its open alerts weigh. */
    public Ranked ranked(Institution one) {
        return ranked(
                one,
                counts.newestDay()
                        .map(day -> Risk.asOf(counts, one.code(), day))
                        .orElseGet(() -> Risk.calm(one.code())));
    }

    private List<Ranked> ranking(Optional<LocalDate> asOf) {
        List<Risk> risks = asOf.map(day -> Risk.asOf(counts, day)).orElse(List.of());
        Map<String, Institution> all =
                institutions.all().stream().collect(Collectors.toMap(Institution::code, Function.identity()));
        Stream<Ranked> risky = risks.stream().flatMap(risk -> {
            Institution one = all.get(risk.institution());
            return one == null ? Stream.of() : Stream.of(ranked(one, risk));
        });
        List<String> listed = risks.stream().map(Risk::institution).toList();
        Stream<Ranked> calm = all.values().stream()
                .filter(one -> !listed.contains(one.code()))
                .sorted(java.util.Comparator.comparing(Institution::code))
                .map(one -> ranked(one, Risk.calm(one.code())));
        return Stream.concat(risky, calm).toList();
    }

    private static Ranked ranked(Institution one, Risk risk) {
        return new Ranked(one.code(), one.name(), one.type(), one.district(), risk.score(), risk.grade(), risk.open());
    }

    private static Map<String, Long> none() {
        return java.util.Arrays.stream(Severity.values())
                .collect(Collectors.toMap(Severity::id, one -> 0L, (a, b) -> a, java.util.LinkedHashMap::new));
    }
}
