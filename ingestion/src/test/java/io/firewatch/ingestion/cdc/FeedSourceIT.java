package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobStatus;
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

class FeedSourceIT {
    private static final String FEED = "feed";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private RecordDatabase database;
    private JobClient job;

    @BeforeEach
    void startEmpty() {
        database = new RecordDatabase("feed_source");
        Collected.of(FEED).clear();
    }

    @AfterEach
    void stop() throws Exception {
        if (job != null && !hasEnded()) {
            job.cancel().get();
            await().atMost(SOON).until(this::hasEnded);
        }
        database.close();
    }

    @Test
    void deliversWhatStandsThereAndWhatComesOfEveryTable() throws Exception {
        database.execute(
                "SELECT feed.ensure_partition(now())",
                "INSERT INTO registry.institution (code, name, type, district, secret)"
                        + " VALUES ('CERT000000000001', '甲', 'p2p', '西湖', 'x')",
                "INSERT INTO desk.rule_version (rule, version, hash, status, body) VALUES ('r', 1, 'h', 'active', 'b')");
        database.land(1, 2_000);
        job = start(null);
        awaitRecords(2_000);

        List<FeedChange> first = Collected.of(FEED);
        assertThat(first.get(0).rule()).isEqualTo(new RuleRow("r", 1, "active", "b"));
        assertThat(first.get(1).institution()).isEqualTo(new InstitutionRow("CERT000000000001", "甲", "p2p", "西湖"));

        database.land(2_001, 3_000);
        // A partition made later, under a month not yet seen.
        database.execute(
                "SELECT feed.ensure_partition('2031-05-04 12:00+08')",
                "UPDATE feed.receipt_counter SET last_seq = 3001",
                "INSERT INTO feed.record VALUES (3001, '2031-05-04 23:59:59.5+08', 1, 1, 'CERT000000000002', 81, NULL,"
                        + " 'k', '{}', '[]')",
                "UPDATE registry.institution SET name = '乙'",
                "UPDATE desk.rule_version SET status = 'retired'");
        awaitRecords(3_001);
        await().atMost(SOON)
                .until(() -> !institutions("乙").isEmpty() && !rules("retired").isEmpty());

        assertThat(numbers()).containsExactlyElementsOf(numbersTo(3_001));
        FeedChange.RecordRow refused = record(9);
        assertThat(refused.seq()).isEqualTo(10);
        assertThat(refused.refused()).isTrue();
        assertThat(record(0).refused()).isFalse();
        assertThat(record(0).businessDay())
                .isEqualTo((int) java.time.LocalDate.of(2026, 5, 4).toEpochDay());
        FeedChange.RecordRow last = record(3_000);
        assertThat(last.infType()).isEqualTo(81);
        assertThat(last.businessDay()).isNull();
        assertThat(last.receivedDay())
                .isEqualTo((int) java.time.LocalDate.of(2031, 5, 4).toEpochDay());
    }

    @Test
    void keepsLargeRuleTextsWhenOnlyTheStatusChanges() throws Exception {
        database.execute(
                "INSERT INTO desk.rule_version (rule, version, hash, status, body) SELECT 'r', 1, 'h', 'active',"
                        + " string_agg(md5(n::text), '') FROM generate_series(1, 1000) n");
        job = start(null);
        await().atMost(SOON).until(() -> !rules("active").isEmpty());
        database.execute("UPDATE desk.rule_version SET status = 'retired'");
        await().atMost(SOON).until(() -> !rules("retired").isEmpty());
        assertThat(rules("retired").get(0).body())
                .hasSize(32_000)
                .isEqualTo(rules("active").get(0).body());
    }

