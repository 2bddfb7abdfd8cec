package io.firewatch.web.board;

import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.board.Dataset.Column;
import io.firewatch.web.institution.Institutions.Institution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a table of cells: days without any included, a split turned into columns, words given their names. */
public final class Datasets {
    /** What a browser draws without being asked to wait. */
    private static final int MOST_ROWS = 5_000;

    private static final int HOURS = 24;

    private final PanelQuery query;
    private final BoardAnswer answer;
    private final BoardFilter filter;
    private final Function<Collection<String>, Map<String, Rule.Text>> ruleTitles;

    private Datasets(
            PanelQuery query,
            BoardAnswer answer,
            BoardFilter filter,
            Function<Collection<String>, Map<String, Rule.Text>> ruleTitles) {
        this.query = query;
        this.answer = answer;
        this.filter = filter;
        this.ruleTitles = ruleTitles;
    }

    /** Makes the table; {@code ruleTitles} says what rules are called, by their ids. */
    public static Dataset of(
            PanelQuery query,
            BoardAnswer answer,
            BoardFilter filter,
            Function<Collection<String>, Map<String, Rule.Text>> ruleTitles) {
        return new Datasets(query, answer, filter, ruleTitles).make();
    }

    private Dataset make() {
        Map<List<String>, Map<String, double[]>> table = new LinkedHashMap<>();
        if (!answer.cells().isEmpty()) {
            everyRow().forEach(keys -> table.put(keys, new LinkedHashMap<>()));
        }
        int by = query.by().size();
        for (Cell cell : answer.cells()) {
            String splitValue = query.split().isPresent() ? cell.keys().get(by) : "";
            table.computeIfAbsent(cell.keys().subList(0, by), keys -> new LinkedHashMap<>())
                    .put(splitValue, cell.figures());
        }
        List<String> splits = splits(table);
        List<Column> columns = columns(table.keySet(), splits);
        List<List<@Nullable Object>> rows = table.entrySet().stream()
                .map(one -> row(one.getKey(), one.getValue(), splits))
                .sorted(order(columns))
                .toList();
        boolean tooMany = rows.size() > MOST_ROWS;
        return new Dataset(
                columns,
                tooMany ? rows.subList(0, MOST_ROWS) : rows,
                tooMany || answer.truncated(),
                answer.selection().from().toString(),
                answer.selection().to().toString(),
                answer.selection().institutions().orElse(List.of()),
                filter.ignoredBy(query.source()));
    }

