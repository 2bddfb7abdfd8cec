package io.firewatch.ingestion.gateway;

import static io.firewatch.model.record.RecordType.STATUS;
import static io.firewatch.model.record.RecordType.TRANSACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.BusinessTime;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lender's own page: what it shows, to whom, and to whom never. */
class LenderPortalIT {
    /** The session of a lender that goes by for long; SQL, so that the database's clock counts. */
    private static final String LONG_AGO = "now() - interval '31 minutes'";

    private static TestRecord record;
    private static Gateway gateway;

    private LenderClient lender;

    @BeforeAll
    static void start() throws Exception {
        record = TestRecord.shared();
        gateway = Gateway.start(GatewayConfig.onPort(0), record.dataSource(), record.keys());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void registerLender() throws Exception {
        lender = LenderClient.registered(record, gateway.port());
        // Failures of one test's address are none of the next one's.
        execute("DELETE FROM desk.sign_in_attempt");
    }

    static Stream<String> routes() {
        return gateway.routes().stream().filter(route -> route.contains(" /lender"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void noRouteTellsALenderOfAnother(String route) throws Exception {
        long batch = batchWithARefusal(lender);
        quality(lender.code, today().toString(), "unknown_users", 40, 3);
        PortalVisitor.account(record, lender.code);
        LenderClient other = LenderClient.registered(record, gateway.port());
        PortalVisitor.account(record, other.code);
        PortalVisitor intruder = PortalVisitor.signedIn(gateway.port(), other.code);

        HttpResponse<String> told = call(intruder, route, batch);
        HttpResponse<String> toldAStranger = call(new PortalVisitor(gateway.port()), route, batch);

        for (HttpResponse<String> answer : List.of(told, toldAStranger)) {
            assertThat(answer.statusCode()).as(route).isNotEqualTo(500);
            assertThat(answer.body())
                    .as(route)
                    .doesNotContain(lender.code)
                    .doesNotContain("SB-OF-THE-FIRST")
                    .doesNotContain("没有用户信息的主体");
        }
        assertThat(record.text("SELECT count(*) FROM portal.account WHERE lender = ?", lender.code))
                .isEqualTo("1");
    }

    @Test
    void theWalkAboveWouldSeeIt() throws Exception {
        long batch = batchWithARefusal(lender);
        PortalVisitor.account(record, lender.code);
        PortalVisitor own = PortalVisitor.signedIn(gateway.port(), lender.code);

        List<String> telling = new ArrayList<>();
        for (String route : routes().filter(one -> one.startsWith("GET ")).toList()) {
            String body = call(own, route, batch).body();
            if (body.contains(lender.code) || body.contains("SB-OF-THE-FIRST")) {
                telling.add(route);
            }
        }

        assertThat(telling)
                .contains(
                        "GET /lender",
                        "GET /lender/batches/{id}",
                        "GET /lender/batches/{id}/refused",
                        "GET /lender/refused",
                        "GET /lender/quality",
                        "GET /lender/password");
    }

    @Test
    void theBureausPasswordOpensOnlyTheWayToOnesOwn() throws Exception {
        PortalVisitor.account(record, lender.code, "once-only-words", "now() + interval '7 days'");
        PortalVisitor visitor = new PortalVisitor(gateway.port());

        assertThat(location(visitor.signIn(lender.code, "once-only-words"))).isEqualTo("/lender");
        assertThat(location(visitor.get("/lender"))).isEqualTo("/lender/password");
        assertThat(location(visitor.get("/lender/quality"))).isEqualTo("/lender/password");
        assertThat(visitor.form("/lender/password", passwords("once-only-words", "short"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.form("/lender/password", passwords("once-only-words", lender.code))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.form("/lender/password", passwords("not that one", PortalVisitor.PASSWORD))
                        .statusCode())
                .isEqualTo(401);
        assertThat(location(visitor.form("/lender/password", passwords("once-only-words", PortalVisitor.PASSWORD))))
                .isEqualTo("/lender");
        assertThat(visitor.get("/lender").statusCode()).isEqualTo(200);
        assertThat(new PortalVisitor(gateway.port())
                        .signIn(lender.code, "once-only-words")
                        .statusCode())
                .isEqualTo(401);
        assertThat(record.texts("SELECT action FROM desk.audit WHERE actor = ? ORDER BY seq", lender.code))
                .containsExactly(
                        "lender-sign-in", "lender-sign-in-failed", "lender-password-changed", "lender-sign-in-failed");
    }

    @Test
    void aOneTimePasswordRunsOut() throws Exception {
        PortalVisitor.account(record, lender.code, "once-only-words", "now() - interval '1 second'");

        assertThat(new PortalVisitor(gateway.port())
                        .signIn(lender.code, "once-only-words")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() throws Exception {
        PortalVisitor.account(record, lender.code);
        PortalVisitor here = PortalVisitor.signedIn(gateway.port(), lender.code);
        PortalVisitor elsewhere = PortalVisitor.signedIn(gateway.port(), lender.code);

        here.form("/lender/password", passwords(PortalVisitor.PASSWORD, "another sentence of it"));

        assertThat(here.get("/lender").statusCode()).isEqualTo(200);
        assertThat(location(elsewhere.get("/lender"))).isEqualTo("/lender/sign-in");
    }

    @Test
    void nobodyLearnsWhichLendersHaveAnAccount() throws Exception {
        PortalVisitor.account(record, lender.code);
        LenderClient without = LenderClient.registered(record, gateway.port());
        PortalVisitor visitor = new PortalVisitor(gateway.port());

        List<String> answers = new ArrayList<>();
        for (String code : List.of(lender.code, without.code, "CERT00009999")) {
            HttpResponse<String> answer = visitor.signIn(code, "wrong words");
            answers.add(answer.statusCode() + answer.body() + answer.headers().allValues("Set-Cookie"));
        }

        assertThat(answers.get(0)).startsWith("401").contains("平台编号或密码错误");
        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void aNameRestsAfterFailuresWhetherItExistsOrNot() throws Exception {
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = new PortalVisitor(gateway.port());

        for (String code : List.of(lender.code, "CERT00009998")) {
            for (int i = 0; i < 5; i++) {
                assertThat(visitor.signIn(code, "wrong words").statusCode()).isEqualTo(401);
            }
            HttpResponse<String> rested = visitor.signIn(code, PortalVisitor.PASSWORD);
            assertThat(rested.statusCode()).isEqualTo(429);
            assertThat(rested.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(visitor.cookie()).isEmpty();

        // Another lender is not kept out by it.
        LenderClient other = LenderClient.registered(record, gateway.port());
        PortalVisitor.account(record, other.code);
        PortalVisitor.signedIn(gateway.port(), other.code);
    }

    @Test
    void sessionsEndWhenIdleWhenOldWhenSignedOutAndWithTheLender() throws Exception {
        PortalVisitor.account(record, lender.code);
        PortalVisitor idle = PortalVisitor.signedIn(gateway.port(), lender.code);
        execute("UPDATE portal.session SET last_seen = " + LONG_AGO + " WHERE lender = '" + lender.code + "'");
        assertThat(location(idle.get("/lender"))).isEqualTo("/lender/sign-in");

        PortalVisitor old = PortalVisitor.signedIn(gateway.port(), lender.code);
        execute("UPDATE portal.session SET expires_at = now() WHERE lender = '" + lender.code + "'");
        assertThat(location(old.get("/lender"))).isEqualTo("/lender/sign-in");

        PortalVisitor leaving = PortalVisitor.signedIn(gateway.port(), lender.code);
        String before = leaving.cookie();
        leaving.form("/lender/sign-out", "");
        assertThat(location(leaving.get("/lender"))).isEqualTo("/lender/sign-in");
        assertThat(location(new PortalVisitor(gateway.port()).get("/lender", "Cookie", before)))
                .isEqualTo("/lender/sign-in");

        PortalVisitor struck = PortalVisitor.signedIn(gateway.port(), lender.code);
        assertThat(struck.get("/lender").statusCode()).isEqualTo(200);
        execute("DELETE FROM registry.institution WHERE code = '" + lender.code + "'");
        assertThat(location(struck.get("/lender"))).isEqualTo("/lender/sign-in");
    }

    @Test
    void aChangeNeedsAPageOfOurs() throws Exception {
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);
        String wanted = passwords(PortalVisitor.PASSWORD, "another sentence of it");

        assertThat(visitor.post("/lender/password", wanted).statusCode()).isEqualTo(403);
        assertThat(visitor.post("/lender/password", "csrf=guess&" + wanted).statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/lender/sign-out", "").statusCode()).isEqualTo(403);
        assertThat(new PortalVisitor(gateway.port())
                        .signIn(lender.code, PortalVisitor.PASSWORD, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/lender").statusCode()).isEqualTo(200);
    }

    @Test
    void cookiesAndPagesKeepToThemselves() throws Exception {
        PortalVisitor.account(record, lender.code);
        String cookie = new PortalVisitor(gateway.port())
                .signIn(lender.code, PortalVisitor.PASSWORD)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/lender")
                .doesNotContain("Secure");
        try (Gateway proxied =
                Gateway.start(GatewayConfig.onPort(0).withProxy(true), record.dataSource(), record.keys())) {
            assertThat(new PortalVisitor(proxied.port())
                            .signIn(lender.code, PortalVisitor.PASSWORD)
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .contains("Secure");
        }
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);
        long batch = batchWithARefusal(lender);
        for (String route : routes().filter(one -> one.startsWith("GET ")).toList()) {
            HttpResponse<String> answer = call(visitor, route, batch);
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(route)
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(route)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .as(route)
                    .hasValue(route.endsWith(".css") ? "no-cache" : "no-store");
            assertThat(answer.body()).as(route).doesNotContain("⟦", "<script", "style=");
        }
    }

    @Test
    void listsBatchesByDayTypeAndState() throws Exception {
        long refusing = batchWithARefusal(lender);
        lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("SB-GOOD")), "batchNum", "GOOD_20260501_1"));
        lender.push(
                STATUS,
                lender.envelope(
                        STATUS, List.of(lender.status("SB-BAD", "productStatus", "no")), "batchNum", "BAD_20260501_1"));
        lender.push(
                "/p2p/status/test",
                lender.envelope(STATUS, List.of(lender.status("SB-TRY")), "batchNum", "TRY_20260501_1"));
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);

        assertThat(batches(visitor, "")).containsExactly("BAD_20260501_1", "GOOD_20260501_1", "SOME_20260501_1");
        assertThat(batches(visitor, "?state=failed")).containsExactly("BAD_20260501_1");
        assertThat(batches(visitor, "?state=refused")).containsExactly("BAD_20260501_1", "SOME_20260501_1");
        assertThat(batches(visitor, "?state=success&type=status"))
                .containsExactly("GOOD_20260501_1", "SOME_20260501_1");
        assertThat(batches(visitor, "?type=transact")).isEmpty();
        assertThat(batches(visitor, "?data=test")).containsExactly("TRY_20260501_1");
        assertThat(batches(visitor, "?day=" + today())).hasSize(3);
        assertThat(batches(visitor, "?day=" + today().minusDays(1))).isEmpty();
        assertThat(batches(visitor, "?before=" + refusing)).isEmpty();
        for (String wrong : List.of("day=May", "day=%2B12026-01-01", "type=custodyLine", "state=x", "before=-1")) {
            assertThat(visitor.get("/lender?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(visitor.get("/lender/batches/abc").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesThroughTheBatchesNewestFirst() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 52; i++) {
            String number = "P_20260501_%03d".formatted(i);
            sent.add(0, number);
            lender.push(STATUS, lender.envelope(STATUS, List.of(lender.status("L" + i)), "batchNum", number));
        }
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);

        String first = visitor.get("/lender?type=status").body();
        String next =
                first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(batches(visitor, "?type=status")).isEqualTo(sent.subList(0, 50));
        assertThat(next).startsWith("/lender?").contains("type=status");
        assertThat(batches(visitor, next.substring("/lender".length()))).isEqualTo(sent.subList(50, 52));
    }

    @Test
    void tellsTheReasonsOfEachRefusedRecordAndHandsThemOut() throws Exception {
        String party = "0123456789abcdef".repeat(4);
        lender.push(
                TRANSACT,
                lender.envelope(
                        TRANSACT,
                        List.of(lender.record(List.of(
                                "transId", "=HYPERLINK(\"x\")",
                                "sourceFinancingCode", "L1",
                                "transType", "1",
                                "transMoney", "abc",
                                "userIdcardHash", party,
                                "transTime", "2026-05-01 10:00:00",
                                "bankTransId", "-1"))),
                        "batchNum",
                        "T_20260501_1"));
        long batch = Long.parseLong(record.text(
                "SELECT id FROM feed.batch WHERE institution = ? AND batch_num = 'T_20260501_1'", lender.code));
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);
        String rekeyed = record.keys().party(party);

        String page = visitor.get("/lender/batches/" + batch).body();
        HttpResponse<String> csv = visitor.get("/lender/batches/" + batch + "/refused?format=csv");
        HttpResponse<String> lines = visitor.get("/lender/refused?format=jsonl&type=transact");

        assertThat(page).contains("transMoney：“abc”不是以元为单位的金额").doesNotContain(rekeyed);
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"refused-" + batch + ".csv\"");
        assertThat(csv.body())
                .startsWith("\uFEFF\"batchNum\",\"infType\"")
                .contains("\"T_20260501_1\",\"4\",\"transact\"", "\"'=HYPERLINK(", "transMoney：“abc”不是")
                .doesNotContain(rekeyed);
        JsonNode line = LenderClient.JSON.readTree(lines.body());
        assertThat(line.path("position").asInt()).isEqualTo(1);
        assertThat(line.path("reasons").path(0).asText()).startsWith("transMoney: ");
        assertThat(line.path("record").path("transMoney").asText()).isEqualTo("abc");
        assertThat(line.path("record").path("userIdcardHash").asText()).isEqualTo(rekeyed.substring(0, 8) + "…");
        assertThat(visitor.get("/lender/refused?format=jsonl&type=status").body())
                .isEmpty();
        for (String wrong : List.of(
                "format=exe", "format=csv&from=2026-05-02&to=2026-05-01", "format=csv&from=2025-05-02&to=2026-05-01")) {
            assertThat(visitor.get("/lender/refused?" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void scoresArrivalsByHourAndDayAndTheirLag() throws Exception {
        insertBatch("A", "2026-05-04 09:10:00+08", "2026-05-03", 100, 5);
        insertBatch("B", "2026-05-04 09:50:00+08", "2026-05-03", 100, 0);
        insertBatch("C", "2026-05-04 22:00:00+08", "2026-05-02", 10, 10);
        insertBatch("D", "2026-05-05 01:00:00+08", null, 10, 0);
        quality(lender.code, "2026-05-03", "unknown_users", 40, 3);
        quality(lender.code, "2026-05-03", "empty_flows", 60, 0);
        PortalVisitor.account(record, lender.code);
        PortalVisitor visitor = PortalVisitor.signedIn(gateway.port(), lender.code);

        String page = text(visitor.get("/lender/quality?day=2026-05-04", "Accept-Language", "en")
                .body());
        String newest =
                text(visitor.get("/lender/quality", "Accept-Language", "en").body());

        // 9.17 and 9.83 hours after the end of the 3rd; 46 hours after the end of the 2nd.
        assertThat(page).contains("09:00 97.50 % 200 5 9.5 h", "22:00 0.00 % 10 10 46.0 h");
        assertThat(page).contains("2026-05-04 92.85 % 210 15 9.8 h").doesNotContain("2026-05-05");
        assertThat(page).contains("2026-05-03 97.00 % 100 3", "Users never reported leak_user");
        assertThat(newest).contains("01:00 100.00 % 10 0 –", "2026-05-05 100.00 % 10 0 –");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private static List<String> batches(PortalVisitor visitor, String query) throws Exception {
        HttpResponse<String> answer = visitor.get("/lender" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> numbers = new ArrayList<>();
        var rows = java.util.regex.Pattern.compile("<a href=\"/lender/batches/\\d+\">([^<]+)</a>")
                .matcher(answer.body());
        while (rows.find()) {
            numbers.add(rows.group(1));
        }
        return numbers;
    }

    /** A batch of two records of which one is refused; answers its id. */
    private static long batchWithARefusal(LenderClient lender) throws Exception {
        Map<String, Object> wrong = lender.status("SB-OF-THE-FIRST", "productStatus", "no");
        lender.push(
                STATUS,
                lender.envelope(
                        STATUS, List.of(lender.status("SB-OF-THE-FIRST-2"), wrong), "batchNum", "SOME_20260501_1"));
        return Long.parseLong(record.text(
                "SELECT id FROM feed.batch WHERE institution = ? AND batch_num = 'SOME_20260501_1'", lender.code));
    }

    private static HttpResponse<String> call(PortalVisitor visitor, String route, long batch) throws Exception {
        String path = route.substring(route.indexOf(' ') + 1).replace("{id}", String.valueOf(batch));
        if (route.startsWith("POST ")) {
            return visitor.post(path, "");
        }
        return visitor.get(path.endsWith("refused") ? path + "?format=csv" : path);
    }

    private void insertBatch(String number, String at, String tradeDay, int total, int refused) throws SQLException {
        execute(
                "INSERT INTO feed.batch (institution, inf_type, batch_num, production, received_at, trade_day, status, total,"
                        + " refused) VALUES ('" + lender.code + "', 6, '" + number + "', true, '" + at + "', "
                        + (tradeDay == null ? "NULL" : "'" + tradeDay + "'") + ", '"
                        + (refused == total ? "failed" : "success") + "', " + total + ", " + refused + ")");
    }

    private static void quality(String institution, String day, String check, int cases, int failed)
            throws SQLException {
        execute("INSERT INTO desk.quality (institution, day, check_id, cases, failed) VALUES ('" + institution + "', '"
                + day + "', '" + check + "', " + cases + ", " + failed + ")");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = record.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }

    private static String passwords(String old, String chosen) {
        return "password=" + PortalVisitor.encoded(old) + "&newPassword=" + PortalVisitor.encoded(chosen);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect, " + answer.statusCode());
    }

    private static LocalDate today() {
        return LocalDate.now(BusinessTime.ZONE);
    }
}
