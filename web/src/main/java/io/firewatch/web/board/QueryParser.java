package io.firewatch.web.board;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.rulesets.source.Likeness;
import io.firewatch.rulesets.source.Section;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.board.Figure.Metric;
import io.firewatch.web.board.Group.Interval;
import io.firewatch.web.board.SourceField.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the query of a panel. Only fields that the source opens to boards pass. */
final class QueryParser {
    private static final int MOST_KEPT = 100;

    /** Rows and lines a reader can still tell apart; a third group would make neither. */
    private static final int MOST_GROUPS = 2;

    private static final String NO_TIME = "none";

    private final Section section;
    private final Source source;
    private final MeasureReader measures;

    QueryParser(Section section, Function<String, Optional<Indicator>> indicators) {
        this.section = section;
        this.source = section.word("source", Source::ofId, Source.ALERTS);
        this.measures = new MeasureReader(source, indicators);
    }

    PanelQuery query() {
        Conditions where = conditions(section, source, true);
        List<Group> by = section.sections("by").stream()
                .flatMap(one -> group(one).stream())
                .toList();
        Optional<Group> split = section.has("split") ? group(section.section("split")) : Optional.empty();
        List<Measure> columns = measures();
        Optional<SourceField> time = time(by);
        boolean newest = section.has("newest") && section.flag("newest");
        String sort = sort(by, columns);
        PanelQuery query = new PanelQuery(source, where, by, split, columns, time, newest, sort);
        checkGroups(query);
        if (newest && time.filter(one -> one.role() == Role.DAY).isEmpty()) {
            section.refuse("newest", "only a query about business days has a newest one");
        }
        if (source == Source.INDICATORS) {
            checkStocks(query);
        }
        section.close();
        return query;
    }

    private List<Measure> measures() {
        List<Measure> read = new ArrayList<>();
        for (Section one : section.sections("measures")) {
            measures.read(one).ifPresent(measure -> {
                if (read.stream().anyMatch(other -> other.name().equals(measure.name()))
                        || source.field(measure.name())
                                .filter(SourceField::isWord)
                                .isPresent()) {
                    one.refuse("name", "there is a column '" + measure.name() + "' already");
                }
                read.add(measure);
            });
        }
        if (!section.has("measures")) {
            section.refuse("measures", "a query needs 'measures', the numbers it is about");
        }
        return read;
    }

    private Optional<Group> group(Section one) {
        String name = one.text("field");
        Optional<SourceField> found = source.field(name).filter(field -> field.isWord() || field.isTime());
        if (found.isEmpty() && one.has("field")) {
            one.refuse("field", unknown(source, name));
        }
        Interval interval = one.has("interval") ? one.word("interval", Interval::ofId, Interval.DAY) : Interval.NONE;
        int top = one.has("top") ? one.wholeNumber("top") : 0;
        found.ifPresent(field -> {
            if (field.isTime() && interval == Interval.NONE) {
                one.refuse("field", "'" + name + "' needs an 'interval': hour, day, week or month");
            }
            if (!field.isTime() && one.has("interval")) {
                one.refuse("interval", "'" + name + "' is no time and has no interval");
            }
            if (field.role() == Role.DAY && interval == Interval.HOUR) {
                one.refuse("interval", "'" + name + "' is a business day and has no hours");
            }
            if (one.has("top") && field.role() != Role.TERM) {
                one.refuse("top", "'top' is for words of the source itself");
            }
        });
        if (one.has("top") && (top < 1 || top > MOST_KEPT)) {
            one.refuse("top", "'top' is 1 to " + MOST_KEPT);
        }
        one.close();
        return found.map(field -> new Group(field, interval, top));
    }

