package io.firewatch.detection.replay;

import io.firewatch.detection.judge.HistoryPage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps the last word on each month of each subject, in this process, as {@link StandingSink} does for alerts. */
final class LastPages implements Sink<HistoryPage> {
    private static final long serialVersionUID = 1L;

    /** Sinks travel into the job as copies; this is where copy and original meet. */
    private static final Map<String, Map<List<Object>, HistoryPage>> RUNS = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    /** Answers what was told last once the job has ended, and forgets it. */
    Collection<HistoryPage> take() {
        Map<List<Object>, HistoryPage> last = RUNS.remove(run);
        return last == null ? List.of() : last.values();
    }

    @Override
    public SinkWriter<HistoryPage> createWriter(WriterInitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new ConcurrentHashMap<>()));
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<HistoryPage> createWriter(InitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new ConcurrentHashMap<>()));
    }

    private record Writer(Map<List<Object>, HistoryPage> last) implements SinkWriter<HistoryPage> {
        @Override
        public void write(HistoryPage page, Context context) {
            last.put(List.of(page.institution(), page.type(), page.subject(), page.group(), page.month()), page);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
