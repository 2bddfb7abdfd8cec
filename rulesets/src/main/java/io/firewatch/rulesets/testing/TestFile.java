package io.firewatch.rulesets.testing;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.condition.Vocabulary;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a {@code tests.yaml}; a rule must prove when it fires and, twice, when it does not. */
final class TestFile {
    /** Day 0 unless a case says otherwise: every rule so far applies then. */
    private static final LocalDate DAY_0 = LocalDate.of(2017, 1, 2);

    private static final String INSUFFICIENT = "insufficient-data";

    private final SourceFile file;
    private final Layout layout;

    private TestFile(SourceFile file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /** Throws {@link RuleErrors} with every fault of the file. */
    static List<TestCase> parse(String fileName, String yaml, Layout layout) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        TestFile reader = new TestFile(file, layout);
        List<TestCase> cases =
                top.sections("cases").stream().map(reader::testCase).toList();
        top.close();
        for (TestCase.Kind kind : TestCase.Kind.values()) {
            if (cases.stream().noneMatch(one -> one.kind() == kind)) {
                file.refuse(top.start(), "no case of kind '" + word(kind) + "'");
            }
        }
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return cases;
    }

    private TestCase testCase(Section section) {
        String name = section.text("name");
        TestCase.Kind kind = section.word("kind", TestFile::kind, TestCase.Kind.NEGATIVE);
        InstitutionType type = section.word("type", InstitutionType::ofId, InstitutionType.P2P);
        LocalDate day0 = section.date("day-0").orElse(DAY_0);
        List<double[]> points = new ArrayList<>();
        List<Integer> days = points(section.section("series"), points);
        int through = section.wholeNumber("through");
        List<TestCase.Expected> expected = new ArrayList<>();
        for (Section one : section.sections("expect")) {
            expected.add(new TestCase.Expected(
                    one.wholeNumber("from"), one.word("severity", Severity::ofId, Severity.LOW), one.flag("firing")));
            one.close();
        }
        if (!section.has("expect")) {
            file.refuse(section.start(), "a case says what it expects, if only 'expect: []'");
        } else if ((kind == TestCase.Kind.POSITIVE) == expected.isEmpty()) {
            section.refuse("expect", "a positive case expects an alert, any other none");
        }
        boolean insufficient = section.has("outcome")
                && section.word("outcome", TestFile::insufficient, "").equals(INSUFFICIENT);
        section.close();
        return new TestCase(
                name,
                section.start().line(),
                kind,
                type,
                BusinessTime.day(day0),
                days.stream().mapToInt(Integer::intValue).toArray(),
                List.copyOf(points),
                through,
                List.copyOf(expected),
                insufficient);
    }

    /** One point for each day on which any indicator was observed; an indicator keeps its value until the next one. */
    private List<Integer> points(Section series, List<double[]> points) {
        Vocabulary vocabulary = new Vocabulary(layout, Map.of());
        Map<Indicator, List<@Nullable BigDecimal>> values = new LinkedHashMap<>();
        int length = 0;
        for (String name : series.names()) {
            vocabulary.objection(name).ifPresent(why -> file.refuse(series.atKey(name), why));
            List<@Nullable BigDecimal> parsed = series.word(name, Series::parse, List.of());
            layout.indicator(name).ifPresent(one -> values.put(one, parsed));
            length = Math.max(length, parsed.size());
        }
        List<Integer> days = new ArrayList<>();
        double[] current = start(values.keySet());
        for (int day = 0; day < length; day++) {
            boolean observed = false;
            for (Map.Entry<Indicator, List<@Nullable BigDecimal>> entry : values.entrySet()) {
                BigDecimal value =
                        day < entry.getValue().size() ? entry.getValue().get(day) : null;
                if (value != null) {
                    current[place(entry.getKey())] = inside(entry.getKey().unit(), value);
                    observed = true;
                }
            }
            if (observed) {
                days.add(day);
                points.add(current.clone());
            }
        }
        return days;
    }

    /** What a case does not mention is zero, unless nothing it is observed together with is mentioned: then it is unknown. */
    private double[] start(Collection<Indicator> mentioned) {
        double[] start = new double[layout.size()];
        Set<String> groups = mentioned.stream().map(Indicator::group).collect(Collectors.toSet());
        for (Indicator one : layout.indicators()) {
            start[place(one)] = groups.contains(one.group()) ? 0 : Double.NaN;
        }
        return start;
    }

    private int place(Indicator indicator) {
        return layout.place(indicator.id()).orElseThrow();
    }

    private static double inside(Unit unit, BigDecimal value) {
        return (unit == Unit.MONEY ? value.movePointRight(2) : value).doubleValue();
    }

    private static String insufficient(String word) {
        if (!word.equals(INSUFFICIENT)) {
            throw new IllegalArgumentException("outcome '" + word + "' is none of " + INSUFFICIENT);
        }
        return word;
    }

    private static TestCase.Kind kind(String word) {
        for (TestCase.Kind kind : TestCase.Kind.values()) {
            if (word(kind).equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("kind '" + word + "' is none of positive, negative, false-positive");
    }

    private static String word(TestCase.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
