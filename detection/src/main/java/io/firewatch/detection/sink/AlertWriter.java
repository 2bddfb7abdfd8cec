package io.firewatch.detection.sink;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.detection.time.CityTime;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.indicator.SubjectType;
import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Buffers alerts until the city time moves on, then writes both together.
 *
 * <p>A job that starts again is behind what it wrote before. Until it has come as far, nothing is written: what the record
 * holds is newer. Then everything is told once, and an alert that stands in the record although this run knows nothing of
 * it is corrected: it was told after the checkpoint, from facts that came in another order then.
 */
final class AlertWriter implements SinkWriter<Judgement> {
    /** Shortest time between two transactions: city time may move with every record. */
    private static final long PAUSE_MILLIS = 50;

    /**
     * Alerts wait for the city time that vouches for them, but no longer than this: those of a changed rule come while
     * nobody reports, and the next record may be hours away. Written ahead of their city time they do no harm.
     */
    private static final long LONGEST_WAIT_MILLIS = 250;

    /** Alerts held at most; a few kilobytes each. More are written ahead of their watermark, which is harmless. */
    private static final int LARGEST_BUFFER = 2_000;

    /** The newest counts. */
    private record OutcomeKey(String institution, String rule, SubjectType type, String subject) {
        OutcomeKey(OutcomeRow row) {
            this(row.institution(), row.rule(), row.subjectType(), row.subject());
        }
    }

    private final AlertStatements statements;
    private final ProcessingTimeService clock;
    private final Map<String, AlertRow> alerts = new LinkedHashMap<>();
    private final long resumeAt;
    private boolean behind;
    private final Map<OutcomeKey, OutcomeRow> outcomes = new LinkedHashMap<>();
    private long records;
    private long judgedTime = Long.MIN_VALUE;
    private long judgedRecords;
    private boolean judgedMoved;
    private long nextWrite = Long.MAX_VALUE;
    private long lastWrite;

    /** Throws when the record cannot be asked how far judging had come. */
    AlertWriter(RecordConnection record, ProcessingTimeService clock) throws IOException {
        this.statements = new AlertStatements(record);
        this.clock = clock;
        this.resumeAt = statements.judgedSeq();
        this.behind = resumeAt > 0;
    }

    @Override
    public void write(Judgement judgement, Context context) throws IOException {
        AlertRow alert = judgement.alert();
        if (alert != null) {
            alerts.remove(alert.id());
            alerts.put(alert.id(), alert);
            writeSoon();
        }
        OutcomeRow outcome = judgement.outcome();
        if (outcome != null) {
            outcomes.put(new OutcomeKey(outcome), outcome);
            writeSoon();
        }
        Long count = judgement.records();
        if (count != null) {
            records = count;
        }
    }

    private void writeSoon() throws IOException {
        if (!behind && alerts.size() + outcomes.size() >= LARGEST_BUFFER) {
            writeAll();
        } else {
            writeBy(clock.getCurrentProcessingTime() + LONGEST_WAIT_MILLIS);
        }
    }

    @Override
    public void writeWatermark(Watermark watermark) throws IOException {
        long time = watermark.getTimestamp();
        // The end of a bounded input says "forever", which is no record's number.
        if (time == Long.MAX_VALUE || time <= judgedTime) {
            return;
        }
        judgedTime = time;
        judgedRecords = records;
        judgedMoved = true;
        long wait = lastWrite + PAUSE_MILLIS - clock.getCurrentProcessingTime();
        if (wait <= 0) {
            writeAll();
        } else {
            writeBy(lastWrite + PAUSE_MILLIS);
        }
    }

    private void writeBy(long moment) {
        if (moment >= nextWrite) {
            return;
        }
        nextWrite = moment;
        Future<?> unused = clock.registerTimer(moment, now -> {
            if (nextWrite == moment) {
                writeAll();
            }
        });
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        writeAll();
    }

    private void writeAll() throws IOException {
        nextWrite = Long.MAX_VALUE;
        boolean catchesUp = behind && judgedMoved && CityTime.seq(judgedTime) >= resumeAt;
        if ((behind && !catchesUp) || (alerts.isEmpty() && outcomes.isEmpty() && !judgedMoved)) {
            return; // a checkpoint may pass meanwhile: whoever resumes from it is told everything again
        }
        AlertStatements.Judged judged = judgedMoved
                ? new AlertStatements.Judged(CityTime.seq(judgedTime), judgedRecords, CityTime.closedDay(judgedTime))
                : null;
        statements.write(alerts.values(), outcomes.values(), judged, catchesUp);
        behind = false;
        alerts.clear();
        outcomes.clear();
        judgedMoved = false;
        lastWrite = clock.getCurrentProcessingTime();
    }

    @Override
    public void close() throws SQLException {
        statements.close();
    }
}
