package io.firewatch.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server running as our child. Its process id is kept in a file, so that the next start finds and stops a server that
 * outlived its parent (after {@code kill -9} of the Java process).
 */
final class ServerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    /** Checkpoint of a busy PostgreSQL, flush of a busy Elasticsearch: seconds, not minutes. */
    private static final Duration STOP = Duration.ofSeconds(40);

    /** Creating a cluster takes seconds, on a busy disk a minute. */
    private static final Duration PROGRAM = Duration.ofMinutes(3);

    private static final Duration KILL = Duration.ofSeconds(10);
    private static final long LOG_KEPT_BYTES = 16L << 20;
    private static final int TAIL_LINES = 25;

    private final String name;
    private final Process process;
    private final Path pidFile;
    private final Path log;
    private final String stopSignal;

    private ServerProcess(String name, Process process, Path pidFile, Path log, String stopSignal) {
        this.name = name;
        this.process = process;
        this.pidFile = pidFile;
        this.log = log;
        this.stopSignal = stopSignal;
    }

    /** What to start: {@code stopSignal} is the signal that asks this server for an orderly end. */
    record Start(
            String name,
            List<String> commandLine,
            Map<String, String> environment,
            Path folder,
            Path pidFile,
            Path log,
            String stopSignal) {}

    static ServerProcess start(Start start) throws IOException {
        if (Files.exists(start.log()) && Files.size(start.log()) > LOG_KEPT_BYTES) {
            Files.move(
                    start.log(),
                    start.log().resolveSibling(start.log().getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(start.commandLine())
                .directory(start.folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
        // A class path someone set for all his programs would put them into Elasticsearch, which then does not start.
        builder.environment().remove("CLASSPATH");
        builder.environment().putAll(start.environment());
        Process process = builder.start();
        ServerProcess server =
                new ServerProcess(start.name(), process, start.pidFile(), start.log(), start.stopSignal());
        Files.writeString(start.pidFile(), identity(process.toHandle()));
        return server;
    }

    /** Stops the server whose id the file holds when it still runs; does nothing otherwise. */
    static void stopLeftover(String name, Path pidFile, String stopSignal) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String noted = Files.readString(pidFile).trim();
        Optional<ProcessHandle> leftover = noted.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(noted.split(" ", 2)[0]))
                        .filter(handle -> identity(handle).equals(noted));
        if (leftover.isPresent()) {
            LOG.info(
                    "stopping {} left running by an earlier start (process {})",
                    name,
                    leftover.get().pid());
            stop(name, leftover.get(), stopSignal);
        }
        Files.deleteIfExists(pidFile);
    }

    /** A process id alone may have been given to someone else since; with the moment of birth it cannot. */
    private static String identity(ProcessHandle handle) {
        return handle.pid() + " "
                + handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Asks until {@code ready} says yes; throws with the end of the log when the server ends or the time is over. */
    void await(Duration limit, Ready ready) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (!ready.ask()) {
                if (process.waitFor(150, TimeUnit.MILLISECONDS) && !ready.ask()) {
                    throw new IOException(
                            name + " ended with code " + process.exitValue() + " while starting\n" + logTail());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException(name + " did not answer within " + limit.toSeconds() + " s\n" + logTail());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + name + " was starting", e);
        }
    }

    /** Waits for a program that ends by itself; throws with the end of the log when it fails. */
    void awaitSuccess() throws IOException {
        await(PROGRAM, () -> !process.isAlive());
        Files.deleteIfExists(pidFile);
        if (process.exitValue() != 0) {
            throw new IOException(name + " failed with code " + process.exitValue() + "\n" + logTail());
        }
    }

    @FunctionalInterface
    interface Ready {
        boolean ask() throws InterruptedException;
    }

    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "the end of " + log + ":\n  " + String.join("\n  ", tail);
        } catch (IOException e) {
            return "and its log cannot be read: " + e;
        }
    }

    long pid() {
        return process.pid();
    }

    void stop() {
        stop(name, process.toHandle(), stopSignal);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + pidFile, e);
        }
    }

    private static void stop(String name, ProcessHandle handle, String signal) {
        List<ProcessHandle> descendants = handle.descendants().toList();
        signal(handle, signal);
        if (!ended(handle, STOP)) {
            LOG.warn("{} (process {}) did not end within {} s and is killed", name, handle.pid(), STOP.toSeconds());
            signal(handle, "KILL");
            descendants.forEach(child -> signal(child, "KILL"));
            if (!ended(handle, KILL)) {
                throw new IllegalStateException(
                        name + " (process " + handle.pid() + ") cannot be stopped; is it another user's?");
            }
        }
        // A launcher may be gone a moment before the server it launched.
        descendants.forEach(child -> {
            if (!ended(child, STOP)) {
                signal(child, "KILL");
                ended(child, KILL);
            }
        });
    }

    private static boolean ended(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !handle.isAlive();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + handle.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !handle.isAlive();
        }
    }

    private static void signal(ProcessHandle handle, String signal) {
        // The shell's own kill: Java can only send TERM and KILL, and /bin/kill is missing from slim images.
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + handle.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            kill.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal process " + handle.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
