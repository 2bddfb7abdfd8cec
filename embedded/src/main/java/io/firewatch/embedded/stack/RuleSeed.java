package io.firewatch.embedded.stack;

import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.rule.Overrides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Puts the rules that ship with Firewatch in force: a rule whose text differs from the last one that was shipped becomes the
 * next version. What the bureau decided stays: thresholds it set, where the new text still allows them, rules it retired, and
 * a text of its own, beside which a new shipped text is laid as a proposal. Running it again changes nothing.
 */
final class RuleSeed {
    private static final String VERSIONS =
            "SELECT version, status, body, parameters, draft IS NULL AND returns_to IS NULL AND reason IS NULL AS shipped"
                    + " FROM desk.rule_version WHERE rule = ? ORDER BY version DESC";
    private static final String NEXT = "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
            + " VALUES (?, ?, ?, ?, ?, ?::jsonb)";

    private static final String PROPOSE =
            """
            INSERT INTO desk.rule_draft (rule, base_version, body, hash, note, author, changed_by)
            SELECT ?, ?, ?, ?, 'a new text ships with Firewatch', 'firewatch', 'firewatch'
            WHERE NOT EXISTS (SELECT FROM desk.rule_draft WHERE rule = ? AND author = 'firewatch' AND hash = ?)""";

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
        List<Known> known = known(connection, rule);
        if (known.isEmpty()) {
            return add(connection, rule, 1, "active", Overrides.NONE);
        }
        Known newest = known.get(0);
        // What the bureau set is part of a version's hash; whether the text is another is asked of the text.
        String text = NormalText.hash(newest.body);
        Known shipped = known.stream().filter(Known::shipped).findFirst().orElse(newest);
        String before = NormalText.hash(shipped.body);
        if (text.equals(rule.hash()) || before.equals(rule.hash())) {
            return 0;
        }
        if (!text.equals(before)) {
            propose(connection, rule, newest.version);
            return 0;
        }
        Overrides overrides = Overrides.parse(newest.parameters).allowedBy(rule.rule());
        return add(connection, rule, newest.version + 1, newest.status, overrides);
    }

    private record Known(int version, String status, String body, String parameters, boolean shipped) {}

    /** Newest first. */
    private static List<Known> known(Connection connection, CatalogueRule rule) throws SQLException {
        List<Known> known = new ArrayList<>();
        try (PreparedStatement versions = connection.prepareStatement(VERSIONS)) {
            versions.setString(1, rule.rule().id());
            try (ResultSet row = versions.executeQuery()) {
                while (row.next()) {
                    known.add(new Known(
                            row.getInt("version"),
                            row.getString("status"),
                            row.getString("body"),
                            row.getString("parameters"),
                            row.getBoolean("shipped")));
                }
            }
        }
        return known;
    }

    private static void propose(Connection connection, CatalogueRule rule, int base) throws SQLException {
        try (PreparedStatement propose = connection.prepareStatement(PROPOSE)) {
            propose.setString(1, rule.rule().id());
            propose.setInt(2, base);
            propose.setString(3, rule.text());
            propose.setString(4, rule.hash());
            propose.setString(5, rule.rule().id());
            propose.setString(6, rule.hash());
            propose.executeUpdate();
        }
    }

    private static int add(Connection connection, CatalogueRule rule, int version, String status, Overrides overrides)
            throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(NEXT)) {
            next.setString(1, rule.rule().id());
            next.setInt(2, version);
            next.setString(3, NormalText.hash(rule.text(), overrides));
            next.setString(4, status);
            next.setString(5, rule.text());
            next.setString(6, overrides.json(rule.rule()));
            return next.executeUpdate();
        }
    }
}
