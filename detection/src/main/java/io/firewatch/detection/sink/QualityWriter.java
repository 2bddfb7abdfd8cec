package io.firewatch.detection.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.detection.quality.Finding;
import io.firewatch.detection.quality.QualityRow;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest row of each check and day, and writes them together every few seconds and at each checkpoint. */
final class QualityWriter implements SinkWriter<QualityRow> {
    private static final Logger LOG = LoggerFactory.getLogger(QualityWriter.class);
    private static final JsonFactory JSON = new JsonFactory();

    /** A programmer who mends a client looks again within seconds, not within milliseconds. */
    private static final long PAUSE_MILLIS = 2_000;

    private static final int LARGEST_BUFFER = 5_000;

    private static final String UPSERT =
            """
            INSERT INTO desk.quality AS q (institution, day, check_id, cases, failed, examples)
            VALUES (?, ?::date, ?, ?, ?, ?::jsonb)
            ON CONFLICT (institution, day, check_id)
            DO UPDATE SET cases = EXCLUDED.cases, failed = EXCLUDED.failed, examples = EXCLUDED.examples, at = now()
            WHERE (q.cases, q.failed, q.examples) IS DISTINCT FROM (EXCLUDED.cases, EXCLUDED.failed, EXCLUDED.examples)""";

    private final RecordConnection record;
    private final ProcessingTimeService clock;
    private final Map<String, QualityRow> waiting = new LinkedHashMap<>();
    private boolean timerSet;

    QualityWriter(RecordConnection record, ProcessingTimeService clock) {
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void write(QualityRow row, Context context) throws IOException {
        String key = row.institution() + ' ' + row.day() + ' ' + row.check().name();
        waiting.remove(key);
        waiting.put(key, row);
        if (waiting.size() >= LARGEST_BUFFER) {
            flush(false);
        } else if (!timerSet) {
            timerSet = true;
            Future<?> unused = clock.registerTimer(clock.getCurrentProcessingTime() + PAUSE_MILLIS, now -> {
                timerSet = false;
                writeIfPossible();
            });
        }
    }

    /** The database may be away for a moment; the next checkpoint insists. */
    private void writeIfPossible() {
        try {
            writeAll();
        } catch (SQLException e) {
            LOG.warn("quality rows wait for the database rows={} database={}", waiting.size(), record, e);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        try {
            writeAll();
        } catch (SQLException e) {
            throw new IOException("%d quality rows cannot be written to %s".formatted(waiting.size(), record), e);
        }
    }

    private void writeAll() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password());
                PreparedStatement upsert = database.prepareStatement(UPSERT)) {
            database.setAutoCommit(false);
            for (QualityRow row : waiting.values()) {
                upsert.setString(1, row.institution());
                upsert.setString(2, BusinessTime.printDay(row.day()));
                upsert.setString(3, row.check().id());
                upsert.setInt(4, row.cases());
                upsert.setInt(5, row.failed());
                upsert.setString(6, examples(row));
                upsert.addBatch();
            }
            upsert.executeBatch();
            database.commit();
        }
        waiting.clear();
    }

    private static String examples(QualityRow row) throws SQLException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Finding finding : row.examples()) {
                json.writeStartObject();
                json.writeStringField("key", finding.key());
                if (finding.seq() > 0) {
                    json.writeNumberField("seq", finding.seq());
                }
                if (!finding.reason().isEmpty()) {
                    json.writeStringField("reason", finding.reason());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new SQLException("examples of " + row + " cannot be written", e);
        }
        return text.toString();
    }

    @Override
    public void close() {}
}
