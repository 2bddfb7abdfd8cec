package io.firewatch.rulesets.rule;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.condition.Vocabulary;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code bands} and refuses gaps, overlaps, and bands that nothing falls into. */
final class BandsReader {
    private static final String PARAMETER = "p.";

    private final SourceFile file;
    private final Vocabulary vocabulary;
    private final Map<String, Rule.Parameter> parameters;
    private final Set<String> used;

    /** @param used takes the names the bands use */
    BandsReader(SourceFile file, Vocabulary vocabulary, Map<String, Rule.Parameter> parameters, Set<String> used) {
        this.file = file;
        this.vocabulary = vocabulary;
        this.parameters = parameters;
        this.used = used;
    }

    /** Null when the bands cannot be used; the file then holds the reason. */
    @Nullable
    Bands read(Section section) {
        int before = file.problems().size();
        String of = section.text("of");
        Indicator indicator = vocabulary.layout().indicator(of).orElse(null);
        if (indicator == null && section.has("of")) {
            section.refuse(
                    "of",
                    of.startsWith(PARAMETER)
                            ? "bands divide an indicator, '" + of + "' is a parameter"
                            : vocabulary.objection(of).orElse("'" + of + "' is no indicator"));
        }
        List<Section> sections = section.sections("steps");
        List<Bands.Step> steps = new ArrayList<>();
        for (Section one : sections) {
            Unit unit = indicator == null ? Unit.FACTOR : indicator.unit();
            steps.add(new Bands.Step(
                    bound(one, "from", unit, of),
                    bound(one, "to", unit, of),
                    one.word("severity", Severity::ofId, Severity.LOW)));
            one.close();
        }
        section.close();
        if (sections.isEmpty()) {
            section.refuse("steps", "bands have at least one step");
        }
        if (file.problems().size() == before) {
            check(sections, steps);
        }
        return file.problems().size() == before ? new Bands(of, List.copyOf(steps)) : null;
    }

    private Bands.@Nullable Bound bound(Section step, String key, Unit unit, String of) {
        if (!step.has(key)) {
            return null;
        }
        return step.word(key, text -> bound(key, text, unit, of), new Bands.Bound("0", null, BigDecimal.ZERO));
    }

    private Bands.Bound bound(String key, String text, Unit unit, String of) {
        if (text.startsWith(PARAMETER)) {
            used.add(text);
            vocabulary.objection(text).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
            Rule.Parameter parameter = Objects.requireNonNull(parameters.get(text.substring(PARAMETER.length())));
            if (parameter.unit() != unit) {
                throw new IllegalArgumentException(
                        "'%s' is of unit %s, '%s' of unit %s".formatted(text, word(parameter.unit()), of, word(unit)));
            }
            return new Bands.Bound(text, parameter.name(), parameter.standard());
        }
        if (unit == Unit.DATE) {
            try {
                int day = BusinessTime.day(LocalDate.parse(text));
                return new Bands.Bound("date(\"" + text + "\")", null, BigDecimal.valueOf(day));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + key + "' must be a date such as 2020-08-20", e);
            }
        }
        BigDecimal number = number(key, text);
        if (!unit.isWhole()) {
            String plain = number.toPlainString();
            return new Bands.Bound(plain.contains(".") ? plain : plain + ".0", null, number);
        }
        if (number.stripTrailingZeros().scale() > 0) {
            throw new IllegalArgumentException(
                    unit == Unit.MONEY
                            ? "'" + key + "' is finer than a yuan; make it a parameter"
                            : "'" + key + "' must be a whole number, '" + of + "' is of unit " + word(unit));
        }
        String plain = number.setScale(0).toPlainString();
        return new Bands.Bound(unit == Unit.MONEY ? "yuan(" + plain + ")" : plain, null, number);
    }

    private static BigDecimal number(String key, String text) {
        try {
            return new BigDecimal(text.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + key + "' must be a number or a parameter such as p.share", e);
        }
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }

    private void check(List<Section> sections, List<Bands.Step> steps) {
        int last = steps.size() - 1;
        if (steps.get(0).from() == null && steps.get(last).to() == null) {
            file.refuse(sections.get(0).start(), "the bands have no end on either side: every value would be an alert");
        }
        int direction = 0;
        for (int i = 0; i <= last; i++) {
            Bands.Step step = steps.get(i);
            Bands.Bound from = step.from();
            Bands.Bound to = step.to();
            if (i > 0 && from == null) {
                file.refuse(sections.get(i).start(), "only the first band may go without 'from'");
            }
            if (i < last && to == null) {
                file.refuse(sections.get(i).start(), "only the last band may go without 'to'");
            }
            if (from != null && to != null && from.standard().compareTo(to.standard()) >= 0) {
                sections.get(i)
                        .refuse("to", "the band is empty: %s is not above %s".formatted(written(to), written(from)));
            }
            if (i > 0) {
                joint(sections.get(i), steps.get(i - 1).to(), from);
                int turn = Integer.compare(
                        step.severity().rank(), steps.get(i - 1).severity().rank());
                if (turn == 0) {
                    sections.get(i).refuse("severity", "the band below is as grave: one band is enough");
                } else if (direction != 0 && turn != direction) {
                    sections.get(i).refuse("severity", "severity must only rise, or only fall, from band to band");
                }
                direction = turn == 0 ? direction : turn;
            }
        }
    }

    private void joint(Section section, Bands.@Nullable Bound end, Bands.@Nullable Bound begin) {
        if (end == null || begin == null || end.cel().equals(begin.cel())) {
            return;
        }
        int order = begin.standard().compareTo(end.standard());
        if (order > 0) {
            section.refuse("from", "a gap between %s and %s".formatted(written(end), written(begin)));
        } else if (order < 0) {
            section.refuse("from", "an overlap between %s and %s".formatted(written(begin), written(end)));
        } else if (end.parameter() != null || begin.parameter() != null) {
            section.refuse(
                    "from",
                    "the bands meet only while %s and %s are the same; write one of them twice"
                            .formatted(written(end), written(begin)));
        }
    }

    private static String written(Bands.Bound bound) {
        return bound.parameter() == null
                ? bound.cel()
                : PARAMETER + bound.parameter() + " (" + bound.standard().toPlainString() + ")";
    }
}
