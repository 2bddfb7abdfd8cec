package io.firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.CityClient;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.ClientStyle;
import io.firewatch.embedded.city.DemoCity;
import io.firewatch.embedded.city.LateBorrower;
import io.firewatch.embedded.city.Lender;
import io.firewatch.embedded.city.Plant;
import io.firewatch.embedded.city.Planted;
import io.firewatch.embedded.replay.ReplayWorker;
import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.embedded.stack.Stack;
import io.firewatch.embedded.stack.StackConfig;
import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of Firewatch as {@code ./firewatch demo} runs it, with a shorter history: what a lender sends, an inspector sees. */
class StackIT {
    private static final String PASSWORD = "a-password-for-tests";
    private static final String AUTHOR = "an-analyst";
    private static final long SEED = 1;
    private static final int DAYS = 50;

    /** Sections that show within so few days; that all of them do in the end is shown without servers. */
    private static final Set<String> EARLY =
            Set.of("R01a", "R02a", "R03a", "R03b", "R03c", "R04a", "R05a", "R05b", "R07b");

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate AFTERWARDS = LocalDate.of(2026, 5, 20);

    /** The bench measures seconds more finely; here a slow machine must not fail. */
    private static final Duration SECONDS = Duration.ofSeconds(30);

    /** What is promised of a changed threshold, with nothing added for a slow machine. */
    private static final Duration THRESHOLD = Duration.ofSeconds(5);

    private static final Duration HISTORY = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static DataFolder data;
    private static Stack stack;
    private static City city;
    private static DeskCaller desk;
    private static DeskCaller analyst;
    private static long pushed;

    @BeforeAll
    static void letACityReport() throws Exception {
        data = DataFolder.open(folder.resolve("data"));
        stack = Stack.start(StackConfig.throwAway(PASSWORD), data);
        desk = DeskCaller.signIn(stack.deskUrl(), PASSWORD);
        analyst = analyst();
        DemoCity demo = new DemoCity(new DemoCity.Options(SEED, DAYS, FIRST_DAY, false));
        city = demo.city();
        demo.run(stack.gatewayUrl(), stack.register(), progress -> pushed = progress.records());
        awaitIndexed();
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
        data.close();
    }

    @Test
    void everyAcknowledgedRecordIsLandedJudgedAndIndexed() throws Exception {
        awaitIndexed();
        JsonNode progress = desk.json("/api/pipeline");

        assertThat(progress.path("landedRecords").asLong()).isGreaterThanOrEqualTo(pushed);
        assertThat(progress.path("judgedRecords").asLong())
                .isEqualTo(progress.path("landedRecords").asLong());
    }

