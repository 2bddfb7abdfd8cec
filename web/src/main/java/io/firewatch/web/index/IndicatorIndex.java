package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Indicators of the index as series over business days. */
public final class IndicatorIndex {
    /** As many as Elasticsearch gives out at once. */
    private static final int PAGE = 10_000;

    /** Some thirty indicators over five years; a longer series is cut at its old end. */
    private static final int MOST_POINTS = 50_000;

    private final Index index;

    public IndicatorIndex(Index index) {
        this.index = index;
    }

    /** Whose numbers are asked for: {@code subject} within {@code institution}. */
    public record Subject(String institution, SubjectType type, String subject) {
        public static Subject institution(String code) {
            return new Subject(code, SubjectType.INSTITUTION, code);
        }
    }

    /** Money in yuan, shares as fractions. */
    public record Point(String day, double value) {}

    /**
     * The series of the indicators named, oldest day first; indicators never observed have none.
     *
     * @param from first business day, empty for no bound
     * @param to last business day, empty for no bound
     */
    public Map<String, List<Point>> series(Subject subject, Collection<String> names, String from, String to) {
        BoolQuery.Builder wanted = new BoolQuery.Builder()
                .filter(AlertIndex.terms("subjectType", List.of(subject.type().id())))
                .filter(AlertIndex.terms("subject", List.of(subject.subject())));
        if (!names.isEmpty()) {
            wanted.filter(AlertIndex.terms("indicator", names));
        }
        if (!from.isEmpty()) {
            wanted.filter(new DateRange("day").gte(from).build());
        }
        if (!to.isEmpty()) {
            wanted.filter(new DateRange("day").lte(to).build());
        }
        Query query = Query.of(q -> q.bool(wanted.build()));

        List<Found> newestFirst = new ArrayList<>();
        List<FieldValue> after = List.of();
        while (newestFirst.size() < MOST_POINTS) {
            List<FieldValue> place = after;
            List<Hit<ObjectNode>> hits = index.searchOf(
                            subject.institution(), IndexMappings.INDICATORS_PREFIX + "*", search -> {
                                // Day and name are what it is sorted by: with the value beside them no document need be
                                // unpacked.
                                search.size(PAGE)
                                        .query(query)
                                        .trackTotalHits(total -> total.enabled(false))
                                        .source(source -> source.fetch(false))
                                        .storedFields("_none_")
                                        .docvalueFields(field -> field.field("value"))
                                        .sort(by("day", SortOrder.Desc), by("indicator", SortOrder.Asc));
                                if (!place.isEmpty()) {
                                    search.searchAfter(place);
                                }
                            })
                    .hits()
                    .hits();
            hits.forEach(hit -> newestFirst.add(found(hit)));
            if (hits.size() < PAGE) {
                break;
            }
            after = hits.get(hits.size() - 1).sort();
        }
        Map<String, List<Point>> series = new LinkedHashMap<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Found one = newestFirst.get(i);
            series.computeIfAbsent(one.indicator(), name -> new ArrayList<>()).add(one.point());
        }
        return series;
    }

    private record Found(String indicator, Point point) {}

    private static Found found(Hit<ObjectNode> hit) {
        LocalDate day =
                LocalDate.ofInstant(Instant.ofEpochMilli(hit.sort().get(0).longValue()), ZoneOffset.UTC);
        double[] value =
                Objects.requireNonNull(hit.fields().get("value"), "value").to(double[].class);
        return new Found(hit.sort().get(1).stringValue(), new Point(day.toString(), value[0]));
    }

    /** The newest business day any indicator is known of. */
    public Optional<LocalDate> newestDay() {
        return index
                .search(IndexMappings.INDICATORS_PREFIX + "*", search -> search.size(1)
                        .trackTotalHits(total -> total.enabled(false))
                        .source(source -> source.filter(fields -> fields.includes("day")))
                        .sort(by("day", SortOrder.Desc)))
                .hits()
                .hits()
                .stream()
                .map(Hit::source)
                .filter(Objects::nonNull)
                .map(doc -> LocalDate.parse(doc.path("day").asText()))
                .findFirst();
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(sort -> sort.field(one -> one.field(field).order(order)));
    }
}
