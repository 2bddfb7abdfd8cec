package io.firewatch.detection.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.ties.AboutParty;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.GuaranteeIndicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.GuarantorFacts;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class GuaranteeFunctionTest {
    private static final int LAST = 100;

    private static final List<Object> FACTS = List.of(
            registered(40, 100),
            GuaranteeFact.ofList("g", 0),
            loan("A", "L1", 3, 600, 60),
            loan("B", "L2", 20, 500, 90),
            loan("B", "L3", 25, 100, 45),
            registered(50, 1_000));

    @Test
    void eachLenderIsToldOnTheDaysOnWhichSomethingChangesUntilNothingIsLeft() throws Exception {
        Map<String, Observation> told = settled(FACTS);

        assertThat(told.keySet())
                .containsExactlyInAnyOrder(
                        "A 3", "A 20", "A 25", "A 40", "A 45", "A 50", "A 60", "B 20", "B 25", "B 40", "B 45", "B 50",
                        "B 60", "B 90");
        assertThat(leverage(told, "A 20")).isEqualTo(11);
        assertThat(leverage(told, "A 50")).isEqualTo(1.1);
        assertThat(leverage(told, "A 60")).isZero();
        assertThat(leverage(told, "B 60")).isEqualTo(0.5);
    }

    @Test
    void theOrderOfFactsAndHowManyDaysCloseBetweenThemDoNotMatter() throws Exception {
        Map<String, Observation> inOrder = settled(FACTS);
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Object> shuffled = new ArrayList<>(FACTS);
            Collections.shuffle(shuffled, random);

            assertThat(settled(shuffled, random)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void aRestartInTheMiddleChangesNothing() throws Exception {
        Map<String, Observation> undisturbed = settled(FACTS);
        for (int stop = 1; stop < FACTS.size(); stop++) {
            Map<String, Observation> told = new TreeMap<>();
            OperatorSubtaskState saved;
            try (var book = book()) {
                book.open();
                take(book, FACTS.subList(0, stop));
                book.processBothWatermarks(CityTime.watermark(30, stop));
                merge(told, book.extractOutputValues());
                saved = book.snapshot(1, 1);
            }
            try (var book = book()) {
                book.initializeState(saved);
                book.open();
                take(book, FACTS.subList(stop, FACTS.size()));
                book.processBothWatermarks(CityTime.watermark(LAST, FACTS.size()));
                merge(told, book.extractOutputValues());
            }
            assertThat(told).as("stopped after %d", stop).isEqualTo(undisturbed);
        }
    }

    @Test
    void whatNeverWasIsTakenBack() throws Exception {
        try (var book = book()) {
            book.open();
            take(book, List.of(loan("A", "L1", 3, 600, 60)));
            book.processBothWatermarks(CityTime.watermark(30, 1));
            take(book, List.of(loan("A", "L1", 10, 600, 60)));
            book.processBothWatermarks(CityTime.watermark(30, 2));

            Map<String, Observation> told = new TreeMap<>();
            merge(told, book.extractOutputValues());
            assertThat(told.keySet()).containsExactly("A 10");
        }
    }

    private static double leverage(Map<String, Observation> told, String place) {
        Observation seen = told.get(place);
        assertThat(seen).as(place).isNotNull();
        return seen == null ? Double.NaN : seen.value(GuaranteeIndicator.GUARANTEE_LEVERAGE);
    }

    private static Map<String, Observation> settled(List<Object> facts) throws Exception {
        return settled(facts, new Random(0) {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                return 0;
            }
        });
    }

    /** City time moves between the facts as chance has it. */
    private static Map<String, Observation> settled(List<Object> facts, Random random) throws Exception {
        try (var book = book()) {
            book.open();
            int closed = 0;
            for (int i = 0; i < facts.size(); i++) {
                take(book, facts.subList(i, i + 1));
                closed = Math.min(LAST, closed + random.nextInt(40));
                book.processBothWatermarks(CityTime.watermark(closed, i + 1));
            }
            book.processBothWatermarks(CityTime.watermark(LAST, facts.size() + 1));
            Map<String, Observation> told = new TreeMap<>();
            merge(told, book.extractOutputValues());
            return told;
        }
    }

    private static void merge(Map<String, Observation> told, List<Observation> more) {
        for (Observation one : more) {
            String place = one.institution() + ' ' + one.day();
            if (one.isWithdrawn()) {
                told.remove(place);
            } else {
                told.put(place, one);
            }
        }
    }

    private static void take(
            KeyedTwoInputStreamOperatorTestHarness<EntityKey, AboutParty, GuaranteeFact, Observation> book,
            List<Object> facts)
            throws Exception {
        for (Object fact : facts) {
            if (fact instanceof AboutParty about) {
                book.processElement1(about, 0);
            } else if (fact instanceof GuaranteeFact told) {
                book.processElement2(told, 0);
            }
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<EntityKey, AboutParty, GuaranteeFact, Observation> book()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new GuaranteeFunction()),
                about -> new EntityKey("", about.party()),
                fact -> new EntityKey("", fact.guarantor()),
                TypeInformation.of(EntityKey.class));
    }

    private static AboutParty registered(int asOf, long netAssets) {
        GuarantorFacts facts = new GuarantorFacts("g", "担保", true, Money.ofFen(netAssets), false, asOf);
        return new AboutParty("g", FeedRecord.of("", asOf, RecordType.GUARANTOR, "g|" + asOf, facts));
    }

    private static GuaranteeFact loan(String institution, String loan, int from, long fen, int until) {
        StepSeries owed = StepSeries.ofLevels(new TreeMap<>(Map.of(from, fen, until, 0L)));
        return GuaranteeFact.of(new GuaranteedLoan(
                institution,
                loan,
                "g",
                "担保",
                "b",
                false,
                GuaranteedLoan.LICENSED,
                owed,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                Integer.parseInt(loan.substring(1))));
    }
}
