package io.firewatch.detection.replay;

import io.firewatch.ingestion.cdc.RecordConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The alerts that stand in the record; those that were corrected never were. */
public final class RecordedFindings {
    private static final String STANDING =
            "SELECT id, rule, institution, subject_id, severity, data_state = 'firing' AS firing, episode_day, event_day,"
                    + " evidence ->> 'formula' AS formula FROM desk.alert"
                    + " WHERE resolution IS DISTINCT FROM 'corrected'";

    private static final String IN_FORCE =
            "SELECT rule FROM (SELECT DISTINCT ON (rule) rule, status, kind FROM desk.rule_version"
                    + " ORDER BY rule, version DESC) newest WHERE status = 'active' AND kind = 'rule'";

    private static final String JUDGED = "SELECT seq FROM desk.judged WHERE id = 1";

    private RecordedFindings() {}

    /**
     * What stood when judging had come to a record.
     *
     * @param through its number in the order of receipt
     */
    public record AsJudged(List<Finding> findings, long through) {}

    /** What stands now, and up to which record: the job writes both in one transaction, and here one snapshot reads both. */
    public static AsJudged asJudged(RecordConnection record) throws SQLException {
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password())) {
            database.setAutoCommit(false);
            database.setReadOnly(true);
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = database.createStatement();
                    ResultSet row = statement.executeQuery(JUDGED)) {
                row.next();
                long through = row.getLong(1);
                return new AsJudged(of(database), through);
            }
        }
    }

    /** The rules that judge now. What a retired one said stands in the record, but nothing says it again. */
    public static Set<String> rulesInForce(RecordConnection record) throws SQLException {
        Set<String> rules = new HashSet<>();
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password());
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(IN_FORCE)) {
            while (row.next()) {
                rules.add(row.getString(1));
            }
        }
        return rules;
    }

    public static List<Finding> of(RecordConnection record) throws SQLException {
        try (Connection database = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password())) {
            return of(database);
        }
    }

    private static List<Finding> of(Connection database) throws SQLException {
        List<Finding> found = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(STANDING)) {
            while (row.next()) {
                found.add(new Finding(
                        row.getString("id"),
                        row.getString("rule"),
                        row.getString("institution"),
                        row.getString("subject_id"),
                        row.getString("severity"),
                        row.getBoolean("firing"),
                        row.getDate("episode_day").toLocalDate(),
                        row.getDate("event_day").toLocalDate(),
                        row.getString("formula")));
            }
        }
        return found;
    }
}
