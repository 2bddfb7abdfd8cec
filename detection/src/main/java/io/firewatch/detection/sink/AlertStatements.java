package io.firewatch.detection.sink;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.BusinessTime;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The transaction of {@link AlertWriter}, tried again on a new connection when the database was away. */
final class AlertStatements {
    /** With the doubling pause below: half a minute, enough for a restart of the database. */
    private static final int ATTEMPTS = 8;

    private static final long FIRST_PAUSE_MILLIS = 250;

    /** A network that swallows packets must not hold the job for the two hours that TCP would. */
    private static final String ANSWER_SECONDS = "60";

    /** Days before this are "nothing closed yet", see CityTime. */
    private static final int FIRST_DAY = 0;

    private static final String DATA =
            "rule_version, pattern, severity, institution, subject_type, subject_id, subject_label, title_zh, title_en,"
                    + " message_zh, message_en, basis, evidence, episode_day, event_day, data_state, resolution,"
                    + " rolled_up_under";

    /** People's columns are never touched, and a row that says the same is not written: the index need not follow. */
    private static final String UPSERT = "INSERT INTO desk.alert AS a (id, rule, " + DATA + ")"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::date, ?::date, ?, ?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET (" + DATA + ", updated_at) = ROW (" + prefixed("EXCLUDED") + ", now())"
            + " WHERE (" + prefixed("a") + ") IS DISTINCT FROM (" + prefixed("EXCLUDED") + ")";

    private static final String JUDGED =
            "UPDATE desk.judged SET seq = greatest(seq, ?), records = greatest(records, ?),"
                    + " closed_day = greatest(closed_day, ?::date), at = now() WHERE id = 1";

    private static final String JUDGED_SEQ = "SELECT seq FROM desk.judged WHERE id = 1";

    private static final String CORRECT_OTHERS =
            "UPDATE desk.alert SET data_state = 'resolved', resolution = 'corrected', updated_at = now()"
                    + " WHERE resolution IS DISTINCT FROM 'corrected' AND NOT (id = ANY (?))";

    private final RecordConnection record;
    private @Nullable Connection open;

    /** How far judging has come; a day before 1970 means that none is closed. */
    record Judged(long seq, long records, int closedDay) {}

    AlertStatements(RecordConnection record) {
        this.record = record;
    }

    private static String prefixed(String table) {
        return table + "." + DATA.replace(", ", ", " + table + ".");
    }

    /** How far judging had come when it was last written. Throws when the database stays away. */
    long judgedSeq() throws IOException {
        return withRetries("the progress of judging cannot be read from " + record, database -> {
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(JUDGED_SEQ)) {
                long seq = row.next() ? row.getLong(1) : 0;
                database.commit();
                return seq;
            }
        });
    }

    /**
     * Writes all in one transaction. Throws when the database stays away, or refuses a row.
     *
     * @param all whether these are all the alerts and outcomes there are, so that others in the record are none
     */
    void write(Collection<AlertRow> alerts, Collection<OutcomeRow> outcomes, @Nullable Judged judged, boolean all)
            throws IOException {
        withRetries("%d alerts cannot be written to %s".formatted(alerts.size(), record), database -> {
            writeOnce(database, alerts, outcomes, judged, all);
            return alerts.size();
        });
    }

    /** What is done in one transaction on one connection. */
    private interface Work<T> {
        T on(Connection database) throws SQLException;
    }

    private <T> T withRetries(String failure, Work<T> work) throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int attempt = 1; ; attempt++) {
            try {
                return work.on(connection());
            } catch (SQLException e) {
                closeQuietly(e);
                if (attempt == ATTEMPTS || !isTransient(e)) {
                    throw new IOException(failure, e);
                }
                pause(pause);
                pause *= 2;
            }
        }
    }

    private static void writeOnce(
            Connection database,
            Collection<AlertRow> alerts,
            Collection<OutcomeRow> outcomes,
            @Nullable Judged judged,
            boolean all)
            throws SQLException {
        try (Statement greeting = database.createStatement()) {
            // A batch on a connection that was lost meanwhile breaks an assertion inside the driver.
            greeting.execute("SELECT 1");
        }
        if (!alerts.isEmpty()) {
            try (PreparedStatement upsert = database.prepareStatement(UPSERT)) {
                for (AlertRow alert : alerts) {
                    bind(upsert, alert);
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
        }
        if (all) {
            try (PreparedStatement correct = database.prepareStatement(CORRECT_OTHERS)) {
                correct.setArray(
                        1,
                        database.createArrayOf(
                                "text", alerts.stream().map(AlertRow::id).toArray()));
                correct.executeUpdate();
            }
            OutcomeStatements.forget(database);
        }
        if (!outcomes.isEmpty()) {
            OutcomeStatements.write(database, outcomes);
        }
        // Last, because whoever follows the log reads a transaction's changes in this order, and takes the progress as
        // a promise that the alerts came before it.
        if (judged != null) {
            try (PreparedStatement update = database.prepareStatement(JUDGED)) {
                update.setLong(1, judged.seq());
                update.setLong(2, judged.records());
                update.setString(3, judged.closedDay() < FIRST_DAY ? null : BusinessTime.printDay(judged.closedDay()));
                update.executeUpdate();
            }
        }
        database.commit();
    }

    private static void bind(PreparedStatement upsert, AlertRow alert) throws SQLException {
        upsert.setString(1, alert.id());
        upsert.setString(2, alert.rule());
        upsert.setInt(3, alert.ruleVersion());
        upsert.setString(4, alert.pattern());
        upsert.setString(5, alert.severity().id());
        upsert.setString(6, alert.institution());
        upsert.setString(7, alert.subjectType().id());
        upsert.setString(8, alert.subject());
        upsert.setString(9, alert.subjectLabel());
        upsert.setString(10, alert.titleZh());
        upsert.setString(11, alert.titleEn());
        upsert.setString(12, alert.messageZh());
        upsert.setString(13, alert.messageEn());
        upsert.setString(14, alert.basis());
        upsert.setString(15, EvidenceJson.of(alert));
        upsert.setString(16, BusinessTime.printDay(alert.episodeDay()));
        upsert.setString(17, BusinessTime.printDay(alert.eventDay()));
        upsert.setString(18, alert.isFiring() ? "firing" : "resolved");
        upsert.setString(19, alert.resolution());
        upsert.setString(20, alert.rolledUpUnder());
    }

    /** Connection lost, server stopping or starting, deadlock: classes 08, 57P and 40 of SQLSTATE. */
    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P") || state.startsWith("40"));
    }

    private Connection connection() throws SQLException {
        Connection database = open;
        if (database == null) {
            Properties settings = new Properties();
            settings.setProperty("user", record.user());
            settings.setProperty("password", record.password());
            settings.setProperty("socketTimeout", ANSWER_SECONDS);
            database = DriverManager.getConnection(record.jdbcUrl(), settings);
            database.setAutoCommit(false);
            open = database;
        }
        return database;
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the database", e);
        }
    }

    private void closeQuietly(SQLException cause) {
        try {
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    void close() throws SQLException {
        Connection database = open;
        open = null;
        if (database != null) {
            database.close();
        }
    }
}
