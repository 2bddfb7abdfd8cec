package io.firewatch.rulesets.measure;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.source.Section;
import io.firewatch.rulesets.source.SourceFile;
import io.firewatch.rulesets.source.YamlText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the tests of a measure: records as lenders might send them, and what must be said of a subject as of a day. */
public final class MeasureTests {
    /** Nothing is said. */
    private static final String NONE = "none";

    /** Far beyond every window of every test. */
    private static final int ALL_DAYS = Integer.MAX_VALUE - 1;

    private record Expected(String subject, int day, double value) {}

    private record Case(String name, int line, List<Map<String, Object>> records, List<Expected> expected) {}

    /**
     * What one case showed.
     *
     * @param line where it begins in its file
     */
    public record Outcome(String name, int line, String expected, String found) {
        public boolean passed() {
            return expected.equals(found);
        }

        /** Why it failed; empty when it passed. */
        public Optional<String> failure() {
            return passed() ? Optional.empty() : Optional.of("expected " + expected + " but found " + found);
        }
    }

    private final CompiledMeasure measure;
    private final List<Case> cases;

    private MeasureTests(CompiledMeasure measure, List<Case> cases) {
        this.measure = measure;
        this.cases = cases;
    }

    /** Throws {@link RuleErrors} with every fault of the test file. */
    public static MeasureTests parse(Measure measure, String fileName, String yaml) {
        SourceFile file = new SourceFile(fileName, yaml);
        Section top = YamlText.read(file).orElseThrow(() -> new RuleErrors(file.problems()));
        List<Case> cases = top.sections("cases").stream()
                .map(one -> testCase(one, measure))
                .toList();
        top.close();
        if (cases.isEmpty()) {
            file.refuse(top.start(), "a measure has at least one case");
        }
        if (!file.problems().isEmpty()) {
            throw new RuleErrors(file.problems());
        }
        return new MeasureTests(CompiledMeasure.of(measure), cases);
    }

    private static Case testCase(Section section, Measure measure) {
        String name = section.text("name");
        List<Map<String, Object>> records = new ArrayList<>();
        for (Section one : section.sections("records")) {
            records.add(record(one, measure));
        }
        List<Expected> expected = new ArrayList<>();
        for (Section one : section.sections("expect")) {
            expected.add(new Expected(
                    one.text("subject"),
                    one.date("day").map(BusinessTime::day).orElse(0),
                    one.word("value", text -> value(measure.unit(), text), 0.0)));
            one.close();
        }
        section.close();
        return new Case(name, section.start().line(), records, expected);
    }

    /** Fields that are not mentioned are empty or zero. */
    private static Map<String, Object> record(Section section, Measure measure) {
        RecordVocabulary vocabulary = RecordVocabulary.of(measure.record());
        Map<String, Object> record = new HashMap<>();
        record.put("institution", section.text("institution"));
        vocabulary
                .fields()
                .forEach(one -> record.put(
                        one.name(),
                        section.has(one.name())
                                ? section.word(one.name(), text -> read(one.kind(), text), zero(one.kind()))
                                : zero(one.kind())));
        section.close();
        return record;
    }

    private static Object zero(FieldKind kind) {
        return switch (kind) {
            case TEXT -> "";
            case RATE -> 0.0;
            default -> 0L;
        };
    }

    private static Object read(FieldKind kind, String text) {
        try {
            return switch (kind) {
                case TEXT -> text;
                case RATE -> Double.valueOf(text);
                case MONEY -> Money.parseYuan(text).fen();
                case MOMENT -> BusinessTime.parseMoment(text);
                case DAY -> (long) BusinessTime.parseDay(text);
                default -> Long.valueOf(text);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not " + kind.words(), e);
        }
    }

    private static Double value(Unit unit, String text) {
        if (text.equals(NONE)) {
            return Double.NaN;
        }
        if (unit == Unit.DATE) {
            return (double) BusinessTime.parseDay(text);
        }
        BigDecimal number = new BigDecimal(text);
        return (unit == Unit.MONEY ? number.movePointRight(2) : number).doubleValue();
    }

    public List<Outcome> run() {
        return cases.stream().map(this::outcome).toList();
    }

    private Outcome outcome(Case one) {
        Map<String, List<NavigableMap<Integer, DayFacts>>> bySubject = new HashMap<>();
        long seq = 0;
        for (Map<String, Object> record : one.records()) {
            CompiledMeasure.Reading read =
                    measure.read((String) field(record, "institution"), name -> field(record, name));
            seq++;
            if (read == null) {
                continue;
            }
            List<NavigableMap<Integer, DayFacts>> facts =
                    bySubject.computeIfAbsent(read.subject(), subject -> nothing());
            for (int i = 0; i < read.values().length; i++) {
                if ((read.parts() & 1 << i) != 0) {
                    facts.get(i)
                            .put(
                                    read.day(),
                                    facts.get(i)
                                            .getOrDefault(read.day(), DayFacts.NONE)
                                            .with(seq, read.values()[i]));
                }
            }
        }
        StringJoiner expected = new StringJoiner("; ");
        StringJoiner found = new StringJoiner("; ");
        for (Expected said : one.expected()) {
            expected.add(words(said, said.value()));
            found.add(words(said, valueAsOf(bySubject.get(said.subject()), said.day())));
        }
        return new Outcome(one.name(), one.line(), expected.toString(), found.toString());
    }

    private String words(Expected about, double value) {
        return about.subject() + " on " + BusinessTime.printDay(about.day()) + ": " + words(value);
    }

    /** As a test file writes it. */
    private String words(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        Unit unit = measure.measure().unit();
        if (unit == Unit.DATE) {
            return BusinessTime.printDay((int) value);
        }
        BigDecimal number = BigDecimal.valueOf(value);
        return (unit == Unit.MONEY ? number.movePointLeft(2) : number)
                .stripTrailingZeros()
                .toPlainString();
    }

    private List<NavigableMap<Integer, DayFacts>> nothing() {
        return measure.measure().parts().stream()
                .<NavigableMap<Integer, DayFacts>>map(part -> new TreeMap<>())
                .toList();
    }

    private double valueAsOf(@Nullable List<NavigableMap<Integer, DayFacts>> facts, int day) {
        if (facts == null) {
            return Double.NaN;
        }
        NavigableMap<Integer, MeasureSeries.Value> series =
                MeasureSeries.of(measure.measure(), facts, Integer.MIN_VALUE, ALL_DAYS);
        Map.Entry<Integer, MeasureSeries.Value> last = series.floorEntry(day);
        return last == null ? Double.NaN : last.getValue().value();
    }

    private static Object field(Map<String, Object> record, String name) {
        Object value = record.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return value;
    }
}
