package io.firewatch.detection.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.alert.SampleAlert;
import io.firewatch.detection.sink.AlertSink;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.model.indicator.Observation;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.TestDatabase;
import io.firewatch.servers.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
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

class IndexJobIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private TestDatabase record;
    private RecordConnection connection;
    private String url;

    @BeforeEach
    void start() throws Exception {
        record = new TestDatabase("index_job");
        url = TestServers.elasticsearch().url();
        RecordSchema.migrate(record.dataSource());
        connection =
                new RecordConnection(record.host(), record.port(), record.name(), record.user(), record.password());
        IndexTemplates.install(url);
        IndexTemplates.install(url);
    }

    @AfterEach
    void dropDatabase() {
        record.close();
    }

    @Test
    void bringsAlertsToTheIndexAndRebuildsItToTheSameDocuments() throws Exception {
        sink(SampleAlert.firing("a-1"), SampleAlert.resting("a-2", 20_000));
        JobClient job = index();
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(document("a-1").path("status").asText()).isEqualTo("new");
            assertThat(record.ask("SELECT seq FROM desk.indexed")).isEqualTo("7");
        });
        JsonNode first = document("a-1");
        assertThat(first.at("/evidence/values/exposure").asDouble()).isEqualTo(2_500.01);
        assertThat(first.at("/evidence/thresholds/limit").asInt()).isEqualTo(1);
        assertThat(first.path("eventTime").asText()).isEqualTo("2026-05-05T23:59:59+08:00");
        assertThat(first.path("severityRank").asInt()).isEqualTo(3);

        // A person takes the alert with a large evidence: the log holds no copy of what did not change.
        record.execute("UPDATE desk.alert SET status = 'confirmed', assignee = 'li' WHERE id = 'a-2'");
        await().atMost(SOON).until(() -> document("a-2").path("status").asText().equals("confirmed"));
        assertThat(document("a-2").at("/evidence/records")).hasSize(20_000);

        // Detection says the same again, then takes it back; the person's columns stay.
        String before = record.ask("SELECT updated_at FROM desk.alert WHERE id = 'a-2'");
        sink(SampleAlert.resting("a-2", 20_000));
        assertThat(record.ask("SELECT updated_at FROM desk.alert WHERE id = 'a-2'"))
                .isEqualTo(before);
        sink(SampleAlert.resting("a-2", 20_000).withResolution("corrected"));
        await().atMost(SOON)
                .until(() -> document("a-2").path("resolution").asText().equals("corrected"));
        assertThat(document("a-2").path("assignee").asText()).isEqualTo("li");

        JsonNode second = document("a-2");
        job.cancel().get();
        request("DELETE", "/alerts-v1");
        IndexTemplates.install(url);
        await().atMost(SOON).until(() -> record.ask("SELECT count(*) FROM pg_replication_slots WHERE active")
                .equals("0"));
        JobClient again = index();
        await().atMost(SOON).until(() -> document("a-2").has("id"));
        assertThat(document("a-1")).isEqualTo(first);
        assertThat(document("a-2")).isEqualTo(second);
        again.cancel().get();
    }

    @Test
    void sendsNothingThroughKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(AlertRow.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Judgement.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Observation.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(io.firewatch.ingestion.cdc.DeskChange.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(io.firewatch.ingestion.feed.FeedChange.class);
    }

    /** As a job that has judged nothing yet, which need not catch up before it writes; then all is judged. */
    private void sink(AlertRow... alerts) throws Exception {
        record.execute("UPDATE desk.judged SET seq = 0");
        StreamExecutionEnvironment env = environment();
        Judgement[] judgements =
                Arrays.stream(alerts).map(one -> new Judgement(one, null)).toArray(Judgement[]::new);
        env.fromData(TypeInformation.of(Judgement.class), judgements)
                .sinkTo(new AlertSink(connection))
                .setParallelism(1);
        env.execute();
        record.execute("UPDATE desk.judged SET seq = 7, records = 7");
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
}
