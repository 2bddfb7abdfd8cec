package io.firewatch.detection.index;

import io.firewatch.ingestion.cdc.DeskChange;
import io.firewatch.ingestion.cdc.RecordConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Sends what came within a moment in one bulk that is visible when it returns, then reports the progress. */
final class AlertIndexWriter implements SinkWriter<DeskChange> {
    /** Time between two bulks: a refresh each makes ten a second the most the server should bear. */
    private static final long PAUSE_MILLIS = 100;

    private static final int LARGEST_BULK = 500;

    private static final String INDEXED = "UPDATE desk.indexed SET seq = greatest(seq, ?), at = now() WHERE id = 1";

    private final RecordConnection record;
    private final SearchIndex index;
    private final ProcessingTimeService clock;
    private final Map<String, DeskChange.Alert> alerts = new LinkedHashMap<>();
    private long judged = -1;
    private boolean judgedMoved;
    private boolean timerSet;
    private long lastWrite;

    AlertIndexWriter(RecordConnection record, String url, ProcessingTimeService clock) throws IOException {
        this.record = record;
        this.index = new SearchIndex(url);
        IndexTemplates.install(index);
        this.clock = clock;
    }

    @Override
    public void write(DeskChange change, Context context) throws IOException {
        DeskChange.Alert alert = change.alert();
        if (alert != null) {
            alerts.put(alert.id(), alert);
        }
        DeskChange.Judged progress = change.judged();
        if (progress != null && progress.seq() > judged) {
            judged = progress.seq();
            judgedMoved = true;
        }
        long due = lastWrite + PAUSE_MILLIS;
        if (alerts.size() >= LARGEST_BULK) {
            writeAll();
        } else if (!timerSet) {
            timerSet = true;
            Future<?> unused = clock.registerTimer(Math.max(due, clock.getCurrentProcessingTime()), now -> {
                timerSet = false;
                writeAll();
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        writeAll();
    }

    private void writeAll() throws IOException {
        if (!alerts.isEmpty()) {
            ByteArrayOutputStream bulk = new ByteArrayOutputStream();
            for (DeskChange.Alert alert : alerts.values()) {
                AlertDocument.write(alert, bulk);
            }
            index.bulk(bulk.toByteArray(), true);
            alerts.clear();
        }
        if (judgedMoved) {
            report();
            judgedMoved = false;
        }
        lastWrite = clock.getCurrentProcessingTime();
    }

    /** A connection of its own each time: at most ten a second, and none to lose in between. */
    private void report() throws IOException {
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password());
                PreparedStatement update = database.prepareStatement(INDEXED)) {
            update.setLong(1, judged);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("the index's progress cannot be written to " + record, e);
        }
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
