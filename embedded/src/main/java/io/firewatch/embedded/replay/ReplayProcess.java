package io.firewatch.embedded.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.ingestion.cdc.RecordConnection;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.web.replay.Replayer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Replays in a Java process of its own: with a heap that ends there, one thread per operator and a low priority, so that
 * the live jobs keep their memory and their cores whatever a proposal asks for, and cancelling leaves nothing behind.
 */
public final class ReplayProcess implements Replayer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A day of a small city is judged in less; a year of one needs more than most machines have to spare beside it. */
    private static final long LEAST_HEAP_MB = 600;

    /** Room for the buffers between Flink's operators, and what drivers need. */
    private static final int DIRECT_MB = 400;

    private static final Path NICE = Path.of("/usr/bin/nice");

    /** Flink reads these by reflection. */
    private static final List<String> OPENS =
            List.of("java.base/java.util", "java.base/java.lang", "java.base/java.time");

    private final RecordConnection record;
    private final Path log;

    /** Each replay begins {@code log} anew, where its process writes what it logs. */
    public ReplayProcess(RecordConnection record, Path log) {
        this.record = record;
        this.log = log;
    }

    @Override
    public Result replay(Question question, Listener listener) throws Exception {
        Process process = start();
        try {
            FutureTask<@Nullable Result> talk = new FutureTask<>(() -> talk(process, question, listener));
            Thread thread = new Thread(talk, "talk to a replay");
            thread.setDaemon(true);
            thread.start();
            Result result = talk.get(); // an interrupt ends the wait, and with it the process
            if (result == null) {
                throw new IOException("the replaying process ended with " + process.waitFor() + why());
            }
            return result;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Half of this process's own heap: what the live jobs hold of the same feed fits there. */
    static long heapMb() {
        return Math.max(LEAST_HEAP_MB, Runtime.getRuntime().maxMemory() / 2 / 1024 / 1024);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heapMb() + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT_MB + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Duser.timezone=Asia/Shanghai"));
        OPENS.forEach(one -> command.add("--add-opens=" + one + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReplayWorker.class.getName()));
        Path folder = log.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new ProcessBuilder(command).redirectError(log.toFile()).start();
    }

    /** Null when the process ended without a result. */
    private @Nullable Result talk(Process process, Question question, Listener listener) throws IOException {
        OutputStream to = process.getOutputStream(); // stays open: the process ends with it
        try {
            to.write((JSON.writeValueAsString(order(question)) + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            return null; // it ended before it could be told, and its log says why
        }
        BufferedReader from =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = from.readLine(); line != null; line = from.readLine()) {
            Word word = JSON.readValue(line, Word.class);
            if (word.result() != null) {
                return word.result();
            }
            if (word.through() != null) {
                listener.began(word.through());
            }
            if (word.judged() != null) {
                listener.judged(word.judged());
            }
        }
        return null;
    }

    private Order order(Question question) {
        return new Order(
                record,
                question.governing().stream()
                        .map(one -> new RuleRow(
                                one.name(), one.version(), one.status(), one.body(), one.kind(), one.parameters()))
                        .toList(),
                question.rules());
    }

    private String why() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.stream()
                    .filter(line -> line.startsWith("Exception")
                            || line.startsWith("Caused by")
                            || line.contains("OutOfMemory"))
                    .reduce((first, second) -> second)
                    .map(line -> ": " + line)
                    .orElse("; its log is " + log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
