package io.firewatch.detection.replay;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.time.CityTime;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.apache.flink.api.common.eventtime.Watermark;
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
    private static final Map<String, Run> RUNS = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    private record Run(Map<String, AlertRow> last, LongConsumer judged) {}

    /** Tells {@code judged} up to which number in the order of receipt everything is judged. */
    StandingSink(LongConsumer judged) {
        RUNS.put(run, new Run(new ConcurrentHashMap<>(), judged));
    }

    /** Answers what stands once the job has ended, and forgets it. */
    Collection<AlertRow> take() {
        Collection<AlertRow> standing = here().last().values();
        forget();
        standing.removeIf(AlertRow::isCorrected);
        return standing;
    }

    void forget() {
        RUNS.remove(run);
    }

    private Run here() {
        Run here = RUNS.get(run);
        if (here == null) {
            throw new IllegalStateException("judged in another process than the one that asked");
        }
        return here;
    }

    @Override
    public SinkWriter<Judgement> createWriter(WriterInitContext context) {
        return new Writer(here());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<Judgement> createWriter(InitContext context) {
        return new Writer(here());
    }

    private record Writer(Run run) implements SinkWriter<Judgement> {
        @Override
        public void write(Judgement judgement, Context context) {
            AlertRow alert = judgement.alert();
            if (alert != null) {
                run.last().put(alert.id(), alert);
            }
        }

        @Override
        public void writeWatermark(Watermark watermark) {
            // The end of the feed says "forever", which is no record's number.
            if (watermark.getTimestamp() != Long.MAX_VALUE) {
                run.judged().accept(CityTime.seq(watermark.getTimestamp()));
            }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
