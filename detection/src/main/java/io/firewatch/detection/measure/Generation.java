package io.firewatch.detection.measure;

import io.firewatch.model.record.FeedRecord;
import io.firewatch.rulesets.measure.CompiledMeasure;
import io.firewatch.rulesets.measure.MeasureParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a measure: its past is read first, and what comes meanwhile waits, so that the versions of a record
 * follow one another in the order of receipt.
 */
final class Generation {
    private final int number;
    private final int version;
    private final String body;
    private final CompiledMeasure measure;
    private final List<MeasuredRecord> waiting = new ArrayList<>();
    private long through;
    private boolean complete;
    private @Nullable HistoryReading reading;

    Generation(SavedGeneration saved) {
        this.number = saved.number();
        this.version = saved.version();
        this.body = saved.body();
        this.measure = CompiledMeasure.of(MeasureParser.parse(saved.measure() + ".yaml", saved.body()));
        this.through = saved.through();
        this.complete = saved.complete();
    }

    SavedGeneration saved() {
        return new SavedGeneration(number, id(), version, body, through, complete);
    }

    int number() {
        return number;
    }

    int version() {
        return version;
    }

    String id() {
        return measure.measure().id();
    }

    String body() {
        return body;
    }

    CompiledMeasure measure() {
        return measure;
    }

    boolean isComplete() {
        return complete;
    }

    /** Reads what is missing of the past, up to a record. What waited before a restart is part of it. */
    void read(FeedHistory history, long until) {
        if (!complete) {
            reading = HistoryReading.start(history, measure, number, through, until);
        }
    }

    /** Takes a record as it comes in. */
    void take(FeedRecord record, Consumer<MeasuredRecord> out) {
        MeasuredRecord measured = MeasuredRecord.of(number, measure, record);
        if (measured != null && complete) {
            out.accept(measured);
        } else if (measured != null) {
            waiting.add(measured);
        }
    }

    /** Hands out what has been read by now, at most so many portions; true when that was the last of it. */
    boolean handOut(int mostPortions, boolean patiently, Consumer<MeasuredRecord> out) throws InterruptedException {
        HistoryReading source = reading;
        for (int i = 0; source != null && i < mostPortions; i++) {
            HistoryReading.Portion portion = patiently ? source.take() : source.poll();
            if (portion == null) {
                return false;
            }
            if (portion.failure() != null) {
                throw new IllegalStateException("cannot read the past of measure " + id(), portion.failure());
            }
            portion.records().forEach(out);
            through = portion.through();
            if (portion.last()) {
                waiting.forEach(out);
                waiting.clear();
                complete = true;
                close();
                return true;
            }
        }
        return false;
    }

    void close() {
        HistoryReading source = reading;
        if (source != null) {
            source.close();
            reading = null;
        }
    }
}
