package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.record.IndexMappings;
import io.firewatch.web.alert.AlertState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Alerts counted: the numbers of the overview. */
public final class AlertCounts {
    /** More lenders than a city has; a terms aggregation needs a bound. */
    private static final int INSTITUTIONS = 2_000;

    private final Index index;

    public AlertCounts(Index index) {
        this.index = index;
    }

    /** Alerts of one institution by severity and by the age of what they rest on. */
    public record Weight(String institution, Severity severity, Age age, long alerts) {}

    /** Age bands of supervision-rules B.8. */
    public enum Age {
        WITHIN_30_DAYS,
        WITHIN_90_DAYS,
        OLDER
    }

    /** Alerts by severity, gravest first; every severity is present. */
    public record Day(LocalDate day, Map<String, Long> bySeverity) {}

    /** The newest business day any alert was judged on; empty without alerts. It is the city's "today" in these counts. */
    public Optional<LocalDate> newestDay() {
        List<ObjectNode> newest = index
                .search(IndexMappings.ALERTS_INDEX, search -> search.size(1)
                        .trackTotalHits(total -> total.enabled(false))
                        .source(source -> source.filter(fields -> fields.includes("eventTime")))
                        .sort(sort -> sort.field(field -> field.field("eventTime")
                                .order(co.elastic.clients.elasticsearch._types.SortOrder.Desc))))
                .hits()
                .hits()
                .stream()
                .map(hit -> hit.source())
                .filter(Objects::nonNull)
                .toList();
        return newest.stream()
                .map(doc -> java.time.OffsetDateTime.parse(doc.path("eventTime").asText())
                        .toInstant()
                        // eventTime is the end of its day, which may be written as the next midnight.
                        .minusMillis(1)
                        .atZone(BusinessTime.ZONE)
                        .toLocalDate())
                .findFirst();
    }

    /** Open alerts by severity, gravest first; every severity is present. */
    public Map<String, Long> open() {
        Map<String, Aggregate> found = count(stillOpen(), Map.of("severity", terms("severity", 4)));
        return bySeverity(found.get("severity"));
    }

    /** Open alerts of every institution that has any. */
    public List<Weight> openByInstitution(LocalDate today) {
        return weights(stillOpen(), today);
    }

    /** Open alerts of one institution. */
    public List<Weight> openOf(String institution, LocalDate today) {
        return weights(
                Query.of(q -> q.bool(bool ->
                        bool.filter(stillOpen()).filter(AlertIndex.terms("institution", List.of(institution))))),
                today);
    }

    private List<Weight> weights(Query which, LocalDate today) {
        Aggregation ages = Aggregation.of(agg -> agg.filters(filters -> filters.filters(buckets -> buckets.keyed(Map.of(
                Age.WITHIN_30_DAYS.name(), since(today.minusDays(30), today.plusDays(2)),
                Age.WITHIN_90_DAYS.name(), since(today.minusDays(90), today.minusDays(30)),
                Age.OLDER.name(), since(LocalDate.of(1970, 1, 1), today.minusDays(90)))))));
        Aggregation severities = Aggregation.of(
                agg -> agg.terms(terms -> terms.field("severity").size(4)).aggregations("age", ages));
        Aggregation institutions = Aggregation.of(
                agg -> agg.terms(terms -> terms.field("institution").size(INSTITUTIONS))
                        .aggregations("severity", severities));
        List<Weight> weights = new ArrayList<>();
        for (StringTermsBucket institution :
                buckets(count(which, Map.of("institution", institutions)).get("institution"))) {
            for (StringTermsBucket severity : buckets(institution.aggregations().get("severity"))) {
                Aggregate byAge = Objects.requireNonNull(severity.aggregations().get("age"), "age");
                byAge.filters().buckets().keyed().forEach((age, bucket) -> {
                    if (bucket.docCount() > 0) {
                        weights.add(new Weight(
                                institution.key().stringValue(),
                                Severity.ofId(severity.key().stringValue()),
                                Age.valueOf(age),
                                bucket.docCount()));
                    }
                });
            }
        }
        return weights;
    }

    /** How many alerts roll up under each of these; one without any is absent. */
    public Map<String, Long> parts(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> parts = new HashMap<>();
        Query under = AlertIndex.terms("rolledUpUnder", ids);
        buckets(count(under, Map.of("under", terms("rolledUpUnder", ids.size())))
                        .get("under"))
                .forEach(bucket -> parts.put(bucket.key().stringValue(), bucket.docCount()));
        return parts;
    }

    /** Episodes begun on each business day, days without any included; alerts that never held are left out. */
    public List<Day> perDay(LocalDate from, LocalDate to) {
        Query days = Query.of(q -> q.bool(bool -> bool.filter(new DateRange("episodeDay")
                        .gte(from.toString())
                        .lte(to.toString())
                        .build())
                .mustNot(AlertIndex.terms("resolution", List.of("corrected")))));
        Aggregation histogram = Aggregation.of(agg -> agg.dateHistogram(histo -> histo.field("episodeDay")
                        .calendarInterval(CalendarInterval.Day)
                        .minDocCount(0))
                .aggregations("severity", terms("severity", 4)));
        Aggregate found = count(days, Map.of("day", histogram)).get("day");
        Map<LocalDate, Map<String, Long>> byDay = new LinkedHashMap<>();
        if (found != null) {
            for (DateHistogramBucket bucket : found.dateHistogram().buckets().array()) {
                byDay.put(
                        Instant.ofEpochMilli(bucket.key())
                                .atZone(java.time.ZoneOffset.UTC)
                                .toLocalDate(),
                        bySeverity(bucket.aggregations().get("severity")));
            }
        }
        return from.datesUntil(to.plusDays(1))
                .map(day -> new Day(day, byDay.getOrDefault(day, bySeverity(null))))
                .toList();
    }

    private Map<String, Aggregate> count(Query query, Map<String, Aggregation> aggregations) {
        return index.search(IndexMappings.ALERTS_INDEX, search -> search.size(0)
                        .trackTotalHits(total -> total.enabled(false))
                        .query(query)
                        .aggregations(aggregations))
                .aggregations();
    }

    private static Query stillOpen() {
        return Query.of(q -> q.bool(bool -> bool.filter(AlertIndex.terms("dataState", List.of("firing")))
                .filter(AlertIndex.terms("status", AlertState.openIds()))));
    }

    private static Query since(LocalDate from, LocalDate before) {
        return Query.of(q -> q.range(range -> range.date(date -> date.field("eventTime")
                .gte(from.plusDays(1)
                        .atStartOfDay(BusinessTime.ZONE)
                        .toInstant()
                        .toString())
                .lt(before.plusDays(1)
                        .atStartOfDay(BusinessTime.ZONE)
                        .toInstant()
                        .toString()))));
    }

    private static Aggregation terms(String field, int size) {
        return Aggregation.of(agg -> agg.terms(terms -> terms.field(field).size(size)));
    }

    private static List<StringTermsBucket> buckets(@org.jspecify.annotations.Nullable Aggregate terms) {
        // Without an index there is no aggregate, and without a mapping its terms are of no type.
        return terms != null && terms.isSterms() ? terms.sterms().buckets().array() : List.of();
    }

    private static Map<String, Long> bySeverity(@org.jspecify.annotations.Nullable Aggregate terms) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            counts.put(severity.id(), 0L);
        }
        for (StringTermsBucket bucket : buckets(terms)) {
            counts.put(bucket.key().stringValue(), bucket.docCount());
        }
        return counts;
    }
}
