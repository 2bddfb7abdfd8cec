package io.firewatch.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints findings as they come and keeps them, with what they were measured on, for a JSON file. */
final class Report {
    private static final int BUSIEST = 12;

    private final Map<String, Double> rows = new LinkedHashMap<>();
    private final Map<String, Object> samples = new LinkedHashMap<>();
    private final Map<String, Object> threads = new LinkedHashMap<>();

    void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    void row(String name, double value) {
        rows.put(name, value);
        say("%-44s %,12.1f", name, value);
    }

    void latencies(String name, Latencies latencies) {
        samples.put(name, latencies.all());
        row(name + ", alerts", latencies.all().size());
        row(name + ", p50 ms", latencies.percentile(0.5));
        row(name + ", p95 ms", latencies.percentile(0.95));
        row(name + ", p99 ms", latencies.percentile(0.99));
    }

    /** How long something took that was asked again and again. */
    void waits(String name, Latencies latencies) {
        samples.put(name, latencies.all());
        row(name + ", p50 ms", latencies.percentile(0.5));
        row(name + ", p95 ms", latencies.percentile(0.95));
    }

    /** Processor seconds per second that each part took between two looks, and the busiest threads of this process. */
    void load(String phase, Footprint before, Footprint after, double seconds) {
        for (String part : after.cpuSeconds().keySet()) {
            row("cores " + phase + ", " + part, (after.cpu(part) - before.cpu(part)) / seconds);
        }
        row("cores " + phase + ", bench client (in java)", after.clientSeconds(before) / seconds);
        Map<String, Double> busiest = after.busiest(before, BUSIEST);
        busiest.replaceAll((name, spent) -> Math.round(1000 * spent / seconds) / 1000.0);
        threads.put(phase, busiest);
    }

    void memory(Footprint highest) {
        memory("", highest);
    }

    /** {@code when} tells one look from another. */
    void memory(String when, Footprint highest) {
        String end = when.isEmpty() ? "" : ", " + when;
        highest.memoryKilobytes().forEach((part, kilobytes) -> row("MB resident, " + part + end, kilobytes / 1024.0));
        row("MB resident, together" + end, highest.totalKilobytes() / 1024.0);
    }

    void write(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cores", Runtime.getRuntime().availableProcessors());
        all.put("heapMegabytes", Runtime.getRuntime().maxMemory() >> 20);
        all.put("java", Runtime.version().toString());
        all.put("commit", commit());
        all.put(
                "loadAverage",
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
        all.put("rows", rows);
        all.put("coresByThread", threads);
        all.put("samplesMillis", samples);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(out.toFile(), all);
        say("written to %s", out);
    }

    /** The commit of the sources in the home folder; "unknown" where there is no git. */
    private static String commit() {
        try {
            Process git = new ProcessBuilder(
                            "git", "-C", System.getProperty("firewatch.home", "."), "rev-parse", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return said.matches("[0-9a-f]{40}") ? said : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
