package io.firewatch.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.ConcentrationIndicator;
import io.firewatch.model.indicator.ExposureIndicator;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.OverdueIndicator;
import io.firewatch.model.indicator.QualityIndicator;
import io.firewatch.model.indicator.RunIndicator;
import io.firewatch.model.indicator.TenorIndicator;
import io.firewatch.model.indicator.TransfersIndicator;
import io.firewatch.record.IndexMappings;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;

/**
 * A small city to look at: lenders, what they reported, their indicators, and alerts of every severity and state, in the
 * record and in the index. The same at every run.
 */
final class Seed {
    static final LocalDate TODAY = LocalDate.of(2026, 5, 29);
    static final String POOLING = "CERT00000001";
    static final int ALERTS = 72;

    /** Raised last of the seeded alerts, about the pooling lender. */
    static final String CRITICAL = "alert-0071";

    /** Tells in one alert what {@code PARTS} others tell loan by loan. */
    static final String WHOLE = "alert-whole";

    static final int PARTS = 12;

    /** A borrower of the seeded city, and the number of its identity card. */
    static final String PARTY = "a7710d2b7a8841e5b2c6d0e9f1a2b30c";

    static final String DOCUMENT = "330106198503171234";

    private static final String[] NAMES = {
        "江畔普惠网络借贷信息中介有限公司", "云栈金服信息服务有限公司", "城南小额贷款股份有限公司", "恒丰典当有限责任公司",
        "汇众融资担保有限公司", "北岸融资租赁有限公司", "联创商业保理有限公司", "青禾网贷信息咨询有限公司",
        "金麦穗小额贷款有限公司", "同泰网络借贷信息中介有限公司", "瑞安典当行有限公司", "远山互联网金融信息服务有限公司",
        "星河网络科技有限公司", "永诚小额贷款有限公司"
    };
    private static final String[] TYPES = {
        "p2p",
        "p2p",
        "microloan",
        "pawn",
        "guarantee",
        "leasing",
        "factoring",
        "p2p",
        "microloan",
        "p2p",
        "pawn",
        "p2p",
        "p2p",
        "microloan"
    };
    private static final String[] DISTRICTS = {"江北区", "江南区", "高新区", "老城区"};

    private final Jdbi record;
    private final String esUrl;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Random dice = new Random(7);

    Seed(Jdbi record, String esUrl) {
        this.record = record;
        this.esUrl = esUrl;
    }

    void plant() {
        put("/" + IndexMappings.ALERTS_INDEX, IndexMappings.alerts());
        for (String month : List.of("2026-02", "2026-03", "2026-04", "2026-05")) {
            put("/" + IndexMappings.INDICATORS_PREFIX + month, IndexMappings.indicators());
        }
        for (int i = 0; i < NAMES.length; i++) {
            institution(i);
        }
        feed();
        indicators();
        quality();
        rules();
        for (int i = 0; i < ALERTS; i++) {
            raise(alert(i), i);
        }
        finding();
        outcomes();
        refresh();
    }

    static String code(int i) {
        return "CERT%08d".formatted(i + 1);
    }

    static String name(String code) {
        return NAMES[Integer.parseInt(code.substring(4)) - 1];
    }

