package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.MultiBucketBase;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import io.firewatch.web.board.Cell;
import io.firewatch.web.board.Conditions;
import io.firewatch.web.board.Figure;
import io.firewatch.web.board.FigureStore;
import io.firewatch.web.board.Group;
import io.firewatch.web.board.PanelQuery;
import io.firewatch.web.board.Selection;
import io.firewatch.web.board.Source;
import io.firewatch.web.board.SourceField;
import io.firewatch.web.board.SourceField.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures of the index: each group is one aggregation inside the one before, each figure a filter in the last. */
final class IndexFigures implements FigureStore {
    /** More lenders, and more rules, than a city has. */
    private static final int MOST_VALUES = 2_000;

    private static final String ALL = "all";
    private static final String GROUP = "group";
    private static final String VALUE = "value";
    private static final String ZONE = "+08:00";

    private final Index index;

    IndexFigures(Index index) {
        this.index = index;
    }

    @Override
    public List<Cell> cells(PanelQuery query, Selection selection) {
        Aggregation all = Aggregation.of(agg -> agg.filter(matchAll()).aggregations(inside(query, selection, 0)));
        Aggregate found = ask(query, selection, ALL, all);
        List<Cell> cells = new ArrayList<>();
        // Without an index there is no aggregate.
        if (found != null) {
            collect(
                    query,
                    0,
                    List.of(),
                    found.filter().docCount(),
                    found.filter().aggregations(),
                    cells);
        }
        return cells;
    }

    @Override
    public Optional<LocalDate> newestDay(PanelQuery query, Selection selection) {
        String field = query.time().orElseThrow().column();
        Aggregate newest = ask(query, selection, "newest", Aggregation.of(agg -> agg.max(max -> max.field(field))));
        // A maximum of nothing is minus infinity.
        return newest == null || !newest.isMax() || !(newest.max().value() > 0)
                ? Optional.empty()
                : Optional.of(LocalDate.ofInstant(
                        Instant.ofEpochMilli((long) newest.max().value()),
                        query.time().get().role() == Role.DAY ? ZoneOffset.UTC : BusinessTime.ZONE));
    }

    private @Nullable Aggregate ask(PanelQuery query, Selection selection, String name, Aggregation aggregation) {
        String target =
                query.source() == Source.ALERTS ? IndexMappings.ALERTS_INDEX : IndexMappings.INDICATORS_PREFIX + "*";
        return index.search(
                        target,
                        search -> search.size(0).query(wanted(query, selection)).aggregations(name, aggregation))
                .aggregations()
                .get(name);
    }

    private static Query wanted(PanelQuery query, Selection selection) {
        BoolQuery.Builder all = new BoolQuery.Builder();
        query.time().ifPresent(time -> all.filter(range(time, selection)));
        selection.institutions().ifPresent(codes -> all.filter(AlertIndex.terms("institution", codes)));
        add(all, query.source(), selection.where());
        if (query.source() == Source.INDICATORS) {
            all.filter(AlertIndex.terms("subjectType", List.of(SubjectType.INSTITUTION.id())));
            all.filter(AlertIndex.terms(
                    "indicator", query.figures().stream().map(Figure::field).toList()));
        }
        return Query.of(q -> q.bool(all.build()));
    }

    private static Query range(SourceField time, Selection selection) {
        return time.role() == Role.DAY
                ? new DateRange(time.column())
                        .gte(selection.from().toString())
                        .lte(selection.to().toString())
                        .build()
                : Query.of(q -> q.range(range -> range.date(date -> date.field(time.column())
                        .gte(midnight(selection.from()))
                        .lt(midnight(selection.to().plusDays(1))))));
    }

    private static String midnight(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant().toString();
    }

    private static void add(BoolQuery.Builder all, Source source, Conditions where) {
        where.with().forEach((name, values) -> source.field(name)
                .filter(field -> field.role() == Role.TERM)
                .ifPresent(field -> all.filter(AlertIndex.terms(field.column(), values))));
        where.without().forEach((name, values) -> source.field(name)
                .filter(field -> field.role() == Role.TERM)
                .ifPresent(field -> all.mustNot(AlertIndex.terms(field.column(), values))));
    }

    private static Map<String, Aggregation> inside(PanelQuery query, Selection selection, int depth) {
        List<Group> groups = query.groups();
        if (depth == groups.size()) {
            return figures(query);
        }
        return Map.of(GROUP, grouping(groups.get(depth), selection, inside(query, selection, depth + 1)));
    }

