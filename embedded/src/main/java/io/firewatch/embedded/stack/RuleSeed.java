package io.firewatch.embedded.stack;

import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.rule.Overrides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Puts the rules that ship with Firewatch in force: a rule whose text differs from its newest version becomes the next
 * version. What the bureau decided stays: thresholds it set, where the new text still allows them, and rules it retired.
 * Running it again changes nothing.
 */
final class RuleSeed {
    private static final String NEWEST =
            "SELECT version, status, body, parameters FROM desk.rule_version WHERE rule = ?"
                    + " ORDER BY version DESC LIMIT 1";
    private static final String NEXT = "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
            + " VALUES (?, ?, ?, ?, ?, ?::jsonb)";

    private RuleSeed() {}

    /** Answers how many versions were added. */
    static int sow(DataSource record, List<CatalogueRule> rules) throws SQLException {
        int sown = 0;
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false);
            for (CatalogueRule rule : rules) {
                sown += sow(connection, rule);
            }
            connection.commit();
        }
        return sown;
    }

    private static int sow(Connection connection, CatalogueRule rule) throws SQLException {
        int version = 0;
        String status = "active";
        Overrides overrides = Overrides.NONE;
        try (PreparedStatement newest = connection.prepareStatement(NEWEST)) {
            newest.setString(1, rule.rule().id());
            try (ResultSet row = newest.executeQuery()) {
                if (row.next()) {
                    // What the bureau set is part of a version's hash; whether the text is another is asked of the
                    // text.
                    if (NormalText.hash(row.getString("body")).equals(rule.hash())) {
                        return 0;
                    }
                    version = row.getInt("version");
                    status = row.getString("status");
                    overrides = Overrides.parse(row.getString("parameters")).allowedBy(rule.rule());
                }
            }
        }
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setString(1, rule.rule().id());
            next.setInt(2, version + 1);
            next.setString(3, NormalText.hash(rule.text(), overrides));
            next.setString(4, status);
            next.setString(5, rule.text());
            next.setString(6, overrides.json(rule.rule()));
            return next.executeUpdate();
        }
    }
}
