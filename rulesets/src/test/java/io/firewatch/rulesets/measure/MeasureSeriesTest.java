package io.firewatch.rulesets.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.rule.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MeasureSeriesTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2019, 11, 20));
    private static final int DAYS = 130;

    @Property(tries = 400)
    void everyAggregateOverEveryWindowIsWhatTheSlowWaySays(
            @ForAll("measures") Measure measure, @ForAll("facts") List<MeasureOracle.Fact> facts) {
        List<MeasureOracle.Fact> counted = facts.stream()
                .filter(one -> one.part() < measure.parts().size())
                .toList();
        NavigableMap<Integer, MeasureSeries.Value> series =
                MeasureSeries.of(measure, days(measure, counted), Integer.MIN_VALUE, DAY_0 + 3 * DAYS);

        for (int day = DAY_0 - 3; day < DAY_0 + 3 * DAYS; day++) {
            Map.Entry<Integer, MeasureSeries.Value> last = series.floorEntry(day);
            assertThat(last == null ? Double.NaN : last.getValue().value())
                    .as("%s day %d", measure, day - DAY_0)
                    .isEqualTo(Double.valueOf(MeasureOracle.value(measure, counted, day)));
        }
    }

    @Property(tries = 200)
    void aLaterPartOfTheSeriesIsTheSameWhenComputedAlone(
            @ForAll("measures") Measure measure, @ForAll("facts") List<MeasureOracle.Fact> facts) {
        List<NavigableMap<Integer, DayFacts>> days = days(measure, facts);
        int from = DAY_0 + DAYS / 2;
        int through = DAY_0 + 2 * DAYS;

        assertThat(MeasureSeries.of(measure, days, from, through))
                .isEqualTo(MeasureSeries.of(measure, days, Integer.MIN_VALUE, through)
                        .tailMap(from, true));
    }

    @Property(tries = 100)
    void theNextChangeIsTheNextDayOfTheSeries(
            @ForAll("measures") Measure measure, @ForAll("facts") List<MeasureOracle.Fact> facts) {
        List<NavigableMap<Integer, DayFacts>> days = days(measure, facts);
        int day = DAY_0 + DAYS / 3;
        int next = MeasureSeries.nextChange(measure, days, day);

        assertThat(MeasureSeries.of(measure, days, day + 1, DAY_0 + 10 * DAYS).keySet().stream()
                        .findFirst()
                        .orElse(Integer.MAX_VALUE))
                .isEqualTo(next);
    }

    @Test
    void theEvidenceIsTheLargestRecordsOfTheWindow() {
        NavigableMap<Integer, DayFacts> days = new TreeMap<>();
        for (int record = 1; record <= 30; record++) {
            int day = DAY_0 + record % 3;
            long amount = record % 2 == 0 ? record * 100L : -record * 100L;
            days.merge(day, DayFacts.NONE.with(record, amount), (was, now) -> was.with(now.records()[0], amount));
        }
        Measure measure = measure(new Measure.Part("", Aggregate.SUM, "amount", 0), sliding(2));

        MeasureSeries.Value value = MeasureSeries.of(measure, List.of(days), DAY_0, DAY_0 + 2)
                .lastEntry()
                .getValue();

        assertThat(value.records()).containsExactly(29, 28, 26, 25, 23, 22, 20, 19, 17, 16);
    }

    @Test
    void noAmountOverflowsASum() {
        NavigableMap<Integer, DayFacts> days = new TreeMap<>();
        days.put(
                DAY_0,
                DayFacts.NONE.with(1, Long.MAX_VALUE).with(2, Long.MAX_VALUE).with(3, -Long.MAX_VALUE));
        Measure measure = measure(new Measure.Part("", Aggregate.SUM, "amount", 0), sliding(2));

        assertThat(MeasureSeries.of(measure, List.of(days), DAY_0, DAY_0).get(DAY_0))
                .extracting(MeasureSeries.Value::value)
                .isEqualTo((double) Long.MAX_VALUE);
    }

    /** Records come in any order; the same ones stand for the same days. */
    private static List<NavigableMap<Integer, DayFacts>> days(Measure measure, List<MeasureOracle.Fact> facts) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(facts.size()));
        List<NavigableMap<Integer, DayFacts>> parts = new ArrayList<>();
        measure.parts().forEach(part -> parts.add(new TreeMap<>()));
        for (int i : order) {
            MeasureOracle.Fact fact = facts.get(i);
            if (fact.part() < parts.size()) {
                NavigableMap<Integer, DayFacts> part = parts.get(fact.part());
                part.put(
                        fact.day(),
                        part.getOrDefault(fact.day(), DayFacts.NONE)
                                .with(i, fact.value())
                                .with(i, fact.value()));
            }
        }
        return parts;
    }

    @Provide
    Arbitrary<List<MeasureOracle.Fact>> facts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(DAY_0, DAY_0 + DAYS),
                        Arbitraries.longs().between(-20, 1_000))
                .as(MeasureOracle.Fact::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<Measure> measures() {
        Arbitrary<Window> windows = Arbitraries.of(Window.Kind.values()).flatMap(kind -> Arbitraries.integers()
                .between(1, 45)
                .map(days -> new Window(kind, kind == Window.Kind.SLIDING || kind == Window.Kind.TUMBLING ? days : 0)));
        Arbitrary<Measure.Part> parts = Combinators.combine(
                        Arbitraries.of(Aggregate.values()),
                        Arbitraries.of("amount", "type"),
                        Arbitraries.of(0.05, 0.25, 0.5, 0.9, 0.95, 1.0))
                .as((aggregate, of, q) -> new Measure.Part(
                        "",
                        aggregate,
                        aggregate == Aggregate.COUNT ? "" : of,
                        aggregate == Aggregate.QUANTILE ? q : 0));
        return Combinators.combine(parts.list().ofMinSize(1).ofMaxSize(2), windows)
                .as(MeasureSeriesTest::measure);
    }

    private static Window sliding(int days) {
        return new Window(Window.Kind.SLIDING, days);
    }

    private static Measure measure(Measure.Part part, Window window) {
        return measure(List.of(part), window);
    }

    private static Measure measure(List<Measure.Part> parts, Window window) {
        Rule.Text text = new Rule.Text("量", "a measure");
        return new Measure(
                "a_measure",
                text,
                SubjectType.INSTITUTION,
                RecordType.TRANSACT,
                "",
                "",
                parts,
                window,
                Unit.FACTOR,
                text);
    }
}