    private static Aggregation grouping(Group group, Selection selection, Map<String, Aggregation> inside) {
        SourceField field = group.field();
        return switch (field.role()) {
            case REGISTER -> {
                Map<String, Query> lenders = new LinkedHashMap<>();
                selection
                        .register()
                        .getOrDefault(field.name(), Map.of())
                        .forEach((value, codes) -> lenders.put(value, AlertIndex.terms("institution", codes)));
                yield Aggregation.of(agg -> agg.filters(filters -> filters.filters(buckets -> buckets.keyed(lenders)))
                        .aggregations(inside));
            }
            case DAY, MOMENT ->
                Aggregation.of(agg -> agg.dateHistogram(steps -> {
                            steps.field(field.column())
                                    .calendarInterval(interval(group))
                                    .format(
                                            group.interval() == Group.Interval.HOUR
                                                    ? "yyyy-MM-dd'T'HH:mm"
                                                    : "yyyy-MM-dd")
                                    .minDocCount(1);
                            return field.role() == Role.MOMENT ? steps.timeZone(ZONE) : steps;
                        })
                        .aggregations(inside));
            default ->
                Aggregation.of(
                        agg -> agg.terms(terms -> terms.field(field.column()).size(MOST_VALUES))
                                .aggregations(inside));
        };
    }

    private static CalendarInterval interval(Group group) {
        return switch (group.interval()) {
            case HOUR -> CalendarInterval.Hour;
            case WEEK -> CalendarInterval.Week;
            case MONTH -> CalendarInterval.Month;
            default -> CalendarInterval.Day;
        };
    }

    private static Map<String, Aggregation> figures(PanelQuery query) {
        Map<String, Aggregation> all = new LinkedHashMap<>();
        List<Figure> figures = query.figures();
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            BoolQuery.Builder where = new BoolQuery.Builder();
            add(where, query.source(), figure.where());
            if (query.source() == Source.INDICATORS) {
                where.filter(AlertIndex.terms("indicator", List.of(figure.field())));
            }
            Map<String, Aggregation> value = figure.metric() == Figure.Metric.COUNT
                    ? Map.of()
                    : Map.of(VALUE, value(figure, column(query.source(), figure)));
            all.put(String.valueOf(i), Aggregation.of(agg -> agg.filter(Query.of(q -> q.bool(where.build())))
                    .aggregations(value)));
        }
        return all;
    }

    private static String column(Source source, Figure figure) {
        return source == Source.INDICATORS
                ? "value"
                : source.field(figure.field()).orElseThrow().column();
    }

    private static Aggregation value(Figure figure, String column) {
        return Aggregation.of(agg -> switch (figure.metric()) {
            case SUM -> agg.sum(one -> one.field(column));
            case AVG -> agg.avg(one -> one.field(column));
            case MIN -> agg.min(one -> one.field(column));
            case MAX -> agg.max(one -> one.field(column));
            case CARDINALITY -> agg.cardinality(one -> one.field(column));
            case PERCENTILE ->
                agg.percentiles(
                        one -> one.field(column).percents(figure.percent()).keyed(false));
            case COUNT -> throw new IllegalStateException("a count needs no value");
        });
    }

    private static void collect(
            PanelQuery query,
            int depth,
            List<String> keys,
            long members,
            Map<String, Aggregate> inside,
            List<Cell> cells) {
        if (depth == query.groups().size()) {
            if (members > 0 || keys.isEmpty()) {
                cells.add(new Cell(keys, numbers(query.figures(), inside)));
            }
            return;
        }
        buckets(inside.get(GROUP)).forEach((key, bucket) -> {
            List<String> further = new ArrayList<>(keys);
            further.add(key);
            collect(query, depth + 1, further, bucket.docCount(), bucket.aggregations(), cells);
        });
    }

    private static Map<String, MultiBucketBase> buckets(@Nullable Aggregate group) {
        Map<String, MultiBucketBase> buckets = new LinkedHashMap<>();
        // Without a mapping the terms are of no type.
        if (group != null && group.isSterms()) {
            group.sterms()
                    .buckets()
                    .array()
                    .forEach(one -> buckets.put(one.key().stringValue(), one));
        } else if (group != null && group.isDateHistogram()) {
            group.dateHistogram().buckets().array().forEach(one -> buckets.put(String.valueOf(one.keyAsString()), one));
        } else if (group != null && group.isFilters()) {
            buckets.putAll(group.filters().buckets().keyed());
        }
        return buckets;
    }

    private static double[] numbers(List<Figure> figures, Map<String, Aggregate> found) {
        double[] numbers = new double[figures.size()];
        for (int i = 0; i < numbers.length; i++) {
            Aggregate one = found.get(String.valueOf(i));
            long members = one == null ? 0 : one.filter().docCount();
            Aggregate value = one == null ? null : one.filter().aggregations().get(VALUE);
            numbers[i] = figures.get(i).metric() == Figure.Metric.COUNT
                    ? members
                    : members == 0 || value == null ? none(figures.get(i)) : number(value);
        }
        return numbers;
    }

    private static double none(Figure figure) {
        return figure.metric() == Figure.Metric.CARDINALITY ? 0 : Double.NaN;
    }

    private static double number(Aggregate value) {
        if (value.isCardinality()) {
            return value.cardinality().value();
        }
        if (value.isTdigestPercentiles()) {
            return value.tdigestPercentiles().values().array().get(0).value();
        }
        return value.isSum()
                ? value.sum().value()
                : value.isAvg()
                        ? value.avg().value()
                        : value.isMin() ? value.min().value() : value.max().value();
    }

    private static Query matchAll() {
        return Query.of(q -> q.matchAll(all -> all));
    }
}
