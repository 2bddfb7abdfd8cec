package io.firewatch.detection.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.model.record.RecordType;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CityClockTest {
    private static final int TODAY = 20_000;

    @Test
    void tellsAtOnceWhenADayCloses() throws Exception {
        try (var clock = clock()) {
            clock.open();

            clock.processElement(record(1, "A", TODAY - 10), 0);
            clock.processElement(record(2, "A", TODAY - 9), 0);

            assertThat(told(clock)).containsExactly(CityTime.of(TODAY - 13, 1), CityTime.of(TODAY - 12, 2));
        }
    }

    @Test
    void tellsTheOrderOfReceiptWhileNoDayCloses() throws Exception {
        try (var clock = clock()) {
            clock.open();
            clock.processElement(record(1, "A", TODAY - 10), 0);
            clock.processElement(record(2, "A", TODAY - 10), 0);

            clock.setProcessingTime(CityClock.TELL_EVERY_MILLIS);

            assertThat(told(clock)).endsWith(CityTime.of(TODAY - 13, 2));
        }
    }

    @Test
    void aDateAfterTheDayOfReceiptClosesNoDayThatHasNotBeenLived() throws Exception {
        try (var clock = clock()) {
            clock.open();

            clock.processElement(record(1, "A", TODAY + 5_000), 0);

            assertThat(told(clock)).containsExactly(CityTime.of(TODAY - 2, 1));
        }
    }

    @Test
    void recordsOfClosedDaysAreWaitedForUntilNoMoreCome() throws Exception {
        try (var clock = clock()) {
            clock.open();
            clock.processElement(record(1, "A", TODAY - 10), 0);
            clock.processElement(record(2, "A", TODAY - 14), 0);
            clock.setProcessingTime(CityClock.QUIET_MILLIS - 100);
            clock.processElement(record(3, "A", TODAY - 14), 0);
            clock.setProcessingTime(CityClock.QUIET_MILLIS + 100);
            assertThat(told(clock)).containsExactly(CityTime.of(TODAY - 13, 1));

            clock.setProcessingTime(2 * CityClock.QUIET_MILLIS);

            assertThat(told(clock)).endsWith(CityTime.of(TODAY - 13, 3));
        }
    }

    @Test
    void noStreamOfLateRecordsHoldsCityTimeForEver() throws Exception {
        try (var clock = clock()) {
            clock.open();
            clock.processElement(record(1, "A", TODAY - 10), 0);
            for (long seq = 2; seq < 80; seq++) {
                clock.processElement(record(seq, "A", TODAY - 14), 0);
                clock.setProcessingTime(seq * 100);
            }

            assertThat(told(clock)).hasSizeGreaterThan(3);
        }
    }

    @Test
    void refusedRecordsKeepTheirPlaceButCloseNoDay() throws Exception {
        try (var clock = clock()) {
            clock.open();
            clock.processElement(record(1, "A", TODAY - 10), 0);

            clock.processElement(
                    new FeedChange(
                            new RecordRow(2, "A", RecordType.TRANSACT.infType(), TODAY, TODAY, "k", "{}", true),
                            null,
                            null),
                    0);
            clock.endInput();

            assertThat(told(clock)).endsWith(CityTime.of(TODAY - 13, 2));
        }
    }

    @Test
    void remembersWhatTheCityReachedOverARestart() throws Exception {
        OperatorSubtaskState saved;
        try (var clock = clock()) {
            clock.open();
            for (int lender = 0; lender < 20; lender++) {
                clock.processElement(record(lender + 1, "L" + lender, TODAY - 30), 0);
            }
            saved = clock.snapshot(1, 1);
        }
        try (var clock = clock()) {
            clock.initializeState(saved);
            clock.open();

            clock.processElement(record(21, "L0", TODAY), 0);
            clock.endInput();

            assertThat(told(clock))
                    .as("one lender of twenty does not close days")
                    .containsExactly(CityTime.of(TODAY - 33, 21));
        }
    }

    private static OneInputStreamOperatorTestHarness<FeedChange, FeedChange> clock() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new CityClock());
    }

    private static FeedChange record(long seq, String institution, int day) {
        return new FeedChange(
                new RecordRow(seq, institution, RecordType.TRANSACT.infType(), day, TODAY, "k" + seq, "{}", false),
                null,
                null);
    }

    private static List<Long> told(OneInputStreamOperatorTestHarness<FeedChange, FeedChange> clock) {
        return clock.getOutput().stream()
                .filter(Watermark.class::isInstance)
                .map(Objects::requireNonNull)
                .map(mark -> ((Watermark) mark).getTimestamp())
                .toList();
    }
}
