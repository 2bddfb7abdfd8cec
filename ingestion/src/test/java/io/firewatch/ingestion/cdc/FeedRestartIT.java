package io.firewatch.ingestion.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.firewatch.ingestion.feed.FeedChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves: a periodic checkpoint, older than what was already delivered. */
class FeedRestartIT {
    private static final String FEED = "feed-restart";
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Set by a test to make the task fail at the next record. */
    private static final AtomicBoolean FAIL = new AtomicBoolean();

    @TempDir
    Path checkpoints;

    private RecordDatabase database;

    @BeforeEach
    void startEmpty() {
        database = new RecordDatabase("feed_restart");
        Collected.of(FEED).clear();
        FAIL.set(false);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void goesOnFromAPeriodicCheckpointWithoutAHole() throws Exception {
        database.land(1, 5_000);
        JobClient job = start(null);
        awaitRecord(5_000);
        long last = 5_000;
        Path before = null;
        // Crashes at moments that have nothing to do with a checkpoint.
        for (int crash = 0; crash < 3; crash++) {
            Path known = before;
            await().atMost(SOON).until(() -> newest().isPresent() && !newest().equals(Optional.ofNullable(known)));
            for (int batch = 0; batch < 5; batch++) {
                database.land(last + 1, last + 100);
                last += 100;
            }
            awaitRecord(last - 200);
            job.cancel().get();
            awaitIdleSlot();
            before = newest().orElseThrow();
            database.land(last + 1, last + 100);
            last += 100;

            Collected.of(FEED).clear();
            long delivered = last;
            job = start(before.toUri().toString());
            awaitRecord(delivered);
            List<Long> numbers = numbers();
            assertThat(numbers)
                    .containsExactlyElementsOf(LongStream.rangeClosed(numbers.get(0), delivered)
                            .boxed()
                            .toList());
            // The first crash has seen at least record 5,000 before its checkpoint was taken.
            assertThat(numbers.get(0)).isBetween(2L, delivered - 99);
        }
        job.cancel().get();
    }

    @Test
    void goesOnWhenOnlyItsTaskRestarts() throws Exception {
        database.land(1, 1_000);
        JobClient job = start(null);
        awaitRecord(1_000);
        long last = 1_000;
        for (int failure = 0; failure < 3; failure++) {
            Optional<Path> known = newest();
            await().atMost(SOON).until(() -> newest().isPresent() && !newest().equals(known));
            FAIL.set(true);
            database.land(last + 1, last + 500);
            last += 500;
            awaitRecord(last);
            assertThat(FAIL).isFalse();
        }
        // After a failure the records since the checkpoint come again, from one of them on and in order.
        List<Long> numbers = numbers();
        long next = 1;
        for (long number : numbers) {
            assertThat(number).isLessThanOrEqualTo(next);
            next = number + 1;
        }
        assertThat(numbers.stream().distinct().count()).isEqualTo(last);
        job.cancel().get();
    }

    private void awaitIdleSlot() {
        await().atMost(SOON).until(() -> database.ask(
                        "SELECT count(*) FROM pg_replication_slots WHERE active AND" + " database = current_database()")
                .equals("0"));
    }

    private void awaitRecord(long seq) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            List<FeedChange> collected = Collected.of(FEED);
            int size = collected.size();
            return size > 0
                    && collected.get(size - 1).record() != null
                    && collected.get(size - 1).record().seq() >= seq;
        });
    }

    private JobClient start(String checkpoint) throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(300));
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
        if (checkpoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint);
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        DataStream<FeedChange> changes = FeedSource.changes(env, database.connection());
        Collected.collect(
                changes.filter(FeedRestartIT::mayFail).setParallelism(1).uid("may-fail"), FEED);
        return env.executeAsync("feed-restart");
    }

    private static boolean mayFail(FeedChange change) {
        if (change.record() != null && FAIL.compareAndSet(true, false)) {
            throw new IllegalStateException("a test wants this task to fail");
        }
        return true;
    }

    /** The newest complete checkpoint. */
    private Optional<Path> newest() throws IOException {
        try (Stream<Path> paths = Files.walk(checkpoints)) {
            return paths.filter(path -> path.getFileName().toString().equals("_metadata"))
                    .max(Comparator.comparing(FeedRestartIT::written))
                    .map(Path::getParent);
        } catch (java.io.UncheckedIOException removedMeanwhile) {
            return Optional.empty();
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException removedMeanwhile) {
            return FileTime.fromMillis(0);
        }
    }

    private static List<Long> numbers() {
        List<FeedChange> collected = Collected.of(FEED);
        return java.util.stream.IntStream.range(0, collected.size())
                .mapToObj(collected::get)
                .map(FeedChange::record)
                .filter(java.util.Objects::nonNull)
                .map(FeedChange.RecordRow::seq)
                .toList();
    }
}
