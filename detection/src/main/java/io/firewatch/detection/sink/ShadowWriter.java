package io.firewatch.detection.sink;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.ShadowRow;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.BusinessTime;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the newest row of each alert of a trial, and writes them together every second and at each checkpoint. */
final class ShadowWriter implements SinkWriter<ShadowRow> {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowWriter.class);

    /** Nobody is alarmed by these. */
    private static final long PAUSE_MILLIS = 1_000;

    private static final int LARGEST_BUFFER = 2_000;

    private static final String UPSERT =
            """
            INSERT INTO desk.shadow_alert AS s (draft, trial, id, institution, subject_type, subject, severity, message_zh,
                message_en, figures, episode_day, event_day, data_state, resolution)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::date, ?::date, ?, ?)
            ON CONFLICT (draft, trial, id) DO UPDATE SET severity = EXCLUDED.severity, message_zh = EXCLUDED.message_zh,
                message_en = EXCLUDED.message_en, figures = EXCLUDED.figures, event_day = EXCLUDED.event_day,
                data_state = EXCLUDED.data_state, resolution = EXCLUDED.resolution, at = now()""";

    private final RecordConnection record;
    private final ProcessingTimeService clock;
    private final Map<String, ShadowRow> waiting = new LinkedHashMap<>();
    private boolean timerSet;

    ShadowWriter(RecordConnection record, ProcessingTimeService clock) {
        this.record = record;
        this.clock = clock;
    }

    @Override
    public void write(ShadowRow row, Context context) throws IOException {
        String key = row.name() + '@' + row.trial() + '/' + row.alert().id();
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
            LOG.warn("alerts of trials wait for the database rows={} database={}", waiting.size(), record, e);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        try {
            writeAll();
        } catch (SQLException e) {
            throw new IOException("%d alerts of trials cannot be written to %s".formatted(waiting.size(), record), e);
        }
    }

    private void writeAll() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password());
                PreparedStatement upsert = database.prepareStatement(UPSERT)) {
            database.setAutoCommit(false);
            for (ShadowRow row : waiting.values()) {
                bind(upsert, row);
                upsert.addBatch();
            }
            upsert.executeBatch();
            database.commit();
        }
        waiting.clear();
    }

    private static void bind(PreparedStatement upsert, ShadowRow row) throws SQLException {
        AlertRow alert = row.alert();
        upsert.setLong(1, row.draft());
        upsert.setInt(2, row.trial());
        upsert.setString(3, alert.id());
        upsert.setString(4, alert.institution());
        upsert.setString(5, alert.subjectType().id());
        upsert.setString(6, alert.subject());
        upsert.setString(7, alert.severity().id());
        upsert.setString(8, alert.messageZh());
        upsert.setString(9, alert.messageEn());
        upsert.setString(10, alert.figures());
        upsert.setString(11, BusinessTime.printDay(alert.episodeDay()));
        upsert.setString(12, BusinessTime.printDay(alert.eventDay()));
        upsert.setString(13, alert.isFiring() ? "firing" : "resolved");
        upsert.setString(14, alert.resolution());
    }

    @Override
    public void close() {}
}
