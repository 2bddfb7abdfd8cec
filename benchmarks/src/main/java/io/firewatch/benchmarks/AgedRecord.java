package io.firewatch.benchmarks;

import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The record of an {@link AgedCity}, written by {@code city.sql}. */
final class AgedRecord {
    private static final int FETCH = 5_000;

    /** Loans that a lender begins on a day. */
    private static final int LOANS_A_DAY = 5;

    private static final int DAYS_FRESH = 14;

    private static final String DOCUMENTS =
            """
            SELECT id, json_build_object('id', id, 'rule', rule, 'ruleVersion', rule_version,
                'title', json_build_object('zh', title_zh, 'en', title_en), 'pattern', pattern, 'severity', severity,
                'severityRank', array_position(ARRAY['low','medium','high','critical'], severity), 'status', status,
                'dataState', data_state, 'resolution', resolution, 'rolledUpUnder', rolled_up_under,
                'institution', institution,
                'subject', json_build_object('type', subject_type, 'id', subject_id, 'label', subject_label),
                'episodeDay', episode_day, 'openedAt', to_char(opened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'updatedAt', to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'eventTime', event_day || 'T23:59:59+08:00',
                'message', json_build_object('zh', message_zh, 'en', message_en),
                'basis', basis, 'assignee', assignee, 'evidence', evidence)::text
            FROM desk.alert
            """;

    private final DataSource record;

    AgedRecord(DataSource record) {
        this.record = record;
    }

    /** Takes a document of the index. */
    interface Documents {
        void take(String id, String document) throws IOException;
    }

    void write(AgedCity city) throws SQLException, IOException {
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET maintenance_work_mem = '256MB'; SET work_mem = '256MB'");
            addRules(connection);
            statement.execute(script(city));
            statement.execute("VACUUM ANALYZE");
        }
    }

    private static void addRules(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE bench_rule (place serial, id text, pattern text)");
        }
        try (PreparedStatement inForce = connection.prepareStatement(
                        "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
                                + " VALUES (?, 1, ?, 'active', ?, '{}')");
                PreparedStatement rule =
                        connection.prepareStatement("INSERT INTO bench_rule (id, pattern) VALUES (?, ?)")) {
            List<CatalogueRule> rules = RuleCatalogue.load();
            for (CatalogueRule one : rules) {
                inForce.setString(1, one.rule().id());
                inForce.setString(2, one.hash());
                inForce.setString(3, one.text());
                inForce.addBatch();
                rule.setString(1, one.rule().id());
                rule.setString(2, one.rule().pattern());
                rule.addBatch();
            }
            inForce.executeBatch();
            rule.executeBatch();
        }
    }

    private static String script(AgedCity city) throws IOException {
        Map<String, Object> values = new HashMap<>();
        values.put("today", city.today());
        values.put("days", city.days());
        values.put("lenders", AgedCity.LENDERS);
        values.put("parties", AgedCity.PARTIES);
        values.put("alerts", city.alertsADay());
        values.put("records", 2 * city.alertsADay());
        values.put("fresh", DAYS_FRESH * city.alertsADay());
        values.put("loans", LOANS_A_DAY);
        try (InputStream in = AgedRecord.class.getResourceAsStream("desk/city.sql")) {
            if (in == null) {
                throw new IOException("desk/city.sql is not on the class path");
            }
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> value : values.entrySet()) {
                script = script.replace("${" + value.getKey() + "}", String.valueOf(value.getValue()));
            }
            return script;
        }
    }

    /** Every alert as the index holds it. */
    void documents(Documents index) throws SQLException, IOException {
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false); // else the driver would fetch everything at once
            try (PreparedStatement select = connection.prepareStatement(DOCUMENTS)) {
                select.setFetchSize(FETCH);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        index.take(rows.getString(1), rows.getString(2));
                    }
                }
            }
            connection.rollback();
        }
    }
}