    @Test
    void plantedPatternsAreAlertedAtTheirLenders() throws Exception {
        Set<String> alerted = desk.alerts("").stream()
                .map(alert -> alert.path("institution").asText() + " "
                        + alert.path("pattern").asText())
                .collect(Collectors.toSet());
        TreeSet<String> missing = new TreeSet<>();
        for (Planted planted : city.planted()) {
            if (EARLY.contains(planted.rule()) && !alerted.contains(planted.lender() + " " + planted.pattern())) {
                missing.add(planted.lender() + " " + planted.plant());
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void noCleanLenderHasACriticalAlert() throws Exception {
        Set<String> clean = city.lenders().stream()
                .filter(lender -> lender.plants().isEmpty())
                .map(Lender::code)
                .collect(Collectors.toSet());

        assertThat(desk.alerts("severity=critical"))
                .isNotEmpty()
                .noneMatch(alert -> clean.contains(alert.path("institution").asText()));
    }

    @Test
    void everyStyleOfClientLandsWhatItSends() throws Exception {
        Map<String, ClientStyle> styles = new HashMap<>();
        Map<ClientStyle, Long> sent = new EnumMap<>(ClientStyle.class);
        City same = City.plan(SEED, FIRST_DAY, DAYS);
        same.lenders().forEach(lender -> styles.put(lender.code(), lender.style()));
        for (Iterator<CityDay> stretches = same.halfWeeks(); stretches.hasNext(); ) {
            for (Batch batch : stretches.next().batches()) {
                sent.merge(batch.lender().style(), (long) batch.facts().size(), Long::sum);
            }
        }
        Map<ClientStyle, Long> landed = new EnumMap<>(ClientStyle.class);
        try (Connection connection = stack.record().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT institution, count(*) FROM feed.record WHERE refusals = '[]' AND inf_type < 1000"
                                + " GROUP BY institution")) {
            while (row.next()) {
                landed.merge(styles.get(row.getString(1)), row.getLong(2), Long::sum);
            }
        }

        assertThat(sent).containsOnlyKeys(ClientStyle.values());
        // The borrower of another test may have come by then, and what its lender had left to report.
        sent.forEach((style, records) -> assertThat(landed.get(style)).isBetween(records, records + 200));
    }

    @Test
    void anInspectorSeesANewBorrowerOverTheLimitWithinSecondsAndWithoutReloading() throws Exception {
        String lender = city.lenders().stream()
                .filter(one -> one.plants().contains(Plant.PERSON_OVER_LIMIT))
                .map(Lender::code)
                .findFirst()
                .orElseThrow();
        String query = "pattern=over-limit&institution=" + lender;
        Set<String> before = ids(desk.alerts(query));
        DeskCaller.Live live = desk.live();
        await().until(() -> !live.lines().isEmpty());

        push(LateBorrower.batches(city, AFTERWARDS));

        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(ids(desk.alerts(query))).hasSizeGreaterThan(before.size()));
        Set<String> fresh = ids(desk.alerts(query));
        fresh.removeAll(before);
        await().atMost(SECONDS).untilAsserted(() -> assertThat(live.lines())
                .anyMatch(line ->
                        line.startsWith("data") && fresh.stream().anyMatch(id -> line.contains("\"" + id + "\""))));
        live.line().cancel(true);
        JsonNode alert = desk.json("/api/alerts/" + fresh.iterator().next());
        assertThat(alert.path("evidence").path("records")).isNotEmpty();
    }

    /** Nobody reports meanwhile: a changed threshold must not wait for the next record. */
    @Test
    void aThresholdRowChangesTheVerdictsOfTheRunningJobWithinSeconds() throws Exception {
        awaitIndexed();
        String query = "rule=fund-pooling.unmatched-balance&dataState=firing";
        assertThat(desk.alerts(query)).isNotEmpty();

        long inserted = System.nanoTime();
        setThresholds("fund-pooling.unmatched-balance", "{\"share\": 1}");
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isEmpty());
        long gone = System.nanoTime();
        setThresholds("fund-pooling.unmatched-balance", "{}");
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isNotEmpty());

