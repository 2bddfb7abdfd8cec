package io.firewatch.detection.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.detection.time.CityTime;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.record.FeedRecord;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LoanBookFunctionTest {
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 1, 5));
    private static final int CLOSED = 97;

    private static final List<LoanTally> LENT_AND_OVERDUE =
            List.of(tally(Kind.BALANCE, 10, 1_000), tally(Kind.OVERDUE, 41, 1_000));

    private static final List<LoanTally> REPAID_IN_TIME =
            List.of(tally(Kind.BALANCE, 40, -1_000), tally(Kind.OVERDUE, 41, -1_000));

    @Test
    void daysThatOnlyFactsSinceTakenBackHadStretchedToAreTakenBack() throws Exception {
        Map<String, String> atOnce = told(List.of(LENT_AND_OVERDUE, REPAID_IN_TIME), false);

        assertThat(told(List.of(LENT_AND_OVERDUE, REPAID_IN_TIME), true)).isEqualTo(atOnce);
        assertThat(atOnce).containsKey("overdue 70").doesNotContainKey("overdue 71");
    }

    @Test
    void aBookWithoutFactsLeavesNothing() throws Exception {
        List<LoanTally> never = List.of(tally(Kind.BALANCE, 10, -1_000), tally(Kind.OVERDUE, 41, -1_000));

        assertThat(told(List.of(LENT_AND_OVERDUE, never), true)).isEmpty();
    }

    /** The last word on each day: {@code "overdue 70"} → figures. {@code apart}: the book settles after each part. */
    private static Map<String, String> told(List<List<LoanTally>> parts, boolean apart) throws Exception {
        Map<String, String> told = new TreeMap<>();
        try (var book = book()) {
            book.open();
            long seq = 0;
            for (List<LoanTally> part : parts) {
                for (LoanTally one : part) {
                    book.processElement2(one, 0);
                }
                if (apart) {
                    book.processBothWatermarks(CityTime.watermark(DAY_0 + CLOSED, ++seq));
                }
            }
            book.processBothWatermarks(CityTime.watermark(DAY_0 + CLOSED, ++seq));
            for (Observation one : book.extractOutputValues()) {
                String on = one.group() + " " + (one.day() - DAY_0);
                if (one.isWithdrawn()) {
                    told.remove(on);
                } else {
                    told.put(on, Arrays.toString(one.values()));
                }
            }
        }
        return told;
    }

    private static LoanTally tally(Kind kind, int day, long change) {
        return new LoanTally("A", kind, new int[] {DAY_0 + day}, new long[] {change}, 1);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<EntityKey, FeedRecord, LoanTally, Observation> book()
            throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new LoanBookFunction()),
                record -> new EntityKey(record.institution(), ""),
                tally -> new EntityKey(tally.institution(), ""),
                TypeInformation.of(EntityKey.class));
    }
}