    @Test
    void deliversEachRecordOnceAcrossAStopAndWhileRowsKeepComing() throws Exception {
        database.land(1, 500);
        job = start(null);
        for (int batch = 0; batch < 20; batch++) {
            database.land(501 + batch * 50L, 550 + batch * 50L);
        }
        awaitRecords(600);
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        database.land(1_501, 2_500);
        job = start(savepoint);
        awaitRecords(2_500);
        database.land(2_501, 2_600);
        awaitRecords(2_600);
        assertThat(numbers()).containsExactlyElementsOf(numbersTo(2_600));
    }

    @Test
    void failsLoudlyWhenTheSlotWasDroppedBehindACheckpoint() throws Exception {
        database.land(1, 100);
        job = start(null);
        awaitRecords(100);
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        database.dropSlots();
        assertThat(new ReplicationSlots(database.dataSource()).status())
                .first()
                .satisfies(slot -> assertThat(slot.state()).isEqualTo(ReplicationSlots.State.MISSING));
        database.land(101, 200);
        job = start(savepoint);
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("replication slot firewatch_feed is missing");
    }

    @Test
    void failsLoudlyWhenASlotMadeAnewHasSkippedRecords() throws Exception {
        database.land(1, 100);
        job = start(null);
        awaitRecords(100);
        String savepoint = job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        database.dropSlots();
        database.land(101, 200);
        database.execute("SELECT pg_create_logical_replication_slot('firewatch_feed', 'pgoutput')");
        database.land(201, 300);
        job = start(savepoint);
        assertThatThrownBy(() -> job.getJobExecutionResult().get())
                .isInstanceOf(ExecutionException.class)
                .hasStackTraceContaining("records 101 to 200 of feed.record never came");
    }

    @Test
    void letsGoOfTheLogWhileNobodyReports() throws Exception {
        database.land(1, 10);
        job = start(null);
        awaitRecords(10);
        String before = confirmed();
        await().atMost(SOON).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            database.execute("UPDATE feed.heartbeat SET at = now()");
            assertThat(confirmed()).isNotEqualTo(before);
        });
        assertThat(new ReplicationSlots(database.dataSource()).status().get(0).isWhole())
                .isTrue();
    }

    private String confirmed() {
        return database.ask(
                "SELECT confirmed_flush_lsn FROM pg_replication_slots WHERE slot_name = '" + FeedSource.SLOT + "'");
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
        Collected.collect(FeedSource.changes(env, database.connection()), FEED);
        JobClient client = env.executeAsync("feed");
        await().atMost(SOON).until(() -> {
            try {
                JobStatus status = client.getJobStatus().get();
                return status == JobStatus.RUNNING || status.isTerminalState();
            } catch (IllegalStateException clusterIsGone) {
                return true;
            }
        });
        return client;
    }

    /** The cluster of a local environment goes with its job, and then answers no more. */
    private boolean hasEnded() throws Exception {
        try {
            return job.getJobStatus().get().isTerminalState();
        } catch (IllegalStateException clusterIsGone) {
            return true;
        }
    }

    private void awaitRecords(int count) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .failFast(this::hasEnded)
                .until(() -> numbers().size() >= count);
    }

    private static List<Long> numbers() {
        return all().stream()
                .map(FeedChange::record)
                .filter(Objects::nonNull)
                .map(FeedChange.RecordRow::seq)
                .toList();
    }

    private static FeedChange.RecordRow record(int index) {
        return all().stream()
                .map(FeedChange::record)
                .filter(Objects::nonNull)
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private static List<InstitutionRow> institutions(String name) {
        return all().stream()
                .map(FeedChange::institution)
                .filter(one -> one != null && one.name().equals(name))
                .toList();
    }

    private static List<RuleRow> rules(String status) {
        return all().stream()
                .map(FeedChange::rule)
                .filter(one -> one != null && one.status().equals(status))
                .toList();
    }

    private static List<FeedChange> all() {
        List<FeedChange> collected = Collected.of(FEED);
        return java.util.stream.IntStream.range(0, collected.size())
                .mapToObj(collected::get)
                .toList();
    }

    private static List<Long> numbersTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
