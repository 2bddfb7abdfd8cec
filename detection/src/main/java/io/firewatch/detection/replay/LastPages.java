package io.firewatch.detection.replay;

import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.detection.time.CityTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the last word on each month of each subject, in this process, as {@link StandingSink} does for alerts. */
final class LastPages implements Sink<HistoryPage> {
    private static final long serialVersionUID = 1L;

    /** Sinks travel into the job as copies; this is where copy and original meet. */
    private static final Map<String, Told> RUNS = new ConcurrentHashMap<>();

    /** What was told last, by what it is about, and the last day that closed. */
    record Told(Map<List<Object>, HistoryPage> pages, AtomicInteger closedDay) {
        Told() {
            this(new ConcurrentHashMap<>(), new AtomicInteger(Integer.MIN_VALUE));
        }
    }

    private final String run = UUID.randomUUID().toString();

    /** Answers what was told last once the job has ended, and forgets it. */
    Told take() {
        Told told = RUNS.remove(run);
        return told == null ? new Told() : told;
    }

    @Override
    public SinkWriter<HistoryPage> createWriter(WriterInitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new Told()));
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<HistoryPage> createWriter(InitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new Told()));
    }

    private record Writer(Told told) implements SinkWriter<HistoryPage> {
        @Override
        public void write(HistoryPage page, Context context) {
            told.pages.put(List.of(page.institution(), page.type(), page.subject(), page.group(), page.month()), page);
        }

        @Override
        public void writeWatermark(Watermark cityTime) {
            told.closedDay.accumulateAndGet(CityTime.closedDay(cityTime.getTimestamp()), Math::max);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
