package io.firewatch.embedded.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFlinkIT {
    private static final JobSetting SETTING = new JobSetting(1, Duration.ofMillis(200));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void aJobGoesOnWhereItsCheckpointStands() throws Exception {
        runUntilItHasCheckpoints();

        assertThat(countAtStart()).isPositive();
    }

    @Test
    void aTornCheckpointIsPassedOverForTheOneBefore() throws Exception {
        runUntilItHasCheckpoints();
        Path newest = checkpoints().newest().orElseThrow();
        tear(newest.resolve("_metadata"));

        assertThat(checkpoints().newest()).isPresent().get().isNotEqualTo(newest);
        assertThat(countAtStart()).isPositive();
    }

    @Test
    void withNoWholeCheckpointTheJobStartsFromTheBeginning() throws Exception {
        runUntilItHasCheckpoints();
        for (Path metadata : metadata()) {
            tear(metadata);
        }

        assertThat(checkpoints().newest()).isEmpty();
        assertThat(countAtStart()).isZero();
    }

    private void runUntilItHasCheckpoints() throws Exception {
        try (EmbeddedFlink flink = flink()) {
            flink.submit("counting", SETTING, this::define);
            // Flink removes old checkpoints while this looks, so a walk may trip over a folder that is just going.
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> metadata().size() >= 2);
        }
    }

    private long countAtStart() throws Exception {
        Files.delete(countFile());
        try (EmbeddedFlink flink = flink()) {
            flink.submit("counting", SETTING, this::define);
            await().atMost(PATIENCE).until(() -> Files.exists(countFile()) && Files.size(countFile()) > 0);
            return Long.parseLong(Files.readString(countFile()));
        }
    }

    private void define(StreamExecutionEnvironment environment) {
        environment
                .fromSequence(1, Long.MAX_VALUE)
                .uid("numbers")
                .map(new CountingFunction(countFile()))
                .uid("count")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
    }

    private EmbeddedFlink flink() throws Exception {
        return EmbeddedFlink.start(folder.resolve("check points"), folder.resolve("tmp"), 1);
    }

    private Path countFile() {
        return folder.resolve("count");
    }

    private RetainedCheckpoints checkpoints() {
        return new RetainedCheckpoints(folder.resolve("check points").resolve("counting"));
    }

    private List<Path> metadata() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("check points"))) {
            return files.filter(file -> file.endsWith("_metadata")).toList();
        }
    }

    private static void tear(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }
}
