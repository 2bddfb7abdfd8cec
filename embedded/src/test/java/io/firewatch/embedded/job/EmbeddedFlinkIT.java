package io.firewatch.embedded.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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
            // A checkpoint whose file is there may yet be given up; what Flink confirms to the job is kept.
            await().atMost(PATIENCE).until(() -> number(completeFile()) >= 2);
        }
    }

    private long countAtStart() throws Exception {
        Files.delete(countFile());
        try (EmbeddedFlink flink = flink()) {
            flink.submit("counting", SETTING, this::define);
            await().atMost(PATIENCE).until(() -> number(countFile()) >= 0);
            return number(countFile());
        }
    }

    private void define(StreamExecutionEnvironment environment) {
        environment
                .fromSequence(1, Long.MAX_VALUE)
                .uid("numbers")
                .map(new CountingFunction(countFile(), completeFile()))
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

    private Path completeFile() {
        return folder.resolve("complete");
    }

    /** Less than zero while the file is not written. */
    private static long number(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.isEmpty() ? -1 : Long.parseLong(text);
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
