package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.IndexMappings;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * An invented city that has been watched for some days, written straight into record and index: what its lenders sent, what
 * every day said of them, the alerts and the work on them. It grows into the past, a day like any other; nothing in it is
 * drawn by chance.
 */
final class AgedCity {
    static final int LENDERS = 200;

    /** Debtors come within sight of a limit day after day, not each day another one. */
    private static final int PARTIES = 20_000;

    private static final int BATCH_TYPES = 10;
    private static final int CHECKS = 8;
    private static final int FETCH = 5_000;

    private static final String NEW_ALERTS =
            """
            INSERT INTO desk.alert (id, rule, rule_version, pattern, severity, institution, subject_type, subject_id, subject_label,
                title_zh, title_en, message_zh, message_en, basis, evidence, episode_day, event_day, data_state, resolution,
                status, assignee, opened_at, updated_at, rolled_up_under)
            SELECT 'bench-' || n, rule, 1, (?::text[])[which], severity, lender,
                CASE WHEN party = '' THEN 'institution' ELSE 'party' END,
                CASE WHEN party = '' THEN lender ELSE party END,
                CASE WHEN party = '' THEN lender ELSE '自然人 ' || left(party, 4) || '…' || right(party, 2) END,
                '借款余额接近或者超过限额', 'Borrower close to or over the limit',
                '自然人在本机构借款余额 ' || dice || '.00 元，限额 200,000.00 元，' || day || ' 起连续三日。',
                'A party owes this institution ' || dice || '.00 yuan, the limit being 200,000.00, for three days from ' || day || '.',
                '[{"law":"网络借贷信息中介机构业务活动管理暂行办法","article":"17","mark":"TXT"}]'::jsonb,
                json_build_object('formula', 'exposure ' || dice || ' > 0.9 * exposure_limit 200,000.00',
                    'indicators', json_build_array('exposure'), 'values', json_build_object('exposure', dice),
                    'thresholds', json_build_object('share', 0.9),
                    'records', (SELECT json_agg(dice + i) FROM generate_series(1, 12) i))::jsonb,
                day, day, CASE WHEN dice % 10 < 7 AND n > ? THEN 'resolved' ELSE 'firing' END,
                CASE WHEN dice % 10 < 7 AND n > ? THEN 'cleared' END,
                CASE WHEN n <= ? OR dice % 100 < 6
                    THEN (ARRAY['new','new','acknowledged','verifying','finding','measure'])[1 + dice / 7 % 6]
                    ELSE (ARRAY['closed','closed','false-positive','referred'])[1 + dice / 7 % 4] END,
                CASE WHEN dice % 3 > 0 THEN 'officer' || dice % 20 END, moment, moment,
                CASE WHEN dice % 9 = 0 AND n > 1 THEN 'bench-' || (n - 1) END
            FROM (
                SELECT n, dice, day, rule_at AS which, (?::text[])[rule_at] AS rule,
                    (ARRAY['critical','high','high','high','medium','medium','medium','low','low','low'])[1 + dice % 10] AS severity,
                    'CERT' || lpad((1 + dice % ?)::text, 8, '0') AS lender,
                    CASE WHEN dice % 4 = 0 THEN '' ELSE lpad(to_hex(dice % ?), 32, '0') END AS party,
                    (day + time '09:00' + dice % 600 * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' AS moment
                FROM (
                    SELECT n, dice, ?::date - ((n - 1) / ?) AS day, 1 + dice % ? AS rule_at
                    FROM (SELECT n, (hashint4(n) & 2147483647) % 1000003 AS dice FROM generate_series(?, ?) AS n) AS drawn
                ) AS placed
            ) AS alert
            """;

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
            FROM desk.alert WHERE episode_day > ?::date AND episode_day <= ?::date
            """;

    private final DataSource record;
    private final BulkLoad index;
    private final LocalDate today;
    private final int alertsADay;
    private final int pointsADay;
    private int days;

    AgedCity(DataSource record, BulkLoad index, LocalDate today, int alertsADay, int pointsADay) {
        this.record = record;
        this.index = index;
        this.today = today;
        this.alertsADay = alertsADay;
        this.pointsADay = pointsADay;
    }

    static String lender(int number) {
        return "CERT%08d".formatted(number);
    }

    static String party(int number) {
        return "%032x".formatted(number);
    }

    long alerts() {
        return (long) days * alertsADay;
    }

    long points() {
        return (long) days * pointsADay;
    }

    int days() {
        return days;
    }

    /** What is there before the first day: the register and the rules. */
    void found() throws SQLException {
        try (Connection connection = record.getConnection();
                PreparedStatement lender = connection.prepareStatement(
                        """
                        INSERT INTO registry.institution (code, name, type, district, secret)
                        SELECT 'CERT' || lpad(n::text, 8, '0'), '第' || n || '号金融信息服务有限公司',
                            (ARRAY['p2p','microloan','pawn','guarantee','leasing','factoring'])[1 + n % 6],
                            (ARRAY['江北区','江南区','高新区','老城区'])[1 + n % 4], ''::bytea
                        FROM generate_series(1, ?) AS n
                        """);
                PreparedStatement rule = connection.prepareStatement(
                        "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
                                + " VALUES (?, 1, ?, 'active', ?, '{}')")) {
            lender.setInt(1, LENDERS);
            lender.executeUpdate();
            for (CatalogueRule one : RuleCatalogue.load()) {
                rule.setString(1, one.rule().id());
                rule.setString(2, one.hash());
                rule.setString(3, one.text());
                rule.addBatch();
            }
            rule.executeBatch();
        }
    }

    /** Lets the city have been watched for so many days. */
    void growTo(int olderDays) throws SQLException, IOException {
        LocalDate last = today.minusDays(days);
        LocalDate first = today.minusDays(olderDays - 1L);
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(last));
                month = month.plusMonths(1)) {
            index.create(IndexMappings.INDICATORS_PREFIX + month, IndexMappings.indicators());
        }
        try (Connection connection = record.getConnection()) {
            addAlerts(connection, days * alertsADay + 1, olderDays * alertsADay);
            addWork(connection, first, last);
            addArrivals(connection, first, last);
        }
        indexAlerts(first, last);
        for (LocalDate day = last; !day.isBefore(first); day = day.minusDays(1)) {
            addPoints(day);
        }
        days = olderDays;
        index.refresh();
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    private void addAlerts(Connection connection, int from, int to) throws SQLException {
        List<CatalogueRule> rules = RuleCatalogue.load();
        // What came in the last two weeks is mostly still open.
        int fresh = 14 * alertsADay;
        try (PreparedStatement insert = connection.prepareStatement(NEW_ALERTS)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            rules.stream().map(one -> one.rule().pattern()).toArray()));
            insert.setInt(2, fresh);
            insert.setInt(3, fresh);
            insert.setInt(4, fresh);
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", rules.stream().map(one -> one.rule().id()).toArray()));
            insert.setInt(6, LENDERS);
            insert.setInt(7, PARTIES);
            insert.setString(8, today.toString());
            insert.setInt(9, alertsADay);
            insert.setInt(10, rules.size());
            insert.setInt(11, from);
            insert.setInt(12, to);
            insert.executeUpdate();
        }
    }

    /** Each twentieth case has been worked on; each hundredth waits for the end of a measure. */
    private static void addWork(Connection connection, LocalDate first, LocalDate last) throws SQLException {
        String within = " AND episode_day BETWEEN '%s' AND '%s'".formatted(first, last);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO desk.triage_step (alert, actor, action, note, at)"
                    + " SELECT id, coalesce(assignee, 'admin'), CASE status WHEN 'measure' THEN 'measure' ELSE 'acknowledge' END,"
                    + " 'looked at the records', opened_at FROM desk.alert WHERE hashtext(id) % 20 = 0" + within);
            statement.executeUpdate("INSERT INTO desk.case_deadline (alert, step, kind, due_at)"
                    + " SELECT s.alert, s.id, 'measure', now() + (hashtext(s.alert) % 20) * interval '1 day' + interval '1 hour'"
                    + " FROM desk.triage_step s JOIN desk.alert a ON a.id = s.alert"
                    + " WHERE s.action = 'measure'" + within);
        }
    }

    private static void addArrivals(Connection connection, LocalDate first, LocalDate last) throws SQLException {
        String days = "generate_series('%s'::date, '%s'::date, '1 day') AS day".formatted(first, last);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    ("INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, status,"
                                    + " total, refused) SELECT code, (ARRAY[1,2,4,6,81,82,83,85,86,87])[t], code || '_' || day::date || '_' || t,"
                                    + " true, day + t * interval '1 hour', 'success', 100 + 7 * t, t %% 3"
                                    + " FROM registry.institution, generate_series(1, %d) AS t, " + days)
                            .formatted(BATCH_TYPES));
            statement.executeUpdate(("INSERT INTO desk.quality (institution, day, check_id, cases, failed)"
                            + " SELECT code, day::date, (ARRAY['unknown_users','empty_flows','late_records','loans_without_plan',"
                            + "'unknown_loans','unknown_products','duplicate_records','refused_records'])[t], 400, t %% 4"
                            + " FROM registry.institution, generate_series(1, %d) AS t, " + days)
                    .formatted(CHECKS));
        }
    }

    private void indexAlerts(LocalDate first, LocalDate last) throws SQLException, IOException {
        try (Connection connection = record.getConnection()) {
            connection.setAutoCommit(false); // else the driver would fetch everything at once
            try (PreparedStatement select = connection.prepareStatement(DOCUMENTS)) {
                select.setFetchSize(FETCH);
                select.setString(1, first.minusDays(1).toString());
                select.setString(2, last.toString());
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        index.add(IndexMappings.ALERTS_INDEX, rows.getString(1), rows.getString(2));
                    }
                }
            }
            connection.rollback();
        }
        index.flush();
    }

    /** Half of a day's points are about lenders, the others about debtors within sight of a limit. */
    private void addPoints(LocalDate day) throws IOException {
        List<Indicator> ofLenders = Indicator.of(SubjectType.INSTITUTION);
        int each = Math.max(1, Math.min(ofLenders.size(), pointsADay / 2 / LENDERS));
        int left = pointsADay;
        long seed = day.toEpochDay();
        for (int lender = 1; lender <= LENDERS && left > 0; lender++) {
            for (int i = 0; i < each && left > 0; i++, left--) {
                String code = lender(lender);
                Indicator indicator = ofLenders.get(i);
                add(
                        day,
                        code,
                        SubjectType.INSTITUTION,
                        code,
                        indicator.id(),
                        indicator.unit().name(),
                        value(seed, lender, i));
            }
        }
        for (int i = 0; left > 0; i++, left--) {
            int party = Math.floorMod(i * 7_919L + seed / 10, PARTIES);
            String name = i % 2 == 0 ? "exposure" : "exposure_limit";
            add(
                    day,
                    lender(1 + party % LENDERS),
                    SubjectType.PARTY,
                    party(party),
                    name,
                    "MONEY",
                    value(seed, party, i));
        }
        index.flush();
    }

    private void add(
            LocalDate day, String lender, SubjectType type, String subject, String indicator, String unit, double value)
            throws IOException {
        ObjectNode point = JsonNodeFactory.instance.objectNode();
        point.put("institution", lender)
                .put("subjectType", type.id())
                .put("subject", subject)
                .put("label", subject)
                .put("indicator", indicator)
                .put("unit", unit.toLowerCase(Locale.ROOT))
                .put("day", day.toString())
                .put("value", value);
        index.add(
                IndexMappings.INDICATORS_PREFIX + YearMonth.from(day),
                String.join("|", lender, type.id(), subject, indicator, day.toString()),
                point.toString());
    }

    private static double value(long day, int who, int which) {
        return 1_000_000 * (1 + Math.sin(day / 9.0 + who + which));
    }
}
