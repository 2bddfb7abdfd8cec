package io.firewatch.detection.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.sink.AlertSink;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class IndexJobIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final PGSimpleDataSource record = new PGSimpleDataSource();
    private RecordConnection connection;
    private String url;

    @BeforeEach
    void start() throws Exception {
        EmbeddedPostgres server = TestServers.postgres();
        url = TestServers.elasticsearch().url();
        record.setURL(server.jdbcUrl());
        record.setUser(server.user());
        record.setPassword(server.password());
        RecordSchema.migrate(record);
        execute("TRUNCATE desk.alert CASCADE");
        execute("UPDATE desk.judged SET seq = 7, records = 7");
        connection =
                new RecordConnection(server.host(), server.port(), server.database(), server.user(), server.password());
        IndexTemplates.install(url);
        IndexTemplates.install(url);
    }

    @AfterEach
    void dropSlot() throws Exception {
        await().atMost(SOON).until(() -> ask("SELECT count(*) FROM pg_replication_slots WHERE active")
                .equals("0"));
        execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots");
    }

    @Test
    void bringsAlertsToTheIndexAndRebuildsItToTheSameDocuments() throws Exception {
        sink(new AlertRow[] {alert("a-1", null, 3), alert("a-2", null, 20_000)});
        JobClient job = index();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(document("a-1").path("status").asText()).isEqualTo("new");
            assertThat(ask("SELECT seq FROM desk.indexed")).isEqualTo("7");
        });
        JsonNode first = document("a-1");
        assertThat(first.at("/evidence/values/exposure").asDouble()).isEqualTo(2_500.01);
        assertThat(first.at("/evidence/thresholds/limit").asInt()).isEqualTo(1);
        assertThat(first.path("eventTime").asText()).isEqualTo("2026-05-05T23:59:59+08:00");
        assertThat(first.path("severityRank").asInt()).isEqualTo(3);

        // A person takes the alert with a large evidence: the log holds no copy of what did not change.
        execute("UPDATE desk.alert SET status = 'confirmed', assignee = 'li' WHERE id = 'a-2'");
        await().atMost(SOON).until(() -> document("a-2").path("status").asText().equals("confirmed"));
        assertThat(document("a-2").at("/evidence/records")).hasSize(20_000);

        // Detection says the same again, then takes it back; the person's columns stay.
        String before = ask("SELECT updated_at FROM desk.alert WHERE id = 'a-2'");
        sink(new AlertRow[] {alert("a-2", null, 20_000)});
        assertThat(ask("SELECT updated_at FROM desk.alert WHERE id = 'a-2'")).isEqualTo(before);
        sink(new AlertRow[] {alert("a-2", "corrected", 20_000)});
        await().atMost(SOON)
                .until(() -> document("a-2").path("resolution").asText().equals("corrected"));
        assertThat(document("a-2").path("assignee").asText()).isEqualTo("li");

        long[] millis = new long[20];
        for (int i = 0; i < millis.length; i++) {
            long from = System.nanoTime();
            execute("UPDATE desk.alert SET assignee = 'w" + i + "' WHERE id = 'a-1'");
            String wanted = "w" + i;
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> document("a-1").path("assignee").asText().equals(wanted));
            millis[i] = (System.nanoTime() - from) / 1_000_000;
        }
        Arrays.sort(millis);
        System.out.println("record to index ms: p50 " + millis[10] + " max " + millis[19]);

        JsonNode second = document("a-2");
        first = document("a-1");
        job.cancel().get();
        request("DELETE", "/alerts-v1");
        IndexTemplates.install(url);
        await().atMost(SOON).until(() -> ask("SELECT count(*) FROM pg_replication_slots WHERE active")
                .equals("0"));
        JobClient again = index();
        await().atMost(SOON).until(() -> document("a-2").has("id"));
        assertThat(document("a-1")).isEqualTo(first);
        assertThat(document("a-2")).isEqualTo(second);
        again.cancel().get();
    }

    @Test
    void writesOneDocumentForEachIndicator() throws Exception {
        StreamExecutionEnvironment env = environment();
        double[] values = new double[Indicator.of(SubjectType.PARTY).size()];
        values[0] = 12_345;
        env.fromData(
                        TypeInformation.of(Observation.class),
                        new Observation("CERT9", SubjectType.PARTY, "p", "张**", 20_578, values, new long[] {1}))
                .sinkTo(new IndicatorSink(url));
        env.execute();
        request("POST", "/indicators-*/_refresh");
        JsonNode found = request("GET", "/indicators-*/_search?size=100&q=institution:CERT9");
        assertThat(found.at("/hits/total/value").asInt()).isEqualTo(values.length);
        assertThat(found.toString()).contains("CERT9|party|p|exposure|2026-05-05", "123.45", "indicators-2026-05");
    }

    @Test
    void sendsNothingThroughKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(AlertRow.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Judgement.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Observation.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(io.firewatch.ingestion.cdc.DeskChange.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(io.firewatch.ingestion.feed.FeedChange.class);
    }

    private static AlertRow alert(String id, String resolution, int records) {
        double[] values = new double[Indicator.of(SubjectType.PARTY).size()];
        values[0] = 250_001;
        return new AlertRow(
                id,
                "over-limit",
                1,
                "over-limit",
                Severity.HIGH,
                "CERT1",
                SubjectType.PARTY,
                "p",
                "张**",
                "超",
                "Over",
                "说",
                "says",
                "[{\"law\":\"l\",\"article\":\"17\",\"mark\":\"TXT\"}]",
                "exposure > limit",
                "{\"limit\":1}",
                values,
                LongStream.range(0, records).map(n -> n * 7_919).toArray(),
                20_577,
                20_578,
                resolution);
    }

    private void sink(AlertRow[] alerts) throws Exception {
        StreamExecutionEnvironment env = environment();
        Judgement[] judgements =
                Arrays.stream(alerts).map(one -> new Judgement(one, null)).toArray(Judgement[]::new);
        env.fromData(TypeInformation.of(Judgement.class), judgements)
                .sinkTo(new AlertSink(connection))
                .setParallelism(1);
        env.execute();
    }

    private JobClient index() throws Exception {
        StreamExecutionEnvironment env = environment();
        IndexJob.define(env, connection, url);
        return env.executeAsync(IndexJob.NAME);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
        return StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    }

    private JsonNode document(String id) throws Exception {
        JsonNode hits =
                request("GET", "/alerts-v1/_search?q=id:%22" + id + "%22").at("/hits/hits");
        return hits.size() == 1 ? hits.get(0).path("_source") : JSON.createObjectNode();
    }

    private JsonNode request(String method, String path) throws Exception {
        return JSON.readTree(HTTP.send(
                        HttpRequest.newBuilder(URI.create(url + path))
                                .method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private void execute(String sql) throws Exception {
        try (Connection database = record.getConnection();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws Exception {
        try (Connection database = record.getConnection();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
