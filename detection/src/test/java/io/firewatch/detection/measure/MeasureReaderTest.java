package io.firewatch.detection.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.record.RecordType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeasureReaderTest {
    private static final int DAY = 20_000;
    private static final int PAST = 5_000;
    private static final String COUNT = MeasureCase.cumulative(
                    "m", "institution", "transact", MeasureCase.Filter.ALL, MeasureCase.Aggregate.COUNT)
            .yaml();

    /** How many records the reading may take before it waits; a harness copies the operator, so it stands outside. */
    private static volatile Semaphore allowed = new Semaphore(0);

    private final List<FeedChange> record = transactions(PAST);

    @BeforeEach
    void holdTheReading() {
        allowed = new Semaphore(0);
    }

    @Test
    void thePastIsReadWithoutHoldingUpTheFeedAndEndsWithATickOfCityTime() throws Exception {
        try (Harness reader = new Harness(record)) {
            reader.passOn(100);
            reader.harness.processWatermark(CityTime.watermark(DAY, 100));
            reader.activate("active");
            reader.harness.processElement(new StreamRecord<>(record.get(100)));

            assertThat(reader.measured()).isEmpty();
            assertThat(reader.passed()).isEqualTo(102);

            allowed.release(PAST);
            reader.awaitChanges(1);

            assertThat(reader.measured())
                    .isEqualTo(LongStream.rangeClosed(1, 101).boxed().toList());
            assertThat(reader.changes().get(0).at()).isEqualTo(CityTime.tick(CityTime.of(DAY, 100)));
            assertThat(reader.time()).isEqualTo(reader.changes().get(0).at());
        }
    }

    @Test
    void aReadingUnderWayIsTakenUpAgainAfterARestartWithoutAGapOrARepeat() throws Exception {
        OperatorSubtaskState state;
        List<Long> before;
        try (Harness reader = new Harness(record)) {
            reader.passOn(3_000);
            reader.activate("active");
            allowed.release(2_100);
            await().untilAsserted(() -> {
                reader.look();
                assertThat(reader.measured()).hasSize(2_000);
            });
            reader.harness.processElement(new StreamRecord<>(record.get(3_000)));
            state = reader.harness.snapshot(1, 1);
            before = reader.measured();
        }
        allowed.release(PAST);
        try (Harness reader = new Harness(record, state)) {
            reader.harness.processElement(new StreamRecord<>(record.get(3_001)));
            reader.awaitChanges(1);
            reader.harness.processElement(new StreamRecord<>(record.get(3_002)));

            List<Long> all = new ArrayList<>(before);
            all.addAll(reader.measured());
            assertThat(all).isEqualTo(LongStream.rangeClosed(1, 3_003).boxed().toList());
        }
    }

    @Test
    void aMeasureThatStandsBeforeTheFirstRecordNeedsNoPast() throws Exception {
        try (Harness reader = new Harness(record)) {
            reader.activate("active");
            reader.passOn(3);

            assertThat(reader.changes()).hasSize(1);
            assertThat(reader.measured()).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aMeasureRetiredWhileItsPastIsReadEndsAndIsNeverComplete() throws Exception {
        try (Harness reader = new Harness(record)) {
            reader.passOn(100);
            reader.activate("active");
            reader.activate("retired");
            allowed.release(PAST);
            reader.passOn(101);
            for (int i = 0; i < 20; i++) {
                reader.look();
            }

            assertThat(reader.changes()).extracting(MeasureChange::isEnd).containsExactly(true);
            assertThat(reader.measured()).isEmpty();
        }
    }

    @Test
    void aPastThatCannotBeReadFailsTheJobRatherThanTheMeasure() throws Exception {
        FeedHistory broken = (type, after, through, to) -> {
            throw new SQLException("connection refused");
        };
        try (Harness reader = new Harness(record, broken, null)) {
            reader.passOn(1);
            reader.activate("active");

            assertThatThrownBy(() -> reader.awaitChanges(1))
                    .hasStackTraceContaining("past of measure m")
                    .hasStackTraceContaining("connection refused");
        }
    }

    private static List<FeedChange> transactions(int count) {
        Random random = new Random(7);
        List<FeedChange> all = new ArrayList<>();
        for (int i = 0; all.size() < count; i++) {
            ReportedRecord one = ReportedRecord.random(random, i);
            if (one.isTransact()) {
                all.add(one.received(all.size() + 1));
            }
        }
        return all;
    }

    /** The operator with a record behind it that is as long as asked for. */
    private static final class Harness implements AutoCloseable {
        private final OneInputStreamOperatorTestHarness<FeedChange, FeedChange> harness;
        private final List<FeedChange> record;
        private long now;

        Harness(List<FeedChange> record) throws Exception {
            this(record, null);
        }

        Harness(List<FeedChange> record, OperatorSubtaskState state) throws Exception {
            this(record, new Past(record), state);
        }

        Harness(List<FeedChange> record, FeedHistory history, OperatorSubtaskState state) throws Exception {
            this.record = record;
            harness = new OneInputStreamOperatorTestHarness<>(new MeasureReader(history));
            harness.setup();
            if (state != null) {
                harness.initializeState(state);
            }
            harness.open();
        }

        void passOn(int through) throws Exception {
            for (FeedChange change : record.subList(0, through)) {
                harness.processElement(new StreamRecord<>(change));
            }
        }

        void activate(String status) throws Exception {
            harness.processElement(new StreamRecord<>(
                    new FeedChange(null, null, new RuleRow("m", 1, status, COUNT, RuleRow.MEASURE, "{}"))));
        }

        void look() throws Exception {
            now += 100;
            harness.setProcessingTime(now);
        }

        void awaitChanges(int count) {
            await().untilAsserted(() -> {
                look();
                assertThat(changes()).hasSize(count);
            });
        }

        long passed() {
            return harness.getOutput().stream()
                    .filter(StreamRecord.class::isInstance)
                    .count();
        }

        long time() {
            return harness.getOutput().stream()
                    .filter(Watermark.class::isInstance)
                    .mapToLong(one -> ((Watermark) one).getTimestamp())
                    .max()
                    .orElseThrow();
        }

        List<Long> measured() {
            return values(harness.getSideOutput(MeasureReader.MEASURED)).stream()
                    .map(MeasuredRecord::seq)
                    .toList();
        }

        List<MeasureChange> changes() {
            return values(harness.getSideOutput(MeasureReader.CHANGES));
        }

        private static <T> List<T> values(Queue<StreamRecord<T>> queue) {
            return queue == null
                    ? List.of()
                    : queue.stream().map(StreamRecord::getValue).toList();
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }

    private record Past(List<FeedChange> record) implements FeedHistory {
        @Override
        public void read(RecordType type, long after, long through, Reader to) throws InterruptedException {
            for (FeedChange change : record) {
                RecordRow row = change.record();
                if (row != null && row.seq() > after && row.seq() <= through) {
                    allowed.acquire();
                    to.record(row.institution(), row.seq(), row.key(), row.body());
                }
            }
        }
    }
}
