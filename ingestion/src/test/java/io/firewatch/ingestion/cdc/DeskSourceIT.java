package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskSourceIT {
    private static final String DESK = "desk";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RecordDatabase database;

    @BeforeEach
    void startEmpty() {
        database = new RecordDatabase("desk_source");
        Collected.of(DESK).clear();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void missesNothingWhenTheSlotWasMadeAnewBehindACheckpoint() throws Exception {
        insert("a-1");
        insert("a-2");
        JobClient job = start(null);
        await().atMost(SOON).until(() -> last("a-2") != null && judged().contains(0L));
        insert("a-3");
        await().atMost(SOON).until(() -> last("a-3") != null);
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        database.dropSlots();
        database.execute(
                "UPDATE desk.alert SET status = 'confirmed', triaged_at = now() WHERE id = 'a-1'",
                "UPDATE desk.judged SET seq = 9");
        insert("a-4");
        database.execute("SELECT pg_create_logical_replication_slot('firewatch_desk', 'pgoutput')");
        Collected.of(DESK).clear();

        job = start(savepoint);
        await().atMost(SOON).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            database.execute("UPDATE feed.heartbeat SET at = now()");
            assertThat(judged()).contains(9L);
        });
        assertThat(last("a-1").status()).isEqualTo("confirmed");
        assertThat(last("a-4")).isNotNull();

        // What the table said and what the log says are the same text.
        DeskChange.Alert read = last("a-4");
        database.execute("UPDATE desk.alert SET data_state = 'firing' WHERE id = 'a-4'");
        int before = all().size();
        await().atMost(SOON).until(() -> all().size() > before);
        assertThat(last("a-4")).isEqualTo(read);
        job.cancel().get();
    }

    private void insert(String id) {
        database.execute("INSERT INTO desk.alert (id, rule, rule_version, pattern, severity, institution, subject_type,"
                + " subject_id, subject_label, title_zh, title_en, message_zh, message_en, basis, evidence, episode_day,"
                + " event_day, data_state) VALUES ('" + id
                + "', 'r', 1, 'run', 'high', 'CERT1', 'party', 'p', 'p', '题',"
                + " 't', '文', 'm', '[{\"law\":\"l\"}]', '{\"formula\": \"x\", \"values\": {\"x\": 1.50}}', '2026-05-04',"
                + " '2026-05-05', 'firing')");
    }

    private JobClient start(String savepoint) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        if (savepoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        Collected.collect(DeskSource.changes(env, database.connection()), DESK);
        return env.executeAsync("desk");
    }

    private static DeskChange.Alert last(String id) {
        return all().stream()
                .map(DeskChange::alert)
                .filter(alert -> alert != null && alert.id().equals(id))
                .reduce(null, (earlier, later) -> later);
    }

    private static List<Long> judged() {
        return all().stream()
                .filter(change -> change.judged() != null)
                .map(change -> change.judged().seq())
                .toList();
    }

    private static List<DeskChange> all() {
        List<DeskChange> collected = Collected.of(DESK);
        return java.util.stream.IntStream.range(0, collected.size())
                .mapToObj(collected::get)
                .toList();
    }
}
