package io.firewatch.ingestion.cdc;

import io.firewatch.model.BusinessTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/** Answers, from the record itself, what the log would have told since a moment: alerts that changed, then the progress. */
record AlertsChangedSince(RecordConnection connection) {
    private static final String ALERTS = "SELECT * FROM desk.alert WHERE updated_at >= ? OR triaged_at >= ?";
    private static final String JUDGED = "SELECT seq FROM desk.judged WHERE id = 1";
    private static final int FETCH_ROWS = 1_000;

    /** Both from one snapshot, so that the progress vouches for no more than the alerts before it. */
    void read(Instant moment, Consumer<DeskChange> out) {
        try (Connection database =
                DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password())) {
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            database.setAutoCommit(false);
            alerts(database, moment, out);
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(JUDGED)) {
                if (row.next()) {
                    out.accept(new DeskChange(null, new DeskChange.Judged(row.getLong(1))));
                }
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("alerts changed since " + moment + " cannot be read from " + connection, e);
        }
    }

    private static void alerts(Connection database, Instant moment, Consumer<DeskChange> out) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(ALERTS)) {
            query.setFetchSize(FETCH_ROWS);
            query.setObject(1, moment.atOffset(ZoneOffset.UTC));
            query.setObject(2, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    out.accept(new DeskChange(alert(row), null));
                }
            }
        }
    }

    private static DeskChange.Alert alert(ResultSet row) throws SQLException {
        return new DeskChange.Alert(
                row.getString("id"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("pattern"),
                row.getString("severity"),
                row.getString("institution"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("subject_label"),
                row.getString("title_zh"),
                row.getString("title_en"),
                row.getString("message_zh"),
                row.getString("message_en"),
                row.getString("basis"),
                row.getString("evidence"),
                BusinessTime.day(row.getObject("episode_day", LocalDate.class)),
                BusinessTime.day(row.getObject("event_day", LocalDate.class)),
                row.getString("data_state"),
                row.getString("resolution"),
                row.getString("rolled_up_under"),
                moment(row, "opened_at"),
                moment(row, "updated_at"),
                row.getString("status"),
                row.getString("assignee"));
    }

    /** As the log writes moments, so that both ways give the same document. */
    private static String moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