    /** Rows that belong into a table over time although nothing happened: a gap in a line would look like missing data. */
    private List<List<String>> everyRow() {
        if (query.timeGroup().isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = List.of(List.of());
        for (int i = 0; i < query.by().size(); i++) {
            int place = i;
            Group group = query.by().get(i);
            List<String> values = group.field().isTime()
                    ? steps(group)
                    : answer.cells().stream()
                            .map(cell -> cell.keys().get(place))
                            .distinct()
                            .toList();
            rows = rows.stream()
                    .flatMap(row -> values.stream().map(value -> Stream.concat(row.stream(), Stream.of(value))
                            .toList()))
                    .toList();
        }
        return rows;
    }

    private List<String> steps(Group group) {
        LocalDate from = answer.selection().from();
        Stream<LocalDate> days = from.datesUntil(answer.selection().to().plusDays(1));
        return switch (group.interval()) {
            case HOUR ->
                days.flatMap(day -> Stream.iterate(0, hour -> hour < HOURS, hour -> hour + 1)
                                .map(hour -> "%sT%02d:00".formatted(day, hour)))
                        .toList();
            case WEEK ->
                days.map(day -> day.with(java.time.DayOfWeek.MONDAY).toString())
                        .distinct()
                        .toList();
            case MONTH ->
                days.map(day -> day.withDayOfMonth(1).toString()).distinct().toList();
            default -> days.map(LocalDate::toString).toList();
        };
    }

    /** Values that make columns: in the field's own order, or those with most of the first measure first. */
    private List<String> splits(Map<List<String>, Map<String, double[]>> table) {
        if (query.split().isEmpty()) {
            return List.of("");
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        table.values()
                .forEach(row -> row.forEach((value, figures) -> {
                    double weight = query.measures().get(0).of(figures, 0);
                    weights.merge(value, Double.isNaN(weight) ? 0 : weight, Double::sum);
                }));
        return weights.keySet().stream()
                .sorted(inOrderOf(query.split().get().field()).thenComparing(weights::get, Comparator.reverseOrder()))
                .toList();
    }

    private static Comparator<String> inOrderOf(SourceField field) {
        return Comparator.comparingInt(value -> {
            int place = field.values().indexOf(value);
            return place < 0 ? field.values().size() : place;
        });
    }

    private List<@Nullable Object> row(List<String> keys, Map<String, double[]> bySplit, List<String> splits) {
        List<@Nullable Object> row = new ArrayList<>(keys);
        for (String value : splits) {
            double[] figures = bySplit.get(value);
            int at = 0;
            for (Measure measure : query.measures()) {
                row.add(number(measure, figures, at));
                at += measure.figures().size();
            }
        }
        return row;
    }

    private @Nullable Object number(Measure measure, double @Nullable [] figures, int at) {
        double number = figures == null ? Double.NaN : measure.of(figures, at);
        if (!Double.isNaN(number) && !Double.isInfinite(number)) {
            return number;
        }
        Figure first = measure.figures().get(0);
        boolean zero = measure.kind() == Measure.Kind.PLAIN
                && (first.metric().startsAtZero()
                        || (first.metric() == Figure.Metric.SUM && query.source() != Source.INDICATORS));
        return zero ? 0.0 : null;
    }

    private Comparator<List<@Nullable Object>> order(List<Column> columns) {
        Optional<Group> time = query.timeGroup();
        String wanted = !query.sort().isEmpty()
                ? query.sort()
                : time.map(one -> one.field().name()).orElseGet(this::usualSort);
        int place = columns.stream()
                .filter(one -> one.name().equals(wanted) || one.measure().equals(wanted))
                .findFirst()
                .map(columns::indexOf)
                .orElse(0);
        if (columns.isEmpty() || !columns.get(place).isNumber()) {
            Comparator<String> inOrder = place < query.by().size()
                    ? inOrderOf(query.by().get(place).field()).thenComparing(Comparator.naturalOrder())
                    : Comparator.naturalOrder();
            return Comparator.comparing(row -> String.valueOf(row.get(place)), inOrder);
        }
        // All columns a split made of the measure count together.
        String measure = columns.get(place).measure();
        return Comparator.comparingDouble(row -> {
            double sum = 0;
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).measure().equals(measure) && row.get(i) instanceof Double number) {
                    sum -= number;
                }
            }
            return sum;
        });
    }

    /** Words with an order of their own keep it; others come by weight. */
    private String usualSort() {
        if (query.by().size() == 1 && query.by().get(0).field().name().equals("severity")) {
            return "severity";
        }
        return query.measures().get(0).name();
    }

    private List<Column> columns(Set<List<String>> rows, List<String> splits) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < query.by().size(); i++) {
            int place = i;
            Group group = query.by().get(i);
            Set<String> values =
                    rows.stream().map(row -> row.get(place)).collect(Collectors.toCollection(LinkedHashSet::new));
            SourceField field = group.field();
            columns.add(new Column(
                    field.name(),
                    field.isTime() ? group.interval().id() : "word",
                    field.title(),
                    field.name(),
                    "",
                    "",
                    "",
                    "",
                    field.isTime() ? Map.of() : labels(field, values),
                    answer.selection().register().getOrDefault(field.name(), Map.of())));
        }
        Map<String, Words> labels = query.split()
                .map(one -> labels(one.field(), new LinkedHashSet<>(splits)))
                .orElse(Map.of());
        for (String value : splits) {
            for (Measure measure : query.measures()) {
                columns.add(number(measure, value, labels.getOrDefault(value, Words.same(value))));
            }
        }
        return columns;
    }

    private Column number(Measure measure, String value, Words label) {
        String unit = measure.unit().name().toLowerCase(Locale.ROOT);
        if (query.split().isEmpty()) {
            return new Column(
                    measure.name(), "number", measure.title(), "", unit, measure.name(), "", "", Map.of(), Map.of());
        }
        SourceField field = query.split().get().field();
        Words title = query.measures().size() == 1
                ? label
                : new Words(
                        label.zh() + " · " + measure.title().zh(),
                        label.en() + " · " + measure.title().en());
        Map<String, List<String>> members =
                answer.selection().register().getOrDefault(field.name(), Map.of()).entrySet().stream()
                        .filter(one -> one.getKey().equals(value))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Column(
                measure.name() + "@" + value,
                "number",
                title,
                "",
                unit,
                measure.name(),
                field.name(),
                value,
                Map.of(),
                members);
    }

    private Map<String, Words> labels(SourceField field, Set<String> values) {
        Map<String, Words> labels = new LinkedHashMap<>();
        Map<String, String> names = field.name().equals("institution")
                ? answer.lenders().stream().collect(Collectors.toMap(Institution::code, Institution::name))
                : Map.of();
        Map<String, Rule.Text> rules = field.name().equals("rule") ? ruleTitles.apply(values) : Map.of();
        for (String value : values) {
            switch (field.name()) {
                case "institution" -> labels.put(value, Words.same(names.getOrDefault(value, value)));
                case "rule" ->
                    Optional.ofNullable(rules.get(value))
                            .ifPresent(one -> labels.put(value, new Words(one.zh(), one.en())));
                case "check" ->
                    CheckIndicator.ofCheckId(value)
                            .ifPresent(check -> labels.put(value, new Words(check.zh(), check.en())));
                default -> {
                    if (!field.words().isEmpty()) {
                        labels.put(value, field.label(value));
                    }
                }
            }
        }
        return labels;
    }
}
