package io.firewatch.detection.sink;

import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.model.BusinessTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** Writes {@code desk.outcome}: the newest thing said, or nothing any more. */
final class OutcomeStatements {
    private static final String UPSERT =
            """
            INSERT INTO desk.outcome AS o (institution, rule, subject_type, subject, rule_version, day, outcome, why_zh, why_en)
            VALUES (?, ?, ?, ?, ?, ?::date, ?, ?, ?)
            ON CONFLICT (institution, rule, subject_type, subject) DO UPDATE SET
                rule_version = EXCLUDED.rule_version, day = EXCLUDED.day, outcome = EXCLUDED.outcome,
                why_zh = EXCLUDED.why_zh, why_en = EXCLUDED.why_en, at = now()
            """;

    private static final String DELETE =
            "DELETE FROM desk.outcome WHERE institution = ? AND rule = ? AND subject_type = ? AND subject = ?";

    private OutcomeStatements() {}

    /** Takes back all that was said, before all of it is said again. */
    static void forget(Connection database) throws SQLException {
        try (Statement delete = database.createStatement()) {
            delete.executeUpdate("DELETE FROM desk.outcome");
        }
    }

    /** As part of the caller's transaction. */
    static void write(Connection database, Collection<OutcomeRow> outcomes) throws SQLException {
        try (PreparedStatement upsert = database.prepareStatement(UPSERT);
                PreparedStatement delete = database.prepareStatement(DELETE)) {
            for (OutcomeRow one : outcomes) {
                PreparedStatement statement = one.outcome() == null ? delete : upsert;
                statement.setString(1, one.institution());
                statement.setString(2, one.rule());
                statement.setString(3, one.subjectType().id());
                statement.setString(4, one.subject());
                if (one.outcome() != null) {
                    statement.setInt(5, one.ruleVersion());
                    statement.setString(6, BusinessTime.printDay(one.day()));
                    statement.setString(7, one.outcome());
                    statement.setString(8, one.whyZh());
                    statement.setString(9, one.whyEn());
                }
                statement.addBatch();
            }
            upsert.executeBatch();
            delete.executeBatch();
        }
    }
}
