package io.firewatch.detection.measure;

import io.firewatch.ingestion.decode.RecordDecoder;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.measure.CompiledMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads the past of one measure on a thread of its own, a few portions ahead of who takes them. */
final class HistoryReading implements AutoCloseable {
    /** Records read per portion, whether they count or not. */
    private static final int PORTION = 1_000;

    private static final int PORTIONS_AHEAD = 8;

    /**
     * Some records of the past, in order of receipt.
     *
     * @param through everything up to this number has been read
     * @param failure why the reading ended before its end; null otherwise
     */
    record Portion(List<MeasuredRecord> records, long through, boolean last, @Nullable Exception failure) {}

    private final BlockingQueue<Portion> portions = new ArrayBlockingQueue<>(PORTIONS_AHEAD);
    private final RecordDecoder decoder = new RecordDecoder();
    private final FeedHistory history;
    private final CompiledMeasure measure;
    private final int generation;
    private final Thread thread;
    private List<MeasuredRecord> portion = new ArrayList<>();
    private int read;

    private HistoryReading(FeedHistory history, CompiledMeasure measure, int generation, long after, long through) {
        this.history = history;
        this.measure = measure;
        this.generation = generation;
        this.thread = new Thread(
                () -> read(after, through),
                "past of measure " + measure.measure().id());
        thread.setDaemon(true);
    }

    static HistoryReading start(
            FeedHistory history, CompiledMeasure measure, int generation, long after, long through) {
        HistoryReading reading = new HistoryReading(history, measure, generation, after, through);
        reading.thread.start();
        return reading;
    }

    /** Null when none is ready yet. */
    @Nullable
    Portion poll() {
        return portions.poll();
    }

    /** Waits for the next one; only for a feed that has ended. */
    Portion take() throws InterruptedException {
        return portions.take();
    }

    private void read(long after, long through) {
        RecordType type = measure.measure().record();
        try {
            history.read(
                    type, after, through, (institution, seq, key, body) -> take(type, institution, seq, key, body));
            portions.put(new Portion(portion, through, true, null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: nobody waits for more
        } catch (Exception e) {
            fail(e);
        }
    }

    private void fail(Exception failure) {
        try {
            portions.put(new Portion(List.of(), 0, true, failure));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(RecordType type, String institution, long seq, String key, String body)
            throws InterruptedException {
        Object decoded = decoder.decode(type, body).record();
        // What cannot be decoded was told as a reject when it came.
        if (decoded != null) {
            MeasuredRecord record =
                    MeasuredRecord.of(generation, measure, FeedRecord.of(institution, seq, type, key, decoded));
            if (record != null) {
                portion.add(record);
            }
        }
        if (++read % PORTION == 0) {
            portions.put(new Portion(portion, seq, false, null));
            portion = new ArrayList<>();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