    /** Raises an alert as detection and the index job would. {@code order} decides how newly it was opened. */
    void raise(ObjectNode alert, int order) {
        record.useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO desk.alert (id, rolled_up_under, rule, rule_version, pattern, severity, institution, subject_type,
                            subject_id, subject_label, title_zh, title_en, message_zh, message_en, basis, evidence,
                            episode_day, event_day, data_state, resolution, status, opened_at, updated_at)
                        VALUES (:id, :under, :rule, 1, :pattern, :severity, :institution, :subjectType, :subject, :label,
                            :tz, :te, :mz, :me, CAST(:basis AS jsonb), CAST(:evidence AS jsonb), CAST(:day AS date),
                            CAST(:day AS date), :dataState, :resolution, :status,
                            CASE WHEN :order < 0 THEN now() ELSE now() - make_interval(mins => 2000 - 20 * :order) END,
                            CASE WHEN :order < 0 THEN now() ELSE now() - make_interval(mins => 2000 - 20 * :order) END)
                        """)
                .bind("id", alert.path("id").asText())
                .bind("under", alert.path("rolledUpUnder").asText(null))
                .bind("rule", alert.path("rule").asText())
                .bind("pattern", alert.path("pattern").asText())
                .bind("severity", alert.path("severity").asText())
                .bind("institution", alert.path("institution").asText())
                .bind("subjectType", alert.path("subject").path("type").asText())
                .bind("subject", alert.path("subject").path("id").asText())
                .bind("label", alert.path("subject").path("label").asText())
                .bind("tz", alert.path("title").path("zh").asText())
                .bind("te", alert.path("title").path("en").asText())
                .bind("mz", alert.path("message").path("zh").asText())
                .bind("me", alert.path("message").path("en").asText())
                .bind("basis", alert.path("basis").toString())
                .bind("evidence", alert.path("evidence").toString())
                .bind("day", alert.path("episodeDay").asText())
                .bind("dataState", alert.path("dataState").asText())
                .bind("resolution", alert.path("resolution").asText(null))
                .bind("status", alert.path("status").asText())
                .bind("order", order)
                .execute());
        index(alert.path("id").asText());
    }

    /** Brings an alert of the record to the index, as the index job does. */
    void index(String id) {
        record.useHandle(handle -> handle.createQuery(
                        "SELECT *, opened_at::text AS o, updated_at::text AS u FROM desk.alert WHERE id = :id")
                .bind("id", id)
                .map((row, ctx) -> {
                    ObjectNode doc = Json.MAPPER.createObjectNode();
                    Severity severity = Severity.ofId(row.getString("severity"));
                    doc.put("id", id)
                            .put("rule", row.getString("rule"))
                            .put("ruleVersion", row.getInt("rule_version"))
                            .put("pattern", row.getString("pattern"))
                            .put("severity", severity.id())
                            .put("severityRank", severity.rank())
                            .put("status", row.getString("status"))
                            .put("dataState", row.getString("data_state"))
                            .put("resolution", row.getString("resolution"))
                            .put("institution", row.getString("institution"))
                            .put("episodeDay", row.getDate("episode_day").toString())
                            .put(
                                    "openedAt",
                                    row.getTimestamp("opened_at").toInstant().toString())
                            .put(
                                    "updatedAt",
                                    row.getTimestamp("updated_at").toInstant().toString())
                            .put("eventTime", row.getDate("event_day") + "T23:59:59+08:00")
                            .put("assignee", row.getString("assignee"))
                            .put("rolledUpUnder", row.getString("rolled_up_under"));
                    doc.putObject("title").put("zh", row.getString("title_zh")).put("en", row.getString("title_en"));
                    doc.putObject("message")
                            .put("zh", row.getString("message_zh"))
                            .put("en", row.getString("message_en"));
                    doc.putObject("subject")
                            .put("type", row.getString("subject_type"))
                            .put("id", row.getString("subject_id"))
                            .put("label", row.getString("subject_label"));
                    doc.set("basis", Json.tree(row.getString("basis")));
                    doc.set("evidence", Json.tree(row.getString("evidence")));
                    return doc;
                })
                .forEach(doc -> put("/" + IndexMappings.ALERTS_INDEX + "/_doc/" + id, doc.toString())));
    }

    void refresh() {
        call("POST", "/_refresh", "");
    }

    void judged(long seq) {
        record.useHandle(handle -> {
            handle.execute("UPDATE feed.receipt_counter SET last_seq = ?", seq);
            handle.execute("UPDATE desk.judged SET seq = ?, records = ?, closed_day = ?", seq, seq, TODAY.minusDays(3));
            handle.execute("UPDATE desk.indexed SET seq = ?", seq);
        });
    }

    /** Alert number {@code i}: severities, patterns, states and days are spread over the seeded ones. */
    static ObjectNode alert(int i) {
        int lender = i % 5 == 0 ? 0 : (i * 7) % 12;
        String code = code(lender);
        LocalDate day = TODAY.minusDays((ALERTS - 1L - i) % 60);
        ObjectNode alert = Json.MAPPER.createObjectNode().put("id", "alert-%04d".formatted(i));
        alert.put("institution", code).put("episodeDay", day.toString()).put("status", status(i));
        alert.put("dataState", i % 9 == 4 ? "resolved" : "firing");
        alert.put("resolution", i % 9 == 4 ? (i % 2 == 0 ? "cleared" : "corrected") : null);
        ArrayNode basis = alert.putArray("basis");
        ObjectNode evidence = alert.putObject("evidence");
        if (i == ALERTS - 1 || i % 12 == 5) {
            alert.put("rule", "fund-pooling.unmatched-balance")
                    .put("pattern", "fund-pooling")
                    .put("severity", "critical");
            text(alert, "title", "先募后配资金沉淀", "Lender money held without a loan behind it");
            text(
                    alert,
                    "message",
                    "未匹配债权的出借资金占比 12.34 %，连续 3 日超过 5.00 %，涉及 8,412,300.00 元。",
                    "12.34 % of lender money stands behind no claim, above 5.00 % for 3 days, 8,412,300.00 yuan in all.");
            alert.put("institution", POOLING);
            subject(alert, "institution", POOLING, name(POOLING));
            evidence.put("formula", "unmatched_share 12.34 % > share 5.00 %");
            numbers(evidence, Map.of("unmatched_share", 0.1234, "unmatched", 8_412_300.0), Map.of("share", 0.05));
            exhibits(evidence);
            basis.addObject()
                    .put("law", "网络借贷信息中介机构业务活动管理暂行办法")
                    .put("article", "10(2)")
                    .put("mark", "TXT");
            basis.addObject()
                    .put("law", "P2P网络借贷会员机构合规检查问题清单（整治办函〔2018〕63号）")
                    .put("article", "3")
                    .put("mark", "WEB");
        } else if (i % 3 == 0) {
            alert.put("rule", "over-limit.one-platform")
                    .put("pattern", "over-limit")
                    .put("severity", "high");
            text(alert, "title", "单一平台借款超限额", "Borrower over the limit of one platform");
            text(
                    alert,
                    "message",
                    "自然人 3f9c…41 在本机构借款余额 268,000.00 元，超过限额 200,000.00 元。",
                    "Party 3f9c…41 owes this institution 268,000.00 yuan, over the limit of 200,000.00.");
            subject(alert, "party", "3f9c0d2b7a8841e5b2c6d0e9f1a2b341", "自然人 3f9c…41");
            evidence.put("formula", "exposure 268,000.00 − exposure_limit 200,000.00 > 1.00");
            numbers(evidence, Map.of("exposure", 268_000.0, "exposure_limit", 200_000.0), Map.of());
            basis.addObject()
                    .put("law", "网络借贷信息中介机构业务活动管理暂行办法")
                    .put("article", "17")
                    .put("mark", "TXT");
        } else if (i % 3 == 1) {
            alert.put("rule", "maturity-mismatch.product")
                    .put("pattern", "maturity-mismatch")
                    .put("severity", "medium");
            text(alert, "title", "产品期限错配", "Product shorter than its assets");
            text(
                    alert,
                    "message",
                    "产品 稳盈30天第" + i + "期 的底层资产剩余期限为产品期限的 3.20 倍。",
                    "The assets of product WY30-" + i + " live 3.20 times as long as the product.");
            subject(alert, "product", "WY30-" + i, "稳盈30天第" + i + "期");
            evidence.put(
                    "formula", "maturity_mismatch 3.20 > factor 1.50 && maturing_after_share 64.00 % > share 20.00 %");
            numbers(
                    evidence,
                    Map.of("maturity_mismatch", 3.2, "maturing_after_share", 0.64),
                    Map.of("factor", 1.5, "share", 0.2));
            basis.addObject()
                    .put("law", "网络借贷信息中介机构业务活动管理暂行办法")
                    .put("article", "10(6)")
                    .put("mark", "TXT");
            basis.addObject().put("law", "整治办函〔2017〕57号").put("article", "–").put("mark", "REC");
        } else {
            alert.put("rule", "over-limit.approaching")
                    .put("pattern", "over-limit")
                    .put("severity", "low");
            text(alert, "title", "借款余额接近限额", "Borrower close to the limit");
            text(
                    alert,
                    "message",
                    "自然人 a771…0c 在本机构借款余额 185,000.00 元，达到限额的 92.50 %。",
                    "Party a771…0c owes this institution 185,000.00 yuan, 92.50 % of the limit.");
            subject(alert, "party", "a7710d2b7a8841e5b2c6d0e9f1a2b30c", "自然人 a771…0c");
            evidence.put("formula", "exposure 185,000.00 > 0.9 * exposure_limit 200,000.00");
            numbers(evidence, Map.of("exposure", 185_000.0, "exposure_limit", 200_000.0), Map.of());
            basis.addObject()
                    .put("law", "网络借贷信息中介机构业务活动管理暂行办法")
                    .put("article", "17")
                    .put("mark", "TXT");
        }
        evidence.putArray("records").add(1 + i % 20).add(21 + i % 20).add(41 + i % 20);
        return alert;
    }

    /** Loans that were paid out short, and the one alert about their lender. */
    private void finding() {
        ObjectNode whole = alert(1);
        whole.put("id", WHOLE)
                .put("institution", code(1))
                .put("rule", "loan-imbalance.platform-share")
                .put("pattern", "loan-imbalance")
                .put("severity", "high");
        text(whole, "title", "机构放款不平", "Loan money that does not balance, by lender");
        text(
                whole,
                "message",
                "近30日放款中 31.00 % 的金额不平，超过 5.00 %。",
                "31.00 % of the money paid out in 30 days is out of balance, above 5.00 %.");
        subject(whole, "institution", code(1), name(code(1)));
        ((ObjectNode) whole.path("evidence")).put("formula", "unbalanced_share 31.00 % > share 5.00 %");
        numbers((ObjectNode) whole.path("evidence"), Map.of("unbalanced_share", 0.31), Map.of("share", 0.05));
        raise(whole, 66);
        for (int i = 1; i <= PARTS; i++) {
            ObjectNode part = alert(1);
            part.put("id", "alert-part-%02d".formatted(i))
                    .put("rolledUpUnder", WHOLE)
                    .put("institution", code(1))
                    .put("rule", "loan-imbalance.payout")
                    .put("pattern", "loan-imbalance")
                    .put("severity", "high");
            text(part, "title", "单笔放款不平", "Payout that does not balance");
            text(
                    part,
                    "message",
                    "借款 SB20260520000" + i + " 放款差额 9,000.00 元，合同金额 89,000.00 元。",
                    "Loan SB20260520000" + i + ": 9,000.00 of 89,000.00 yuan are missing at payout.");
            subject(part, "loan", "SB20260520000" + i, "SB20260520000" + i);
            ((ObjectNode) part.path("evidence"))
                    .put("formula", "payout_gap 9,000.00 > max(floor 5.00, loan_amount 89,000.00 × share 1.00 %)");
            numbers(
                    (ObjectNode) part.path("evidence"),
                    Map.of("payout_gap", 9_000.0, "loan_amount", 89_000.0),
                    Map.of("floor", 5.0, "share", 0.01));
            raise(part, 40 + i);
        }
    }

    /** A lender too young for one rule, one with loans that cannot be judged, and one exception. */
    private void outcomes() {
        outcome(
                POOLING,
                "subsidy.growth",
                "institution",
                POOLING,
                "insufficient-data",
                "观察不足 28 天",
                "observed for less than 28 days");
        for (int i = 0; i < 14; i++) {
            outcome(
                    POOLING,
                    "usury.p2p-above-lpr",
                    "loan",
                    "SB2026051100" + (100 + i),
                    "insufficient-data",
                    "无法得出：费用年化成本（尚无放款流水与还款计划）",
                    "cannot be said: charged_rate (no payout and no plan yet)");
        }
        outcome(
                POOLING,
                "over-limit.one-platform",
                "party",
                "3f9c0d2b7a8841e5b2c6d0e9f1a2b341",
                "excepted",
                "2015年存量借款，已报备按期压降，批准至2026-12-31",
                "loan of 2015, filed and being reduced as agreed, granted until 2026-12-31");
    }

    private void outcome(
            String lender, String rule, String subjectType, String subject, String outcome, String zh, String en) {
        record.useHandle(handle -> handle.execute(
                "INSERT INTO desk.outcome (rule, rule_version, institution, subject_type, subject, day, outcome, why_zh,"
                        + " why_en) VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)",
                rule,
                lender,
                subjectType,
                subject,
                TODAY,
                outcome,
                zh,
                en));
    }

    private static String status(int i) {
        return switch (i % 8) {
            case 1 -> "acknowledged";
            case 3 -> "verifying";
            case 6 -> i % 16 == 6 ? "closed" : "finding";
            default -> "new";
        };
    }

    private static void text(ObjectNode alert, String field, String zh, String en) {
        alert.putObject(field).put("zh", zh).put("en", en);
    }

    private static void subject(ObjectNode alert, String type, String id, String label) {
        alert.putObject("subject").put("type", type).put("id", id).put("label", label);
    }

    private static void numbers(ObjectNode evidence, Map<String, Double> values, Map<String, Double> thresholds) {
        ArrayNode names = evidence.putArray("indicators");
        ObjectNode numbers = evidence.putObject("values");
        values.keySet().stream().sorted().forEach(name -> {
            names.add(name);
            numbers.put(name, values.get(name));
        });
        evidence.set("thresholds", Json.MAPPER.valueToTree(thresholds));
    }

    private void institution(int i) {
        record.useHandle(handle -> handle.execute(
                "INSERT INTO registry.institution (code, name, type, district, credit_code, secret, licensed_from,"
                        + " licensed_to, custodian, custody_from, net_assets) VALUES (?, ?, ?, ?, ?, ''::bytea,"
                        + " DATE '2015-06-01', DATE '2028-05-31', ?, DATE '2017-03-01', ?)",
                code(i),
                NAMES[i],
                TYPES[i],
                DISTRICTS[i % DISTRICTS.length],
                "91330100MA2%07dX".formatted(i),
                i % 4 == 3 ? null : "城市商业银行",
                (50 + i * 13L) * 1_000_000_00L));
    }

    /** Two weeks of checks: one that fails a little, one that fails a lot, one that never does. */
    private void quality() {
        record.useHandle(handle -> {
            for (int back = 0; back < 14; back++) {
                for (String check : List.of("unknown_users", "empty_flows", "late_records", "loans_without_plan")) {
                    int failed =
                            switch (check) {
                                case "unknown_users" -> 12 + back;
                                case "late_records" -> back % 5 == 2 ? 2 : 0;
                                default -> 0;
                            };
                    handle.execute(
                            "INSERT INTO desk.quality (institution, day, check_id, cases, failed, examples)"
                                    + " VALUES (?, ?, ?, 120, ?, ?::jsonb)",
                            POOLING,
                            TODAY.minusDays(back + 4L),
                            check,
                            failed,
                            failed == 0
                                    ? "[]"
                                    : "[{\"key\":\"LS20260525000" + back + "\",\"seq\":7,\"reason\":\"31 h\"}]");
                }
            }
        });
    }

    private void rules() {
        record.useHandle(handle -> RuleCatalogue.load()
                .forEach(rule -> handle.execute(
                        "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
                                + " VALUES (?, 1, ?, 'active', ?, ?::jsonb)",
                        rule.rule().id(),
                        rule.hash(),
                        rule.text(),
                        rule.rule().id().equals("fund-pooling.unmatched-balance") ? "{\"share\": 0.04}" : "{}")));
    }

    private static void exhibits(ObjectNode evidence) {
        ArrayNode exhibits = evidence.putArray("exhibits");
        ObjectNode path = exhibits.addObject().put("kind", "path");
        ArrayNode nodes = path.putArray("nodes");
        nodes.addObject().put("type", "party").put("id", "a").put("label", "王**");
        nodes.addObject().put("type", "party").put("id", "b").put("label", "望川贸易有限公司");
        nodes.addObject().put("type", "loans").put("id", "loans").put("label", "268000.00");
        ArrayNode edges = path.putArray("edges");
        edges.addObject()
                .put("type", "shareholder")
                .put("from", "a")
                .put("to", "b")
                .put("share", 0.6)
                .put("since", "2019-04-02");
        edges.addObject()
                .put("type", "borrows")
                .put("from", "b")
                .put("to", "loans")
                .put("since", "2026-04-03");
        path.put("confidence", 0.5);
        ObjectNode lines = exhibits.addObject().put("kind", "unmatched-lines").put("amount", "130000.00");
        ArrayNode rows = lines.putArray("lines");
        rows.addObject().put("date", "2026-05-20").put("direction", "out").put("amount", "80000.00");
        rows.addObject().put("date", "2026-05-21").put("direction", "in").put("amount", "50000.00");
    }

    private void feed() {
        int[] infTypes = {1, 2, 6, 81, 82, 4, 86, 87, 88};
        record.useHandle(handle -> {
            for (int lender = 0; lender < 13; lender++) {
                for (int back = 0; back < 12; back++) {
                    for (int type : infTypes) {
                        int total = 20 + dice.nextInt(900);
                        int refused = dice.nextInt(6) == 0 ? dice.nextInt(9) : 0;
                        handle.execute(
                                "INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, status,"
                                        + " total, refused) VALUES (?, ?, ?, true, now() - make_interval(days => ?),"
                                        + " 'success', ?, ?)",
                                code(lender),
                                type,
                                code(lender) + "_20260529_" + back + "_" + type,
                                back,
                                total,
                                refused);
                    }
                }
            }
            for (int seq = 1; seq <= 60; seq++) {
                int infType = infTypes[seq % infTypes.length];
                handle.execute(
                        "INSERT INTO feed.record (seq, received_at, batch_id, position, institution, inf_type, business_day,"
                                + " record_key, body) VALUES (?, now(), 1, ?, ?, ?, ?, ?, ?)",
                        (long) seq,
                        seq,
                        POOLING,
                        infType,
                        TODAY.minusDays(seq % 20),
                        "T" + seq + "|2|3f9c0d2b7a8841e5b2c6d0e9f1a2b341|L" + seq + "|-1|2026-05-0" + (1 + seq % 9)
                                + " 10:15:00|995000",
                        Json.MAPPER
                                .createObjectNode()
                                .put("transId", "T" + seq)
                                .put("sourceFinancingCode", "L" + seq)
                                .put("transType", "2")
                                .put("transMoney", "9950.00")
                                .put("userIdcardHash", "3f9c0d2b7a8841e5b2c6d0e9f1a2b341")
                                .put("transTime", "2026-05-0" + (1 + seq % 9) + " 10:15:00")
                                .put("bankTransId", "-1")
                                .toString());
            }
        });
        judged(new SeedOfTies(record, 61).plant());
    }

    private void indicators() {
        StringBuilder bulk = new StringBuilder();
        for (int lender = 0; lender < 3; lender++) {
            double balance = 40_000_000 + lender * 9_000_000.0;
            for (int back = 89; back >= 0; back--) {
                LocalDate day = TODAY.minusDays(back);
                int age = 89 - back;
                balance *= 1 + (dice.nextDouble() - 0.42) / 40;
                double paid = balance * 0.05 * (1 + dice.nextDouble() * 0.3);
                double gap = lender == 0 ? Math.max(0, (age - 30) / 220.0) : dice.nextDouble() * 0.03;
                double unmatched =
                        lender == 0 ? 0.01 + Math.max(0, age - 40) * 0.0023 : 0.004 + dice.nextDouble() * 0.01;
                Map<Indicator, Double> values = Map.of(
                        FlowsIndicator.BALANCE,
                        balance,
                        FlowsIndicator.BORROWERS,
                        900.0 + age * 3 + dice.nextInt(20),
                        FlowsIndicator.LENT,
                        balance * 0.02 * dice.nextDouble(),
                        FlowsIndicator.PAID_TO_LENDERS,
                        paid,
                        FlowsIndicator.EARNED_FROM_BORROWERS,
                        paid * (1 - gap),
                        FlowsIndicator.PONZI_GAP,
                        gap,
                        FlowsIndicator.UNMATCHED,
                        balance * unmatched,
                        FlowsIndicator.UNMATCHED_SHARE,
                        unmatched,
                        FlowsIndicator.MONEY_FIRST_SHARE,
                        dice.nextDouble() * 0.1,
                        FlowsIndicator.UNBALANCED_SHARE,
                        dice.nextDouble() * 0.02);
                String code = code(lender);
                values.forEach((indicator, value) -> add(bulk, code, code, indicator, day, value));
                double overdue = balance * (0.012 + lender * 0.009 + age * 0.0002);
                Map<Indicator, Double> more = Map.of(
                        OverdueIndicator.OVERDUE_PRINCIPAL,
                        overdue,
                        OverdueIndicator.OVERDUE_SHARE,
                        overdue / balance,
                        TenorIndicator.NEW_PRINCIPAL,
                        balance * (0.2 - age * 0.001),
                        TransfersIndicator.LENT_30_DAYS,
                        paid * (lender == 0 ? 0.8 : 1.15),
                        RunIndicator.OUTFLOW7_SHARE,
                        0.01 * lender - 0.004,
                        ConcentrationIndicator.TOP_BORROWER_SHARE,
                        0.03 + lender * 0.02,
                        QualityIndicator.LAG_P50_HOURS,
                        2.0 + lender + age % 3,
                        QualityIndicator.LAG_P95_HOURS,
                        9.0 + 6 * lender + age % 7);
                more.forEach((indicator, value) -> add(bulk, code, code, indicator, day, value));
            }
        }
        for (int back = 70; back >= 0; back -= 7) {
            LocalDate day = TODAY.minusDays(back);
            for (int lender = 0; lender < 12; lender++) {
                add(
                        bulk,
                        code(lender),
                        "3f9c0d2b7a8841e5b2c6d0e9f1a2b341",
                        ExposureIndicator.EXPOSURE,
                        day,
                        268_000 - back * 1_900);
                add(
                        bulk,
                        code(lender),
                        "3f9c0d2b7a8841e5b2c6d0e9f1a2b341",
                        ExposureIndicator.EXPOSURE_LIMIT,
                        day,
                        200_000);
            }
        }
        call("POST", "/_bulk?refresh=true", bulk.toString());
    }

    private static void add(
            StringBuilder bulk, String institution, String subject, Indicator indicator, LocalDate day, double value) {
        String type = indicator.subject().id();
        ObjectNode head = Json.MAPPER.createObjectNode();
        head.putObject("index")
                .put("_index", IndexMappings.INDICATORS_PREFIX + day.toString().substring(0, 7))
                .put("_id", String.join("|", institution, type, subject, indicator.id(), day.toString()));
        bulk.append(head.toString());
        bulk.append('\n');
        bulk.append(Json.MAPPER
                .createObjectNode()
                .put("institution", institution)
                .put("subjectType", type)
                .put("subject", subject)
                .put("label", subject)
                .put("indicator", indicator.id())
                .put("unit", indicator.unit().name().toLowerCase(Locale.ROOT))
                .put("day", day.toString())
                .put("value", value)
                .toString());
        bulk.append('\n');
    }

    private void put(String path, String body) {
        call("PUT", path, body);
    }

    private void call(String method, String path, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(esUrl + path))
                            .header(
                                    "Content-Type",
                                    path.startsWith("/_bulk") ? "application/x-ndjson" : "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300 || answer.body().contains("\"errors\":true")) {
                throw new IllegalStateException(method + " " + path + " answered " + answer.statusCode() + ": "
                        + answer.body()
                                .substring(0, Math.min(2_000, answer.body().length())));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(method + " " + path + " failed", e);
        }
    }
}