        System.out.printf(
                "threshold row to searchable verdict: %d ms, and back %d ms%n",
                (gone - inserted) / 1_000_000, (System.nanoTime() - gone) / 1_000_000);
    }

    /**
     * A rule of its own on trial, put in force by a second person, replaced, brought back: the record's ledger knows of the
     * trial, nothing else does, and what judges follows within seconds.
     */
    @Test
    void aDraftIsTriedUnseenThenJudgesWhenSomebodyElseApprovesAndCanBeTakenBack() throws Exception {
        awaitIndexed();
        DeskCaller author = staff("studio-author", "analyst");
        DeskCaller approver = staff("studio-approver", "approver");
        String rule = "fund-pooling.studio-trial";
        String query = "rule=" + rule + "&dataState=firing";
        String text = RuleCatalogue.text("fund-pooling/fund-pooling.unmatched-balance/rule.yaml")
                .replace("id: fund-pooling.unmatched-balance", "id: " + rule);

        String tests = RuleCatalogue.text("fund-pooling/fund-pooling.unmatched-balance/tests.yaml");
        JsonNode draft = author.post(
                "/api/rules/" + rule + "/drafts", Map.of("body", text, "parameters", Map.of(), "tests", tests));
        JsonNode onTrial = author.post(draftPath(draft, "shadow"), seen(draft));
        JsonNode trial = await().atMost(SECONDS)
                .until(() -> author.json(draftPath(draft, "shadow")), one -> !one.path("items")
                        .isEmpty());
        String unseen = trial.at("/items/0/id").asText();
        String lender = trial.at("/items/0/institution").asText();
        for (String path : List.of(
                "/api/alerts?size=500",
                "/api/search?q=studio-trial",
                "/api/overview",
                "/api/institutions/" + lender,
                "/",
                "/alerts",
                "/institutions/" + lender)) {
            assertThat(desk.get(path).body()).as(path).doesNotContain(unseen).doesNotContain("studio-trial");
        }
        assertThat(ask("SELECT count(*) FROM desk.alert WHERE rule = '" + rule + "'"))
                .isEqualTo("0");

        JsonNode submitted = author.post(draftPath(draft, "submit"), seen(onTrial));
        assertThatThrownBy(() -> author.post(draftPath(draft, "approve"), seen(submitted)))
                .hasMessageContaining("403");
        JsonNode active = approver.post(draftPath(draft, "approve"), atOnce(submitted));
        assertThat(active.path("state").asText()).isEqualTo("active");
        assertThat(active.findValues("evidence").toString()).contains("\"alerts\":");
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isNotEmpty());

        JsonNode quiet =
                author.post("/api/rules/" + rule + "/drafts", Map.of("body", text, "parameters", Map.of("share", 1)));
        approver.post(draftPath(quiet, "approve"), atOnce(author.post(draftPath(quiet, "submit"), seen(quiet))));
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isEmpty());
        approver.post("/api/rules/" + rule + "/return", Map.of("reason", "it was too quiet"));
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isNotEmpty());

        String story = desk.json("/api/audit?size=100&subject=" + rule).toString();
        for (String told : List.of("studio-author", "studio-approver", "submit", "approve", "it was too quiet")) {
            assertThat(story).contains(told);
        }
        compareWithAFolder(rule);
        approver.post("/api/rules/" + rule + "/retire", Map.of("reason", "the test is over"));
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isEmpty());
    }

    /** In a browser, on the running job: a threshold moved, seen, judged again, proposed, approved, and taken back. */
    @Test
    void anAnalystLowersAThresholdInTheStudioAndTheRunningJobFollows() throws Exception {
        awaitIndexed();
        String rule = "fund-pooling.unmatched-balance";
        String query = "rule=" + rule + "&dataState=firing";
        staff("studio-lowers", "analyst");
        staff("studio-agrees", "approver");
        setThresholds(rule, "{\"share\": 1}");
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isEmpty());

        try (StudioStory story = new StudioStory(stack.deskUrl(), rule)) {
            Page analyst = story.at("studio-lowers", PASSWORD, "zh-CN");
            story.move(analyst, "share", "5");
            assertThat(story.replay(analyst, HISTORY)).isPositive();
            story.submit(analyst);
            Page approver = story.at("studio-agrees", PASSWORD, "en-GB");
            story.approve(approver, StudioStory.draft(analyst));
            await().atMost(THRESHOLD)
                    .untilAsserted(() -> assertThat(desk.alerts(query)).isNotEmpty());
            analyst.navigate("/alerts?" + query);
            StudioStory.seesAnAlert(analyst, THRESHOLD);
            story.goBack(approver);
            await().atMost(THRESHOLD)
                    .untilAsserted(() -> assertThat(desk.alerts(query)).isEmpty());
        }

        String told = desk.json("/api/audit?size=200&subject=" + rule).toString();
        for (String word : List.of("studio-lowers", "studio-agrees", "submit", "approve", "activate", "too many")) {
            assertThat(told).contains(word);
        }
        setThresholds(rule, "{}");
        await().atMost(THRESHOLD)
                .untilAsserted(() -> assertThat(desk.alerts(query)).isNotEmpty());
    }

    private static void compareWithAFolder(String rule) throws Exception {
        Path rules = folder.resolve("pulled");
        assertThat(rules("pull", rules)).isZero();
        assertThat(rules("diff", rules)).isZero();
        Path own = rules.resolve(rule).resolve("rule.yaml");
        Files.writeString(own, Files.readString(own).replace("severity: ", "severity:  ") + "# a remark\n");
        assertThat(rules("diff", rules))
                .as("what means the same does not differ")
                .isZero();
        Files.writeString(rules.resolve(rule).resolve("parameters.json"), "{\"share\": 0.5}");
        assertThat(rules("diff", rules)).isEqualTo(1);
        assertThat(rules("push", rules)).isZero();
        assertThat(rules("push", rules))
                .as("what is on its way is not pushed again")
                .isZero();
        assertThat(ask("SELECT string_agg(state, ',') FROM desk.rule_draft WHERE note = 'rules push'"))
                .isEqualTo("draft");
        assertThat(rules("diff", rules)).as("nothing was put in force").isEqualTo(1);
    }

    private static int rules(String verb, Path rules) {
        return Firewatch.execute(
                "rules",
                verb,
                rules.toString(),
                "--desk",
                stack.deskUrl(),
                "--user",
                "studio-author",
                "--password",
                PASSWORD);
    }

    /** Somebody with the administrator's password and another role. */
    private static DeskCaller staff(String user, String role) throws Exception {
        try (Connection connection = stack.record().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO desk.user_account (name, display_name, password_hash, roles)"
                                + " SELECT ?, ?, password_hash, ARRAY[?] FROM desk.user_account WHERE name = 'admin'")) {
            insert.setString(1, user);
            insert.setString(2, user);
            insert.setString(3, role);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        return DeskCaller.signIn(stack.deskUrl(), user, PASSWORD);
    }

    private static String draftPath(JsonNode draft, String step) {
        return "/api/drafts/" + draft.path("draft").asLong() + "/" + step;
    }

    private static Map<String, Object> seen(JsonNode draft) {
        return Map.of(
                "edition", draft.path("edition").asInt(),
                "hash", draft.path("hash").asText(),
                "reason", "tried");
    }

    private static Map<String, Object> atOnce(JsonNode draft) {
        Map<String, Object> request = new HashMap<>(seen(draft));
        request.put("activateAt", "2020-01-01T00:00:00+08:00");
        return request;
    }

    /** A threshold outside its range is told, and the thresholds before it stay in force. */
    @Test
    void aThresholdOutOfRangeChangesNothing() throws Exception {
        awaitIndexed();
        String query = "rule=over-limit.one-platform&dataState=firing";
        Set<String> before = ids(desk.alerts(query));

        setThresholds("over-limit.one-platform", "{\"nonsense\": 1}");

        await().atMost(SECONDS).until(() -> ask("SELECT count(*) FROM desk.undecoded WHERE reason LIKE '%nonsense%'")
                .equals("1"));
        assertThat(ids(desk.alerts(query))).containsAll(before);
    }

    /** Nobody reports meanwhile: the past is read from the record, and city time ticks without a record. */
    @Test
    void aNewMeasureChangesVerdictsWithinFiveSecondsWithoutARestartAndWithoutAFurtherRecord() throws Exception {
        awaitIndexed();
        String query = "rule=ponzi.deposits-so-far&dataState=firing";
        govern("ponzi.deposits-so-far", "rule", 1, "active", MEASURED_RULE);
        assertThat(desk.alerts(query)).isEmpty();

        long inserted = System.nanoTime();
        govern("deposits_so_far", "measure", 1, "active", MEASURE);
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isNotEmpty());
        long told = System.nanoTime();
        govern("deposits_so_far", "measure", 2, "active", MEASURE.replace("type == 6", "type == 6666"));
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isEmpty());
        long gone = System.nanoTime();
        govern("deposits_so_far", "measure", 3, "active", MEASURE);
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isNotEmpty());
        govern("deposits_so_far", "measure", 4, "retired", MEASURE);
        await().atMost(THRESHOLD).pollInterval(Duration.ofMillis(50)).untilAsserted(() -> assertThat(desk.alerts(query))
                .isEmpty());
        govern("ponzi.deposits-so-far", "rule", 2, "retired", MEASURED_RULE);

        System.out.printf(
                "measure row to searchable verdict over %s transactions: %d ms, and back %d ms%n",
                ask("SELECT count(*) FROM feed.record WHERE inf_type = 4"),
                (told - inserted) / 1_000_000,
                (gone - told) / 1_000_000);
    }

    private static final String MEASURE =
            """
            id: deposits_so_far
            title: {zh: 累计充值, en: Deposits so far}
            subject: institution
            record: transact
            where: type == 6
            aggregate: sum
            of: amount
            window: cumulative
            unit: money
            why: {zh: 试, en: a test}
            """;

    private static final String MEASURED_RULE =
            """
            id: ponzi.deposits-so-far
            pattern: ponzi
            status: live
            title: {zh: 累计充值, en: Deposits so far}
            subject: institution
            applies: {types: [p2p]}
            basis: [{law: 试行办法, article: "1", mark: DEF}]
            parameters:
              much: {default: 1, min: 1, max: 100000, step: 1, unit: money, why: {zh: 试, en: a test}}
            condition: deposits_so_far > p.much
            severity: low
            message: {zh: "充值 {deposits_so_far} 元。", en: "{deposits_so_far} yuan came in."}
            false-positives: [{zh: 无, en: none}]
            triage: {zh: 试, en: a test}
            """;

    private static void govern(String name, String kind, int version, String status, String body) throws Exception {
        try (Connection connection = stack.record().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO desk.rule_version (rule, kind, version, hash, status, body) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, kind);
            insert.setInt(3, version);
            insert.setString(4, name + version);
            insert.setString(5, status);
            insert.setString(6, body);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static void setThresholds(String rule, String parameters) throws Exception {
        try (Connection connection = stack.record().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO desk.rule_version (rule, version, hash, status, body, parameters)"
                                + " SELECT rule, version + 1, hash || '+', 'active', body, ?::jsonb"
                                + " FROM desk.rule_version WHERE rule = ? ORDER BY version DESC LIMIT 1")) {
            insert.setString(1, parameters);
            insert.setString(2, rule);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static String ask(String query) throws Exception {
        try (Connection connection = stack.record().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void replayingTheStoredFeedByTheSameRulesFindsNoDifference() throws Exception {
        awaitIndexed();
        StringWriter said = new StringWriter();

        int exit = Firewatch.execute(said, "replay", "--data", data.root().toString());

        assertThat(exit).isZero();
        assertThat(said.toString()).startsWith("0 opened, 0 gone, 0 changed, ").doesNotContain(" 0 as recorded");
    }

    @Test
    void replayingByOtherRulesTellsWhatWouldDiffer() throws Exception {
        awaitIndexed();
        Path rule = Files.createDirectories(folder.resolve("rules").resolve("over-limit.one-platform"));
        String text = RuleCatalogue.text("over-limit/over-limit.one-platform/rule.yaml");
        Files.writeString(rule.resolve("rule.yaml"), text.replace("from: 2016-08-24", "from: 2099-01-01"));
        StringWriter said = new StringWriter();

        int exit = Firewatch.execute(
                said,
                "replay",
                "--data",
                data.root().toString(),
                "--rules",
                rule.getParent().toString());

        assertThat(exit).isZero();
        assertThat(said.toString()).contains("gone     over-limit.one-platform").contains("0 opened");
    }

    /** Two drafts at once: the second waits for its turn, which comes when the first is cancelled. */
    @Test
    void aReplayOfADraftTellsWhatWouldDifferFromWhatIsRecorded() throws Exception {
        awaitIndexed();
        String rule = "over-limit.one-platform";
        String text = RuleCatalogue.text("over-limit/" + rule + "/rule.yaml");
        String stricter = text.replace("> yuan(1)", "> yuan(1000000000)");
        assertThat(stricter).isNotEqualTo(text);
        long first = replay(draft(rule, text));
        long second = replay(draft(rule, stricter));
        await().atMost(SECONDS)
                .until(() -> analyst.json("/api/replays/" + first).path("to").asLong() > 0);
        assertThat(analyst.json("/api/replays/" + second).path("state").asText())
                .isEqualTo("queued");

        JsonNode cancelled = analyst.delete("/api/replays/" + first);
        assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
        assertThatThrownBy(() -> analyst.delete("/api/replays/" + first)).hasMessageContaining("409");

        JsonNode found = await().atMost(HISTORY)
                .until(() -> analyst.json("/api/replays/" + second), one -> !one.path("endedAt")
                        .isNull());
        JsonNode result = found.path("result");
        Set<String> recorded = recorded(rule);
        assertThat(recorded).containsAll(result.path("goneAlerts").findValuesAsText("id"));
        assertThat(recorded).isNotEmpty();
        assertThat(result.path("gone").asInt()).isEqualTo(recorded.size());
        assertThat(result.path("opened").asInt()).isZero();
        assertThat(result.at("/goneAlerts/0/formula").asText()).isNotEmpty();
        assertThat(found.path("to").asLong())
                .isEqualTo(found.path("judged").asLong())
                .isGreaterThanOrEqualTo(pushed);
        assertThat(found.path("rulesHash").asText()).hasSize(64);
        assertThat(found.path("resultHash").asText()).hasSize(64);
        assertThat(ask("SELECT count(*) FROM desk.audit WHERE action = 'rule-replay' AND actor = '" + AUTHOR + "'"))
                .isEqualTo("4");
        assertThat(ProcessHandle.current().descendants())
                .noneMatch(one -> one.info().commandLine().orElse("").contains(ReplayWorker.class.getName()));
        System.out.printf(
                "a replay of %d records took %.1f s%n",
                found.path("to").asLong(), found.path("elapsedSeconds").asDouble());
    }

    /** The desk's digest counts the same transactions another way. */
    @Test
    void aMeasureTriedOnTheFeedSaysWhatTheFeedHolds() throws Exception {
        awaitIndexed();
        await().atMost(SECONDS)
                .until(() -> ask("SELECT seq >= (SELECT last_seq FROM feed.receipt_counter) FROM feed.digested")
                        .equals("t"));

        JsonNode found = analyst.post("/api/measures/preview", Map.of("body", MEASURE));

        assertThat(found.path("top")).isNotEmpty();
        for (JsonNode one : found.path("top")) {
            String sum = ask("SELECT sum(fen) FROM feed.digest_flow WHERE type = 6 AND institution = '"
                    + one.path("institution").asText() + "' AND day <= '"
                    + found.path("day").asText() + "'");
            assertThat(Math.round(one.path("value").asDouble() * 100)).isEqualTo(Long.parseLong(sum));
        }
        System.out.printf(
                "a measure over %d records took %.2f s%n",
                found.path("read").asLong(), found.path("seconds").asDouble());
    }

    /** Somebody who may try rules, with the administrator's password. */
    private static DeskCaller analyst() throws Exception {
        try (Connection connection = stack.record().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO desk.user_account (name, display_name, password_hash, roles, must_change)"
                    + " SELECT '" + AUTHOR + "', '" + AUTHOR + "', password_hash, ARRAY['analyst'], false"
                    + " FROM desk.user_account WHERE name = 'admin'");
        }
        return DeskCaller.signIn(stack.deskUrl(), AUTHOR, PASSWORD);
    }

    private static long replay(long draft) throws Exception {
        return analyst.post("/api/drafts/" + draft + "/replays", Map.of())
                .path("id")
                .asLong();
    }

    private static Set<String> recorded(String rule) throws Exception {
        return Set.of(ask("SELECT string_agg(id, ',') FROM desk.alert WHERE rule = '" + rule
                        + "' AND resolution IS DISTINCT FROM 'corrected'")
                .split(","));
    }

    /** A stored proposal, as somebody would write it. */
    private static long draft(String rule, String body) throws Exception {
        try (Connection connection = stack.record().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO desk.rule_draft (rule, body, hash, author, changed_by) VALUES (?, ?, ?, ?, ?)"
                                + " RETURNING draft")) {
            insert.setString(1, rule);
            insert.setString(2, body);
            insert.setString(3, NormalText.hash(body));
            insert.setString(4, AUTHOR);
            insert.setString(5, AUTHOR);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Test
    void aLenderWithTheWrongSecretIsRefusedAndNothingIsStored() throws Exception {
        Batch real = LateBorrower.batches(City.plan(SEED + 1, FIRST_DAY, DAYS), AFTERWARDS.plusDays(1))
                .get(0);
        Lender impostor = new Lender(
                real.lender().code(),
                real.lender().name(),
                real.lender().type(),
                real.lender().district(),
                "not-the-secret",
                real.lender().style(),
                Set.of(),
                Set.of());
        Batch forged = new Batch(impostor, real.type(), real.tradeDay(), real.days(), real.number(), real.facts());

        long before = batches();

        assertThatThrownBy(() -> push(List.of(forged)))
                .isInstanceOf(CityClient.Refused.class)
                .hasMessageContaining("1005");

        assertThat(batches()).isEqualTo(before);
    }

    @Test
    void strangersSeeNothing() throws Exception {
        DeskCaller stranger = DeskCaller.stranger(stack.deskUrl());

        for (String path : List.of("/api/alerts", "/api/pipeline", "/api/stream", "/api/institutions")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyPageAnswersInTheReadersLanguage(String language) throws Exception {
        String alert = desk.alerts("").get(0).path("id").asText();
        String lender = city.lenders().get(0).code();

        for (String path : List.of("/", "/alerts", "/alerts/" + alert, "/institutions", "/institutions/" + lender)) {
            var page = desk.get(path, "Accept-Language", language);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("<html lang=\"" + language, "</html>");
        }
    }

    @Test
    void bothServersSayThatTheyAreReady() throws Exception {
        assertThat(DeskCaller.stranger(stack.deskUrl()).get("/health/ready").statusCode())
                .isEqualTo(200);
        assertThat(DeskCaller.stranger(stack.gatewayUrl()).get("/health/ready").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anImportedLenderMayReport() throws Exception {
        Path files = Files.createDirectories(folder.resolve("good"));
        Files.writeString(files.resolve("institutions.csv"), HEADER + "\n" + line("CERT20990101001", "p2p") + "\n");

        assertThat(importFrom(files)).isZero();

        assertThat(desk.json("/api/institutions/CERT20990101001").path("name").asText())
                .isEqualTo("望川试点");
    }

    @Test
    void aRegistryFileWithOneBadLineChangesNothing() throws Exception {
        Path files = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(
                files.resolve("institutions.csv"),
                HEADER + "\n" + line("CERT20990101002", "p2p") + "\n" + line("CERT20990101003", "bank") + "\n");

        assertThat(importFrom(files)).isEqualTo(1);

        assertThat(desk.get("/api/institutions/CERT20990101002").statusCode()).isEqualTo(404);
        assertThat(desk.get("/api/institutions/CERT20990101003").statusCode()).isEqualTo(404);
    }

    private static final String HEADER =
            "code,name,type,district,credit_code,secret,licensed_from,licensed_to,custodian,"
                    + "custody_from,net_assets";

    private static String line(String code, String type) {
        return code + ",望川试点," + type + ",城东区,,a-shared-secret,2019-01-01,,望川银行,2019-02-01,50000000.00";
    }

    private static int importFrom(Path files) {
        return Firewatch.execute(
                "registry", "import", files.toString(), "--desk", stack.deskUrl(), "--password", PASSWORD);
    }

    private static void push(List<Batch> batches) throws Exception {
        try (CityClient client = new CityClient(stack.gatewayUrl(), 1)) {
            client.push(batches, records -> {});
        }
    }

    private static long batches() throws Exception {
        try (Connection connection = stack.record().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM feed.batch")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Set<String> ids(List<JsonNode> alerts) {
        return alerts.stream().map(alert -> alert.path("id").asText()).collect(Collectors.toSet());
    }

    private static void awaitIndexed() {
        await().atMost(HISTORY).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> {
            JsonNode progress = desk.json("/api/pipeline");
            assertThat(progress.path("judged").asLong())
                    .isEqualTo(progress.path("landed").asLong());
            assertThat(progress.path("indexed").asLong())
                    .isEqualTo(progress.path("landed").asLong());
        });
    }
}