    private void checkGroups(PanelQuery query) {
        if (query.by().size() > MOST_GROUPS) {
            section.refuse("by", "rows stand for at most " + MOST_GROUPS + " fields; the third may be the 'split'");
        }
        if (query.by().stream().filter(one -> one.field().isTime()).count() > 1) {
            section.refuse("by", "only one of the fields of 'by' can be a time");
        }
        if (query.split().filter(one -> one.field().isTime()).isPresent()) {
            section.refuse("split", "a time makes no columns; put it into 'by'");
        }
        for (Group one : query.groups()) {
            boolean open =
                    one.field().role() == Role.TERM && one.field().values().isEmpty();
            if (open && one.top() == 0 && query.groups().size() > 1) {
                section.refuse(
                        query.split().equals(Optional.of(one)) ? "split" : "by",
                        "'" + one.field().name() + "' has too many values for this; say how many in 'top'");
            }
        }
    }

    /** The same balance counted on each of thirty days is not thirty balances. */
    private void checkStocks(PanelQuery query) {
        boolean daily =
                query.timeGroup().filter(one -> one.interval() == Interval.DAY).isPresent();
        boolean sums = query.figures().stream().anyMatch(one -> one.metric() == Metric.SUM);
        if (sums && !daily && !query.newest()) {
            section.refuse(
                    "measures",
                    "a sum of indicators over several days counts the same money again;"
                            + " group by 'day' with interval day, or say 'newest: true'");
        }
    }

    private Optional<SourceField> time(List<Group> by) {
        SourceField usual = by.stream()
                .map(Group::field)
                .filter(SourceField::isTime)
                .findFirst()
                .orElseGet(source::usualTime);
        if (!section.has("time")) {
            return Optional.of(usual);
        }
        return section.word(
                "time",
                word -> {
                    Optional<SourceField> field = source.field(word).filter(SourceField::isTime);
                    if (field.isEmpty() && !word.equals(NO_TIME)) {
                        throw new IllegalArgumentException("time '" + word + "' is no time of " + source.id());
                    }
                    if (field.isEmpty()
                            && usual.equals(by.isEmpty() ? null : by.get(0).field())) {
                        throw new IllegalArgumentException("a query by time cannot be without one");
                    }
                    return field;
                },
                Optional.of(usual));
    }

    private String sort(List<Group> by, List<Measure> columns) {
        if (!section.has("sort")) {
            return "";
        }
        List<String> allowed =
                new ArrayList<>(by.stream().map(one -> one.field().name()).toList());
        columns.forEach(one -> allowed.add(one.name()));
        return section.word("sort", word -> BoardParser.among("column", word, allowed), "");
    }

    /** Reads {@code where} and {@code without}. {@code lenders}: whether fields of the register may be named. */
    static Conditions conditions(Section section, Source source, boolean lenders) {
        Map<String, List<String>> with = values(section, "where", source, lenders);
        Map<String, List<String>> without = values(section, "without", source, false);
        return with.isEmpty() && without.isEmpty() ? Conditions.NONE : new Conditions(with, without);
    }

    private static Map<String, List<String>> values(Section parent, String key, Source source, boolean lenders) {
        Map<String, List<String>> read = new LinkedHashMap<>();
        if (!parent.has(key)) {
            return read;
        }
        Section section = parent.section(key);
        for (String name : section.names()) {
            Optional<SourceField> field = source.field(name).filter(SourceField::isWord);
            if (field.isEmpty()) {
                section.refuse(name, unknown(source, name));
                continue;
            }
            if (field.get().role() == Role.REGISTER && !lenders) {
                section.refuse(name, "'" + name + "' can only stand in the 'where' of the query");
            }
            List<String> values = new ArrayList<>();
            section.words(name, word -> values(field.get(), word), List.<String>of())
                    .forEach(values::addAll);
            read.put(name, values);
        }
        return read;
    }

    private static List<String> values(SourceField field, String word) {
        if (field.name().equals("status") && word.equals("open")) {
            return AlertState.openIds();
        }
        return field.values().isEmpty()
                ? List.of(word)
                : List.of(BoardParser.among(field.name(), word, field.values()));
    }

    static String unknown(Source source, String name) {
        List<String> names = source.fields().stream().map(SourceField::name).toList();
        return "'" + name + "' is no field of " + source.id() + " for this; there are " + String.join(", ", names)
                + Likeness.nearest(name, names)
                        .map(one -> "; did you mean '" + one + "'?")
                        .orElse("");
    }
}
