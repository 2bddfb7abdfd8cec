package io.firewatch.benchmarks;

import io.firewatch.embedded.city.CityClient;
import io.firewatch.embedded.stack.DataFolder;
import io.firewatch.embedded.stack.Stack;
import io.firewatch.embedded.stack.StackConfig;
import io.firewatch.ingestion.identity.BureauKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * From push to alert on a whole Firewatch in a folder of its own: records acknowledged and judged per second at full
 * speed, then how long an alert takes at two steady loads, and what all of it takes of the machine.
 */
final class PipelineBench {
    private static final int[] STEADY = {1_000, 4_000};
    private static final int WARM_UP_SECONDS = 5;

    /** Enough for most of what runs all the time to be compiled; before that, the compiler takes a core. */
    private static final int WARM_UP_RECORDS = 60_000;

    private static final long CAUGHT_UP_WITHIN_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final String PASSWORD = "bench-pipeline";

    /** A Monday of the past: with the fixed seeds, every run sends the same records. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    /** What the city of {@link Traffic} reports on one business day, at least. */
    private static final int RECORDS_A_DAY = 10_000;

    private final Options options;
    private final Report report = new Report();

    /** How much is measured, and where the result goes. */
    record Options(int records, int seconds, Path out) {
        static Options of(Map<String, String> given) {
            return new Options(
                    Integer.parseInt(given.getOrDefault("records", "100000")),
                    Integer.parseInt(given.getOrDefault("seconds", "30")),
                    Path.of(given.getOrDefault("out", "benchmarks/target/bench/pipeline.json")));
        }
    }

    PipelineBench(Options options) {
        this.options = options;
    }

    void run() throws Exception {
        Path root = Files.createTempDirectory("firewatch-bench");
        System.setProperty(
                "firewatch.logs", Files.createDirectories(root.resolve("logs")).toString());
        System.setProperty("logback.configurationFile", "logback-stack.xml");
        int needed = WARM_UP_RECORDS + options.records();
        for (int rate : STEADY) {
            needed += rate * (WARM_UP_SECONDS + options.seconds());
        }
        // Half weeks are prepared whole, so a few days more than needed are planned.
        Traffic traffic = new Traffic(FIRST_DAY, needed / RECORDS_A_DAY + 15);
        try (Load load = Load.prepare(traffic, needed, root.resolve("bodies"))) {
            if (load.records() < needed) {
                throw new IllegalStateException("prepared " + load.records() + " records, needed are " + needed);
            }
            report.say("%,d records prepared, %.0f per request", load.records(), load.recordsPerRequest());
            System.gc(); // what preparing took is not the stack's
            try (DataFolder folder = DataFolder.open(root.resolve("data"));
                    Stack stack = Stack.start(StackConfig.throwAway(PASSWORD), folder)) {
                traffic.lenders().forEach(lender -> stack.register().register(lender.registration()));
                stack.register().register(Probes.LENDER.registration());
                measure(stack, load, BureauKeys.loadOrCreate(folder.bureauKey()));
            }
        } finally {
            Folders.delete(root);
        }
        report.write(options.out());
    }

    private void measure(Stack stack, Load load, BureauKeys keys) throws Exception {
        DeskApi desk = new DeskApi(stack.deskUrl(), "admin", PASSWORD);
        try (CityClient client = new CityClient(stack.gatewayUrl(), 1);
                FootprintWatch watch = FootprintWatch.start()) {
            load.send(client, WARM_UP_RECORDS, 0);
            awaitIndexed(desk);
            fullSpeed(load, client, desk);
            Probes probes = new Probes(client, desk, keys);
            for (int rate : STEADY) {
                atRate(load, client, desk, probes, rate);
            }
            report.memory(watch.highest());
        }
    }

    private void fullSpeed(Load load, CityClient client, DeskApi desk) throws Exception {
        Footprint before = Footprint.now();
        long start = System.nanoTime();
        long acknowledged = load.send(client, options.records(), 0);
        double pushed = secondsSince(start);
        awaitJudged(desk);
        double judged = secondsSince(start);
        report.row("acknowledged records/s", acknowledged / pushed);
        report.row("judged records/s", acknowledged / judged);
        report.load("full speed", before, Footprint.now(), judged);
        awaitIndexed(desk);
    }

    private void atRate(Load load, CityClient client, DeskApi desk, Probes probes, int rate) throws Exception {
        load.send(client, rate * WARM_UP_SECONDS, rate);
        Footprint before = Footprint.now();
        long start = System.nanoTime();
        CompletableFuture<Double> sending = CompletableFuture.supplyAsync(() -> {
            try {
                return load.send(client, rate * options.seconds(), rate) / secondsSince(start);
            } catch (Exception e) {
                throw new IllegalStateException("load of " + rate + " records/s failed", e);
            }
        });
        Latencies latencies = probes.measure(load, () -> !sending.isDone());
        double took = secondsSince(start);
        report.row("records/s sent of " + rate, sending.join());
        report.latencies("alert latency at " + rate, latencies);
        report.load("at " + rate, before, Footprint.now(), took);
        awaitIndexed(desk);
        report.row("s until all was indexed after " + rate, secondsSince(start) - options.seconds());
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void awaitJudged(DeskApi desk) throws IOException, InterruptedException {
        await(desk, "judged");
    }

    private static void awaitIndexed(DeskApi desk) throws IOException, InterruptedException {
        await(desk, "indexed");
    }

    private static void await(DeskApi desk, String stage) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long landed = desk.reached("landed");
        while (desk.reached(stage) < landed) {
            if (System.nanoTime() - start > CAUGHT_UP_WITHIN_NANOS) {
                throw new IllegalStateException(stage + " stays at " + desk.reached(stage) + " of " + landed);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
