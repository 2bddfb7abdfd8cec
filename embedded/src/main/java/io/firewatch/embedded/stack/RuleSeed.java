package io.firewatch.embedded.stack;

import io.firewatch.rulesets.catalogue.CatalogueRule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Puts the rules that ship with Firewatch in force: a rule whose text differs from its newest version becomes the next
 * version. Running it again changes nothing.
 */
final class RuleSeed {
    private static final String NEWEST =
            "SELECT version, hash FROM desk.rule_version WHERE rule = ? ORDER BY version DESC LIMIT 1";
    private static final String NEXT =
            "INSERT INTO desk.rule_version (rule, version, hash, status, body) VALUES (?, ?, ?, 'active', ?)";

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
        try (PreparedStatement newest = connection.prepareStatement(NEWEST)) {
            newest.setString(1, rule.rule().id());
            try (ResultSet row = newest.executeQuery()) {
                if (row.next()) {
                    if (row.getString("hash").equals(rule.hash())) {
                        return 0;
                    }
                    version = row.getInt("version");
                }
            }
        }
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setString(1, rule.rule().id());
            next.setInt(2, version + 1);
            next.setString(3, rule.hash());
            next.setString(4, rule.text());
            return next.executeUpdate();
        }
    }
}
