package io.firewatch.web.notify.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.model.Severity;
import io.firewatch.model.secret.SecretBox;
import io.firewatch.record.RecordSchema;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.servers.TestServers;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.http.Json;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.index.Index;
import io.firewatch.web.notify.channel.ChannelKind;
import io.firewatch.web.notify.channel.Channels;
import io.firewatch.web.notify.channel.Line;
import io.firewatch.web.notify.channel.Receiver;
import io.firewatch.web.notify.roster.Silences;
import io.firewatch.web.notify.route.OfficeDays;
import io.firewatch.web.notify.route.RouteEngine;
import io.firewatch.web.notify.route.Routes;
import io.firewatch.web.stream.AlertStream;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a row of desk.alert to a real mail server and real HTTP servers, through falls of everybody involved. */
class OutboxIT {
    private static final By BY = new By("tester", "");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** Times of the usual one, shortened: nothing else differs. */
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(30),
            Duration.ofMillis(1_500),
            Duration.ofMillis(50),
            Duration.ofMillis(300),
            Duration.ofMillis(400),
            Duration.ofDays(1),
            Duration.ofMillis(600),
            3);

    private static final SecretBox BOX = new SecretBox() {
        @Override
        public byte[] encrypt(String secret) {
            return Base64.getEncoder().encode(secret.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String decrypt(byte[] encrypted) {
            return new String(Base64.getDecoder().decode(encrypted), StandardCharsets.UTF_8);
        }
    };

    private static HikariDataSource source;
    private static Jdbi record;
    private static Index index;
    private static GreenMail mail;

    @TempDir
    private Path folder;

    private final List<Notifications> running = new ArrayList<>();
    private HttpReceiver receiver;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedPostgres postgres = TestServers.postgres();
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE outbox");
        }
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl("jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/outbox");
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        source = new HikariDataSource(pool);
        RecordSchema.migrate(source);
        record = Jdbi.create(source);
        record.useHandle(
                handle -> handle.execute(
                        "INSERT INTO registry.institution (code, name, type, district, secret)"
                                + " VALUES ('L001', '江北P2P', 'p2p', '江北区', ''::bytea), ('L002', '江南小贷', 'microloan', '江南区', ''::bytea)"));
        // Nobody has a page open here, so it is never asked.
        index = new Index("http://localhost:1", Optional::empty);
        mail = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));
        mail.start();
    }

    @AfterAll
    static void stop() throws Exception {
        mail.stop();
        index.close();
        source.close();
    }

    @BeforeEach
    void clear() throws Exception {
        mail.purgeEmailFromAllMailboxes();
        receiver = new HttpReceiver();
        record.useHandle(
                handle -> handle.execute("TRUNCATE desk.notification, desk.notice, desk.notice_group, desk.delivery,"
                        + " desk.delivery_event, desk.delivery_read, desk.receiver, desk.channel, desk.shift, desk.silence, desk.drill,"
                        + " desk.alert CASCADE"));
    }

    @AfterEach
    void end() {
        running.forEach(Notifications::close);
        receiver.close();
    }

    @Test
    void everyChannelGetsWhatTheRoutesSayInItsLanguage() throws Exception {
        Notifications desk = desk(
                """
                desk: https://desk.example
                routes:
                  - {id: red, match: {severity: [critical]}, to: [officer, head, system, wecom, dingtalk, feishu, phone], quiet-hours: ignore}
                  - {id: rest, to: [head]}
                """);
        mailServer(desk);
        save(desk, "officer", "{\"channel\":\"email\",\"address\":\"officer@bureau.example\",\"language\":\"zh\"}");
        save(desk, "head", "{\"channel\":\"email\",\"address\":\"head@bureau.example\",\"language\":\"en\"}");
        webhook(desk, "system");
        save(desk, "wecom", "{\"channel\":\"wecom\",\"url\":\"" + receiver.url("/wecom?key=k1") + "\"}");
        save(
                desk,
                "dingtalk",
                "{\"channel\":\"dingtalk\",\"secret\":\"SECding\",\"url\":\"" + receiver.url("/ding?access_token=t")
                        + "\"}");
        save(
                desk,
                "feishu",
                "{\"channel\":\"feishu\",\"secret\":\"feishu\",\"language\":\"en\",\"url\":\"" + receiver.url("/feishu")
                        + "\"}");
        save(desk, "phone", "{\"channel\":\"sms\",\"address\":\"13800000000\"}");
        desk.settings()
                .save(
                        BY,
                        ChannelKind.SMS,
                        Json.tree(
                                "{\"url\":\"" + receiver.url("/sms") + "\",\"secret\":\"key-of-sms\","
                                        + "\"headers\":{\"Content-Type\":\"application/json\"},"
                                        + "\"body\":\"{\\\"to\\\":\\\"${phone}\\\",\\\"say\\\":\\\"${text}\\\",\\\"key\\\":\\\"${secret}\\\"}\"}"));
        desk.start();
        alert("pooled", "L001", "critical", "fund-pooling");

        await().until(() -> states().equals(List.of("delivered")) && count("delivered") == 7);
        assertThat(mail.getReceivedMessages()).hasSize(2);
        MimeMessage zh = mailTo("officer@bureau.example");
        MimeMessage en = mailTo("head@bureau.example");
        assertThat(zh.getSubject()).isEqualTo("【烽火】 红色·新预警·江北P2P：标题 pooled");
        assertThat(en.getSubject()).isEqualTo("[Firewatch] Critical · new · 江北P2P: title pooled");
        assertThat(part(zh, 0)).contains("自然人 3f9c0d2b… 借款").contains("https://desk.example/notifications/messages/");
        assertThat(part(en, 1)).contains("<html lang=\"en\">").contains("Party 3f9c0d2b… owes &lt;much&gt;");
        assertThat(zh.getHeader("Message-ID")[0]).contains(zh.getHeader("X-Firewatch-Delivery")[0]);

        HttpReceiver.Got system = receiver.at("/system").get(0);
        assertThat(system.alerts()).containsExactly("pooled");
        assertThat(system.json().path("delivery").asText()).isEqualTo(system.header("webhook-id"));
        assertThat(system.header("webhook-signature")).isEqualTo(signature(system));
        JsonNode wecom = receiver.at("/wecom?key=k1").get(0).json();
        assertThat(wecom.path("markdown").path("content").asText()).contains("标题 pooled");
        assertThat(receiver.at("/ding").get(0).uri()).matches("/ding\\?access_token=t&timestamp=\\d{13}&sign=\\S+");
        assertThat(receiver.at("/feishu")
                        .get(0)
                        .json()
                        .at("/content/post/en_us/title")
                        .asText())
                .contains("title pooled");
        JsonNode sms = receiver.at("/sms").get(0).json();
        assertThat(sms.path("to").asText()).isEqualTo("13800000000");
        assertThat(sms.path("say").asText()).contains("标题 pooled");
        assertThat(sms.path("key").asText()).isEqualTo("key-of-sms");

        Ledger.Entry line = desk.ledger().find(system.header("webhook-id")).orElseThrow();
        assertThat(line.attempts()).isEqualTo(1);
        assertThat(line.payloadHash()).hasSize(64);
        String kept =
                record.withHandle(handle -> handle.createQuery("SELECT string_agg(r::text, ' ') FROM desk.receiver r")
                        .mapTo(String.class)
                        .one());
        assertThat(kept).doesNotContain("access_token").doesNotContain(SECRET);
    }

    @Test
    void aDeskThatFallsBetweenDecidingAndDeliveringLosesNothing() throws Exception {
        Notifications fallen = desk("routes: [{id: all, to: [system]}]");
        webhook(fallen, "system");
        alert("a", "L001", "critical", "run");
        alert("b", "L002", "low", "usury");
        // One decides and is gone; another never saw the third at all.
        assertThat(planner(fallen).decide(Instant.now().plusSeconds(1))).isEqualTo(2);
        alert("c", "L001", "high", "usury");
        assertThat(receiver.got()).isEmpty();

        desk("routes: [{id: all, to: [system]}]").start();
        await().until(() -> receiver.alerts().size() == 3);
        await().until(() -> states().equals(List.of("delivered")));
        assertThat(receiver.alerts()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aDeskThatFallsBetweenDeliveringAndMarkingRepeatsUnderTheSameId() throws Exception {
        Notifications fallen = desk("routes: [{id: all, to: [system]}]");
        webhook(fallen, "system");
        alert("a", "L001", "critical", "run");
        planner(fallen).decide(Instant.now().plusSeconds(1));
        Receiver system = fallen.receivers().find("system").orElseThrow();
        Deliveries.Taken taken = await().until(
                        () -> new Deliveries(record, QUICK).take("system", 10), one -> !one.isEmpty())
                .get(0);
        try (Line line = new Channels(fallen.settings(), Clock.systemUTC())
                .of(system.kind())
                .open(system)) {
            line.hand(taken.content());
        }
        assertThat(receiver.got()).hasSize(1);

        desk("routes: [{id: all, to: [system]}]").start();
        await().until(() -> receiver.got().size() == 2);
        await().until(() -> states().equals(List.of("delivered")));
        HttpReceiver.Got first = receiver.got().get(0);
        HttpReceiver.Got second = receiver.got().get(1);
        assertThat(second.header("webhook-id")).isEqualTo(first.header("webhook-id"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void aReceiverThatWasDownLosesNothingAndIsNotFlooded() throws Exception {
        Notifications desk = desk("routes: [{id: all, to: [system, other], group-by: [alert]}]");
        webhook(desk, "system");
        try (HttpReceiver other = new HttpReceiver()) {
            save(
                    desk,
                    "other",
                    "{\"channel\":\"webhook\",\"secret\":\"" + SECRET + "\",\"url\":\"" + other.url("/other") + "\"}");
            receiver.answers(503);
            desk.start();
            List<String> all = IntStream.range(0, 25).mapToObj(i -> "down-" + i).toList();
            all.forEach(id -> alert(id, "L001", "high", "usury"));
            // Whoever is up is not held up.
            await().until(() -> other.alerts().size() == 25);
            await().until(() -> desk.isResting("system"));
            // The oldest has waited long enough to be caught up.
            await().until(() -> record.withHandle(handle -> handle.createQuery(
                            "SELECT now() - min(created_at) > interval '700 milliseconds' FROM desk.delivery")
                    .mapTo(Boolean.class)
                    .one()));
            int failed = receiver.got().size();
            assertThat(failed).isLessThan(25);
            receiver.answers(200);
            await().until(() -> new HashSet<>(receiver.alerts()).size() == 25);
            await().until(() -> count("waiting") + count("sending") == 0);
            assertThat(receiver.alerts()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(receiver.taken().size()).isLessThan(6);
            HttpReceiver.Got caughtUp = receiver.taken().stream()
                    .filter(one -> one.json().path("kind").asText().equals("catch-up"))
                    .findFirst()
                    .orElseThrow();
            assertThat(caughtUp.json().path("replaces").size()).isGreaterThanOrEqualTo(3);
            assertThat(other.alerts()).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    void severalDesksTellEachThingOnce() throws Exception {
        String routes =
                "routes: [{id: one, match: {severity: [critical]}, to: [system], group-by: [alert], continue: true}, {id: two, to: [system], group-by: [alert]}]";
        webhook(desk(routes), "system");
        IntStream.range(0, 3).forEach(i -> desk(routes).start());
        List<String> all = IntStream.range(0, 60).mapToObj(i -> "many-" + i).toList();
        all.forEach(id -> alert(id, "L001", "critical", "usury"));
        await().until(() -> receiver.alerts().size() >= 60 && count("waiting") + count("sending") == 0);
        // Two routes lead there, and three desks look.
        assertThat(receiver.alerts()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void itNagsUntilSomebodyTakesItAndADrillLikewise() throws Exception {
        Notifications desk = desk(
                """
                routes:
                  - id: all
                    to: [system]
                    escalate: [{after: 1s, to: [system, nobody]}, {after: 1m, to: [system]}, {after: 2m, to: [system]}]
                """);
        webhook(desk, "system");
        desk.start();
        alert("a", "L001", "critical", "run");
        String drill = desk.drills().raise(BY, Severity.HIGH);
        await().until(() -> receiver.taken().stream()
                        .filter(one -> one.json().path("level").asInt() == 1)
                        .count()
                == 2);
        record.useHandle(handle -> handle.execute("UPDATE desk.alert SET status = 'acknowledged' WHERE id = 'a'"));
        desk.drills().acknowledge(BY, drill);
        await().until(() -> record.withHandle(
                        handle -> handle.createQuery("SELECT count(*) FROM desk.notice WHERE state = 'waiting'")
                                .mapTo(Long.class)
                                .one())
                == 0);
        assertThat(receiver.taken())
                .allMatch(one -> one.json().path("level").asInt() < 2)
                .anyMatch(one -> one.json().path("kind").asText().equals("drill"));
        // A receiver that nobody set up does not vanish in silence.
        assertThat(desk.ledger().find(new Ledger.Query("nobody", "dead", "", ""), 10))
                .hasSize(2);
        assertThat(desk.missing()).containsExactly("nobody");
        assertThat(desk.drills().newest().get(0).acknowledgedBy()).isEqualTo("tester");
    }

    @Test
    void whatIsGivenUpIsSentAgainByHand() throws Exception {
        Notifications desk = desk("routes: [{id: all, to: [system]}]");
        webhook(desk, "system");
        receiver.answers(410);
        desk.start();
        alert("a", "L001", "critical", "run");
        await().until(() -> count("dead") == 1);
        Ledger.Entry dead =
                desk.ledger().find(new Ledger.Query("", "dead", "", ""), 1).get(0);
        assertThat(dead.answer()).startsWith("410");
        receiver.answers(200);
        desk.ledger().resend(BY, dead.id());
        await().until(() -> receiver.taken().size() == 1);
        assertThat(receiver.taken().get(0).header("webhook-id")).isEqualTo(dead.id());
    }

    @Test
    void silencesHoldAndWhatIsRolledUpOrOldIsNoNews() throws Exception {
        Notifications desk = desk("routes: [{id: all, to: [system], ends: true}]");
        webhook(desk, "system");
        desk.silences()
                .add(
                        BY,
                        new Silences.Request(
                                "L002",
                                null,
                                null,
                                null,
                                List.of(),
                                "known",
                                Instant.now().plusSeconds(600)),
                        Instant.now());
        alert("silent", "L002", "critical", "run");
        alert("part", "L001", "critical", "run");
        record.useHandle(handle -> {
            handle.execute("TRUNCATE desk.notification CASCADE");
            handle.execute("DELETE FROM desk.alert WHERE id = 'part'");
            handle.execute(insert("part", "L001", "critical", "run", "now()", "current_date", "'whole'"));
            handle.execute(
                    insert("brought", "L001", "critical", "run", "now() - interval '9 days'", "current_date", "NULL"));
            handle.execute(insert("history", "L001", "critical", "run", "now()", "current_date - 90", "NULL"));
            handle.execute("DELETE FROM desk.alert WHERE id = 'silent'");
        });
        alert("silent", "L002", "critical", "run");
        alert("news", "L001", "high", "run");
        desk.start();
        await().until(() -> receiver.alerts().contains("news"));
        record.useHandle(
                handle -> handle.execute(
                        "UPDATE desk.alert SET data_state = 'resolved', resolution = 'corrected' WHERE id IN ('news', 'silent')"));
        await().until(() -> receiver.alerts().size() == 2);
        assertThat(receiver.alerts()).containsExactly("news", "news");
        assertThat(receiver.taken().get(1).json().at("/alerts/0/event").asText())
                .isEqualTo("corrected");
        assertThat(whyNot("silent")).contains("silenced");
        assertThat(whyNot("history")).isEqualTo("stale");
    }

    private Notifications desk(String routes) {
        try {
            Files.writeString(folder.resolve("routes.yaml"), routes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        AlertStream stream = new AlertStream(record, new AlertIndex(index));
        Notifications desk = new Notifications(
                record,
                Routes.load(new BureauFiles(folder)),
                WorkingDays.shipped(),
                BOX,
                new AuditLog(record),
                stream,
                QUICK,
                Clock.systemUTC());
        stream.close();
        running.add(desk);
        return desk;
    }

    private Planner planner(Notifications desk) {
        return new Planner(
                record,
                new RouteEngine(desk.routes(), new OfficeDays(WorkingDays.shipped())),
                desk.receivers(),
                QUICK.giveUp());
    }

    private void mailServer(Notifications desk) {
        desk.settings()
                .save(
                        BY,
                        ChannelKind.EMAIL,
                        Json.tree("{\"host\":\"localhost\",\"port\":"
                                + mail.getSmtp().getPort()
                                + ",\"security\":\"none\",\"from\":\"firewatch@bureau.example\"}"));
    }

    private void webhook(Notifications desk, String name) {
        save(
                desk,
                name,
                "{\"channel\":\"webhook\",\"secret\":\"" + SECRET + "\",\"url\":\"" + receiver.url("/" + name) + "\"}");
    }

    private static void save(Notifications desk, String name, String json) {
        desk.receivers().save(BY, name, Json.tree(json));
    }

    private static void alert(String id, String institution, String severity, String pattern) {
        record.useHandle(
                handle -> handle.execute(insert(id, institution, severity, pattern, "now()", "current_date", "NULL")));
    }

    private static String insert(
            String id, String institution, String severity, String pattern, String opened, String day, String under) {
        return """
                INSERT INTO desk.alert (id, rule, rule_version, pattern, severity, institution, subject_type, subject_id,
                    subject_label, title_zh, title_en, message_zh, message_en, basis, evidence, episode_day, event_day,
                    data_state, opened_at, rolled_up_under)
                VALUES ('%1$s', 'a.rule', 1, '%4$s', '%3$s', '%2$s', 'institution', '%2$s', 'x', '标题 %1$s', 'title %1$s',
                    '自然人 3f9c0d2b7a8841e5b2c6d0e9f1a2b341 借款', 'Party 3f9c0d2b7a8841e5b2c6d0e9f1a2b341 owes <much>', '[]',
                    '{}', %6$s, %6$s, 'firing', %5$s, %7$s)
                """
                .formatted(id, institution, severity, pattern, opened, day, under);
    }

    private static long count(String state) {
        return record.withHandle(handle -> handle.select("SELECT count(*) FROM desk.delivery WHERE state = ?", state)
                .mapTo(Long.class)
                .one());
    }

    private static List<String> states() {
        return record.withHandle(handle -> handle.select("SELECT DISTINCT state FROM desk.delivery")
                .mapTo(String.class)
                .list());
    }

    private static String whyNot(String alert) {
        return record.withHandle(
                handle -> handle.select("SELECT why FROM desk.notice WHERE alert = ? AND kind = 'opened'", alert)
                        .mapTo(String.class)
                        .one());
    }

    private static MimeMessage mailTo(String address) throws Exception {
        for (MimeMessage one : mail.getReceivedMessages()) {
            if (one.getAllRecipients()[0].toString().equals(address)) {
                return one;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    private static String part(MimeMessage message, int number) throws Exception {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
    }

    /** As a receiver would compute it. */
    private static String signature(HttpReceiver.Got got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
        byte[] sign = mac.doFinal((got.header("webhook-id") + "." + got.header("webhook-timestamp") + "." + got.body())
                .getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(sign);
    }
}
