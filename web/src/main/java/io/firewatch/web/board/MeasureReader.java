package io.firewatch.web.board;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.source.Likeness;
import io.firewatch.rulesets.source.Section;
import io.firewatch.web.board.Figure.Metric;
import io.firewatch.web.board.SourceField.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the numbers of a query. */
record MeasureReader(Source source, Function<String, Optional<Indicator>> indicators) {
    private static final String NAME = "[a-z][A-Za-z0-9_]*";

    private static final List<String> KINDS =
            List.of("count", "sum", "avg", "min", "max", "percentile", "cardinality", "ratio", "difference");

    Optional<Measure> read(Section section) {
        String name = section.text("name");
        if (section.has("name") && !name.matches(NAME)) {
            section.refuse("name", "name '" + name + "' must be one word that begins with a small letter");
        }
        Conditions where = QueryParser.conditions(section, source, false);
        List<String> kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            section.refuse("name", "a measure is one of " + String.join(", ", KINDS));
            return Optional.empty();
        }
        Optional<Measure> measure = measure(section, name, kinds.get(0), where);
        section.close();
        return measure;
    }

    private Optional<Measure> measure(Section section, String name, String kind, Conditions where) {
        List<Figure> figures = new ArrayList<>();
        Measure.Kind made = Measure.Kind.PLAIN;
        switch (kind) {
            case "count" -> {
                if (!section.flag("count")) {
                    section.refuse("count", "'count' is true, or left out");
                }
                if (source == Source.INDICATORS) {
                    section.refuse("count", "indicators are not counted; take a sum, an average or a percentile");
                }
                figures.add(new Figure(Metric.COUNT, "", 0, where));
            }
            case "cardinality" ->
                figures.add(new Figure(Metric.CARDINALITY, section.word("cardinality", this::identity, ""), 0, where));
            case "percentile" ->
                figures.add(new Figure(
                        Metric.PERCENTILE, section.word("percentile", this::number, ""), percent(section), where));
            case "ratio" -> {
                made = Measure.Kind.RATIO;
                pair(section, "ratio", "to", where, figures);
            }
            case "difference" -> {
                made = Measure.Kind.DIFFERENCE;
                pair(section, "difference", "less", where, figures);
            }
            default ->
                figures.add(new Figure(
                        BoardParser.choice(Metric.values(), "measure", kind),
                        section.word(kind, this::number, ""),
                        0,
                        where));
        }
        Optional<Indicator> indicator =
                source == Source.INDICATORS ? indicators.apply(figures.get(0).field()) : Optional.empty();
        Unit usual = made == Measure.Kind.RATIO
                ? Unit.SHARE
                : indicator.map(Indicator::unit).orElse(Unit.COUNT);
        Unit unit = section.has("unit")
                ? section.word("unit", word -> BoardParser.choice(Unit.values(), "unit", word), usual)
                : usual;
        boolean refused = figures.stream()
                .anyMatch(one -> one.metric() != Metric.COUNT && one.field().isEmpty());
        // What nobody knows has no name to fall back on, and that has been told.
        Words title = section.has("title") || (indicator.isEmpty() && !refused) || figures.size() > 1
                ? BoardParser.words(section, "title")
                : indicator.map(one -> new Words(one.zh(), one.en())).orElse(Words.same(name));
        return Optional.of(new Measure(name, title, unit, made, figures));
    }

    private void pair(Section section, String kind, String second, Conditions where, List<Figure> figures) {
        Section pair = section.section(kind);
        figures.add(new Figure(Metric.SUM, pair.word("of", this::number, ""), 0, where));
        figures.add(new Figure(Metric.SUM, pair.word(second, this::number, ""), 0, where));
        pair.close();
    }

    private static double percent(Section section) {
        double percent = section.number("percent").doubleValue();
        if (section.has("percent") && (percent <= 0 || percent >= 100)) {
            section.refuse("percent", "'percent' is above 0 and below 100");
        }
        return percent;
    }

    private String identity(String word) {
        if (source == Source.INDICATORS
                || source.field(word)
                        .filter(one -> one.role() == Role.TERM || one.role() == Role.IDENTITY)
                        .isEmpty()) {
            throw new IllegalArgumentException(QueryParser.unknown(source, word));
        }
        return word;
    }

    private String number(String word) {
        if (source == Source.INDICATORS) {
            Indicator indicator = indicators
                    .apply(word)
                    .filter(one -> one.subject() == SubjectType.INSTITUTION)
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no indicator of institutions"
                            + Likeness.nearest(
                                            word,
                                            Indicator.of(SubjectType.INSTITUTION).stream()
                                                    .map(Indicator::id)
                                                    .toList())
                                    .map(one -> "; did you mean '" + one + "'?")
                                    .orElse("")));
            if (indicator.unit() == Unit.DATE) {
                throw new IllegalArgumentException("'" + word + "' is a date and cannot be added up");
            }
            return word;
        }
        if (source.field(word).filter(one -> one.role() == Role.NUMBER).isEmpty()) {
            throw new IllegalArgumentException(QueryParser.unknown(source, word));
        }
        return word;
    }
}
