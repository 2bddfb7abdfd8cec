package io.firewatch.detection.replay;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps the last word on each alert, in this process. Flink's own way of collecting fetches results from a cluster that
 * shuts down as soon as a job ends: on a busy machine the last of them are lost with a warning. Runs at parallelism one.
 */
final class StandingSink implements Sink<Judgement> {
    private static final long serialVersionUID = 1L;

    /** Sinks travel into the job as copies; this is where copy and original meet. */
    private static final Map<String, Map<String, AlertRow>> RUNS = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    /** Answers what stands once the job has ended, and forgets it. */
    Collection<AlertRow> take() {
        Map<String, AlertRow> last = RUNS.remove(run);
        if (last == null) {
            throw new IllegalStateException("nothing was judged in this process");
        }
        last.values().removeIf(AlertRow::isCorrected);
        return last.values();
    }

    @Override
    public SinkWriter<Judgement> createWriter(WriterInitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new ConcurrentHashMap<>()));
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<Judgement> createWriter(InitContext context) {
        return new Writer(RUNS.computeIfAbsent(run, one -> new ConcurrentHashMap<>()));
    }

    private record Writer(Map<String, AlertRow> last) implements SinkWriter<Judgement> {
        @Override
        public void write(Judgement judgement, Context context) {
            AlertRow alert = judgement.alert();
            if (alert != null) {
                last.put(alert.id(), alert);
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
