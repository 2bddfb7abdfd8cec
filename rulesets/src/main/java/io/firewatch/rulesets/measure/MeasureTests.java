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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the tests of a measure: records as lenders might send them, and what must be said of a subject as of a day. */
public final class MeasureTests {
    /** Nothing is said. */
    private static final String NONE = "none";

    /** Far beyond every window of every test. */
    private static final int ALL_DAYS = Integer.MAX_VALUE - 1;

    private record Expected(String subject, int day, double value) {}

    private record Case(String name, List<Map<String, Object>> records, List<Expected> expected) {}

    /** What one case showed; empty when it passed. */
    public record Outcome(String name, Optional<String> failure) {}

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
        return new Case(name, records, expected);
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
        return cases.stream().map(one -> new Outcome(one.name(), failure(one))).toList();
    }

    private Optional<String> failure(Case one) {
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
        for (Expected expected : one.expected()) {
            double found = valueAsOf(bySubject.get(expected.subject()), expected.day());
            if (Double.compare(found, expected.value()) != 0) {
                return Optional.of("%s on %s: expected %s but found %s"
                        .formatted(expected.subject(), BusinessTime.printDay(expected.day()), expected.value(), found));
            }
        }
        return Optional.empty();
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
