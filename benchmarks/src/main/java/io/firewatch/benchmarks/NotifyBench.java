package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.JdbcInstitutionRegister;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.web.Desk;
import io.firewatch.web.DeskConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** How soon after an alert was written a mail server and a webhook have taken the message about it. */
final class NotifyBench {
    private static final String PASSWORD = "bench-of-the-desk";
    private static final int DESK_CONNECTIONS = 8;
    private static final int WARM_UP_SECONDS = 10;
    private static final long PATIENCE_SECONDS = 120;

    /** No alert shares a message with another: the most there can be to hand over. */
    private static final String ROUTES =
            "routes: [{id: all, to: [officer, system], group-by: [alert], quiet-hours: ignore}]\n";

    private static final String ALERT =
            """
            INSERT INTO desk.alert (id, rule, rule_version, pattern, severity, institution, subject_type, subject_id,
                subject_label, title_zh, title_en, message_zh, message_en, basis, evidence, episode_day, event_day, data_state)
            VALUES (?, 'bench', 1, 'run', 'critical', 'CERT-BENCH', 'institution', 'CERT-BENCH', 'x', '集中兑付', 'Run',
                '一小时内兑付金额为前三十日均值的 9.00 倍。', 'Payouts of an hour are 9.00 times those of thirty days.', '[]', '{}',
                current_date, current_date, 'firing')
            """;

    private final Options options;
    private final Report report = new Report();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    /** How many alerts a second, for how long, and where the result goes. */
    record Options(int perSecond, int seconds, Path out) {
        static Options of(Map<String, String> given) {
            return new Options(
                    Integer.parseInt(given.getOrDefault("alerts", "50")),
                    Integer.parseInt(given.getOrDefault("seconds", "60")),
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/notify.json")));
        }
    }

    NotifyBench(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        Path root = Files.createTempDirectory("firewatch-bench");
        System.setProperty(
                "firewatch.logs", Files.createDirectories(root.resolve("logs")).toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
        Files.writeString(root.resolve("routes.yaml"), ROUTES);
        GreenMail mail = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(root.resolve("postgres"), EmbeddedPostgres.Durability.FORGETFUL)) {
            mail.start();
            receiver.setExecutor(Executors.newCachedThreadPool());
            receiver.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            receiver.start();
            RecordSchema.migrate(postgres.dataSource());
            HikariConfig pool = new HikariConfig();
            pool.setDataSource(postgres.dataSource());
            pool.setMaximumPoolSize(DESK_CONNECTIONS);
            DeskConfig config = new DeskConfig("127.0.0.1", 0, PASSWORD, false, null, root, null);
            try (HikariDataSource record = new HikariDataSource(pool);
                    // Nobody opens a page, so nobody asks Elasticsearch.
                    Desk desk = Desk.start(
                            config,
                            record,
                            "http://localhost:1",
                            new JdbcInstitutionRegister(record, BureauKeys.loadOrCreate(root.resolve("bureau.key"))))) {
                setUp(
                        "http://localhost:" + desk.port(),
                        mail.getSmtp().getPort(),
                        receiver.getAddress().getPort());
                measure(postgres);
            }
        } finally {
            mail.stop();
            receiver.stop(0);
            Folders.delete(root);
        }
        report.write(options.out());
    }

    private void measure(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.dataSource().getConnection()) {
            raise(connection, "warm", Math.min(WARM_UP_SECONDS, options.seconds()));
            awaitAll(connection);
            raise(connection, "measured", options.seconds());
            awaitAll(connection);
            for (String receiver : new String[] {"officer", "system"}) {
                report.latencies(
                        receiver.equals("officer") ? "alert to mail server" : "alert to webhook",
                        waits(connection, receiver));
            }
        }
    }

    /** On a fixed beat, one transaction each: a slow one does not delay the next. */
    private void raise(Connection connection, String name, int seconds) throws Exception {
        long start = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(ALERT)) {
            for (int i = 0; i < seconds * options.perSecond(); i++) {
                long due = start + TimeUnit.SECONDS.toNanos(1) * i / options.perSecond();
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                insert.setString(1, name + "-" + i);
                insert.executeUpdate();
            }
        }
        report.row(name + ", alerts/s written", seconds * options.perSecond() / ((System.nanoTime() - start) / 1e9));
    }

    private static void awaitAll(Connection connection) throws Exception {
        String undone = "SELECT (SELECT count(*) FROM desk.notification WHERE decided_at IS NULL)"
                + " + (SELECT count(*) FROM desk.notice WHERE state = 'waiting')"
                + " + (SELECT count(*) FROM desk.delivery WHERE state <> 'delivered')";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (number(connection, undone) > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(number(connection, undone) + " messages were not delivered");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** From the transaction that wrote the alert until the receiver's answer was in the ledger, by the database's clock. */
    private static Latencies waits(Connection connection, String receiver) throws SQLException {
        Latencies waits = new Latencies();
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT 1000 * extract(epoch FROM d.ended_at - d.raised_at) FROM desk.delivery d
                JOIN desk.delivery_event e ON e.delivery = d.id WHERE d.receiver = ? AND e.alert LIKE 'measured-%'
                """)) {
            query.setString(1, receiver);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    waits.add(rows.getDouble(1));
                }
            }
        }
        return waits;
    }

    private void setUp(String desk, int smtp, int webhook) throws IOException, InterruptedException {
        ObjectNode session = json.createObjectNode().put("user", "admin").put("password", PASSWORD);
        token = json.readTree(call(desk, "POST", "/api/session", session))
                .path("token")
                .asText();
        ObjectNode server = json.createObjectNode()
                .put("host", "localhost")
                .put("port", smtp)
                .put("security", "none")
                .put("from", "desk@bureau.example");
        call(desk, "PUT", "/api/notifications/channels/email", server);
        ObjectNode officer = json.createObjectNode().put("channel", "email").put("address", "officer@bureau.example");
        call(desk, "PUT", "/api/notifications/receivers/officer", officer);
        ObjectNode system =
                json.createObjectNode().put("channel", "webhook").put("url", "http://localhost:" + webhook + "/");
        call(desk, "PUT", "/api/notifications/receivers/system", system);
    }

    private String call(String desk, String method, String path, ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(desk + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }
}
