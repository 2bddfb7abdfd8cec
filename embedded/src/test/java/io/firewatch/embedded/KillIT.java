package io.firewatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.CityClient;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Lender;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Firewatch dies while lenders report, and is started again on what it left behind. */
class KillIT {
    private static final long SEED = 1;
    private static final int DAYS = 30;

    /** From here on the load waits for a checkpoint, so that the second run resumes rather than begins anew. */
    private static final int RECORDS_BEFORE_CHECKPOINT = 10_000;

    /** Beyond the first stretches, which are the largest: the load waits for its checkpoint between two of them. */
    private static final int RECORDS_BEFORE_KILL = 40_000;

    private static final int ATTEMPTS = 5;

    /** Patience, not a measurement: a checkpoint's barrier waits behind what is being judged. */
    private static final Duration CHECKPOINT = Duration.ofMinutes(5);

    private static final Duration JUDGED = Duration.ofMinutes(8);

    @TempDir
    private Path folder;

    private final AtomicLong acknowledged = new AtomicLong();
    private volatile boolean checkpointed;
    private final CountDownLatch timeToKill = new CountDownLatch(1);

    @Test
    void everyAcknowledgedRecordIsJudgedOnceAndTheAlertsAreThoseOfAnUndisturbedRun() throws Exception {
        Path data = folder.resolve("data");
        FirewatchProcess.Ports ports = FirewatchProcess.Ports.free();
        CompletableFuture<Void> load;
        FirewatchProcess first = FirewatchProcess.up(data, ports, folder.resolve("first.txt"));
        try {
            register(first.desk());
            load = CompletableFuture.runAsync(
                    () -> report(first.gatewayUrl(), data), Executors.newSingleThreadExecutor());
            await().atMost(JUDGED).until(() -> load.isDone() || timeToKill.await(100, TimeUnit.MILLISECONDS));
            assertThat(load).as("lenders still reporting").isNotDone();
        } finally {
            first.kill();
        }
        long beforeTheKill = acknowledged.get();
        long all = records();

        try (FirewatchProcess second = FirewatchProcess.up(data, ports, folder.resolve("second.txt"))) {
            System.out.printf(
                    "second start after %,d of %,d records: %d ms%n",
                    beforeTheKill, all, second.startTime().toMillis());
            load.get(JUDGED.toSeconds(), TimeUnit.SECONDS);
            DeskCaller desk = second.desk();
            await().atMost(JUDGED).untilAsserted(() -> {
                JsonNode progress = desk.json("/api/pipeline");
                assertThat(progress.path("landedRecords").asLong()).isEqualTo(all);
                assertThat(progress.path("indexed").asLong())
                        .isEqualTo(progress.path("landed").asLong());
                assertThat(progress.path("judgedRecords").asLong()).isEqualTo(all);
            });

            assertThat(beforeTheKill).isLessThan(all);
            assertThat(resumed(data)).isTrue();
            StringWriter said = new StringWriter();
            assertThat(Firewatch.execute(said, "replay", "--data", data.toString()))
                    .isZero();
            assertThat(said.toString())
                    .startsWith("0 opened, 0 gone, 0 changed, ")
                    .doesNotContain(" 0 as recorded");
        }
    }

    private static City city() {
        return City.plan(SEED, LocalDate.of(2026, 3, 2), DAYS);
    }

    private static void register(DeskCaller desk) throws Exception {
        for (Lender lender : city().lenders()) {
            desk.post(
                    "/api/institutions",
                    Map.of(
                            "code",
                            lender.code(),
                            "name",
                            lender.name(),
                            "type",
                            lender.type().id(),
                            "district",
                            lender.district(),
                            "secret",
                            lender.secret()));
        }
    }

    /** As lenders do: a batch without an answer is sent again under its number until there is one. */
    private void report(String gateway, Path data) {
        try (CityClient client = new CityClient(gateway, 4)) {
            boolean paused = false;
            for (Iterator<CityDay> stretches = city().halfWeeks(); stretches.hasNext(); ) {
                if (!paused && acknowledged.get() >= RECORDS_BEFORE_CHECKPOINT) {
                    paused = true;
                    long seen = checkpoints(data);
                    await().atMost(CHECKPOINT).until(() -> checkpoints(data) > seen);
                    checkpointed = true;
                }
                push(client, stretches.next().batches());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the lenders cannot report", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Patient beyond the client's own minute: how long a start takes is asserted elsewhere. */
    private void push(CityClient client, List<Batch> batches) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                client.push(batches, records -> {
                    if (acknowledged.addAndGet(records) >= RECORDS_BEFORE_KILL && checkpointed) {
                        timeToKill.countDown();
                    }
                });
                return;
            } catch (CityClient.Refused e) {
                throw e;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static long records() {
        long records = 0;
        for (Iterator<CityDay> days = city().days(); days.hasNext(); ) {
            records += days.next().records();
        }
        // What the register knows of each lender lands beside what it reports.
        return records + city().lenders().size();
    }

    /** The number of the newest complete checkpoint of the detection job. Flink removes older ones meanwhile. */
    private static long checkpoints(Path data) throws IOException {
        AtomicLong newest = new AtomicLong();
        Files.walkFileTree(data.resolve("checkpoints").resolve("detection"), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("_metadata")) {
                    String name = file.getParent().getFileName().toString();
                    newest.accumulateAndGet(Long.parseLong(name.substring("chk-".length())), Math::max);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return passOver(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                return passOver(failure);
            }

            private FileVisitResult passOver(IOException failure) throws IOException {
                if (failure == null || failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return newest.get();
    }

    private static boolean resumed(Path data) throws IOException {
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.toList()) {
                if (Files.readString(log).contains("job detection resumes from checkpoint")) {
                    return true;
                }
            }
        }
        return false;
    }
}
