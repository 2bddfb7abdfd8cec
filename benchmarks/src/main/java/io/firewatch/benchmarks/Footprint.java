package io.firewatch.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the whole stack takes of the machine: resident memory and processor time of this process, PostgreSQL and
 * Elasticsearch. Memory is the proportional share (PSS), so that pages shared by PostgreSQL's processes count once.
 * Reads {@code /proc}, so Linux only.
 */
record Footprint(Map<String, Long> memoryKilobytes, Map<String, Double> cpuSeconds, Map<String, Double> threads) {
    static final String JAVA = "java";
    static final String POSTGRES = "postgresql";
    static final String ELASTICSEARCH = "elasticsearch";

    /** Processor time is counted in hundredths of a second on every Linux there is. */
    private static final double TICKS = 100;

    static Footprint now() {
        Map<String, Long> memory = new LinkedHashMap<>(Map.of(JAVA, 0L, POSTGRES, 0L, ELASTICSEARCH, 0L));
        Map<String, Double> cpu = new LinkedHashMap<>(Map.of(JAVA, 0.0, POSTGRES, 0.0, ELASTICSEARCH, 0.0));
        ProcessHandle self = ProcessHandle.current();
        add(JAVA, self, memory, cpu);
        self.descendants().forEach(child -> {
            String command = child.info().command().orElse("");
            // Elasticsearch's launcher and server are Java; there is no other Java below this process.
            add(command.endsWith("postgres") ? POSTGRES : ELASTICSEARCH, child, memory, cpu);
        });
        return new Footprint(memory, cpu, threadSeconds());
    }

    long totalKilobytes() {
        return memoryKilobytes.values().stream().mapToLong(Long::longValue).sum();
    }

    double cpu(String part) {
        return cpuSeconds.getOrDefault(part, 0.0);
    }

    /** Processor seconds per kind of thread since an earlier look, the busiest first. */
    Map<String, Double> busiest(Footprint earlier, int most) {
        Map<String, Double> spent = new LinkedHashMap<>();
        threads.entrySet().stream()
                .map(one -> Map.entry(one.getKey(), one.getValue() - earlier.threads.getOrDefault(one.getKey(), 0.0)))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .forEach(one -> spent.put(one.getKey(), one.getValue()));
        return spent;
    }

    /** Seconds since an earlier look of the threads that send and ask rather than serve. */
    double clientSeconds(Footprint earlier) {
        return busiest(earlier, Integer.MAX_VALUE).entrySet().stream()
                .filter(one -> one.getKey().startsWith("bench") || one.getKey().startsWith("HttpClient"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static void add(String part, ProcessHandle process, Map<String, Long> memory, Map<String, Double> cpu) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        memory.merge(part, pss(folder), Long::sum);
        cpu.merge(part, seconds(folder), Double::sum);
    }

    private static long pss(Path process) {
        return lines(process.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** User and system time, fields 14 and 15 of {@code stat}; the name before them may hold blanks. */
    private static double seconds(Path process) {
        List<String> stat = lines(process.resolve("stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        String line = stat.get(0);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    private static Map<String, Double> threadSeconds() {
        Map<String, Double> byName = new TreeMap<>();
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            tasks.forEach(task -> Optional.of(lines(task.resolve("comm")))
                    .filter(comm -> !comm.isEmpty())
                    .ifPresent(
                            comm -> byName.merge(comm.get(0).replaceAll("[#\\d]+", "#"), seconds(task), Double::sum)));
        } catch (IOException e) {
            throw new IllegalStateException("/proc/self/task cannot be read", e);
        }
        return byName;
    }

    /** Empty when the process or thread has ended meanwhile. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
