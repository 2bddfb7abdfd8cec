package io.firewatch.embedded;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code firewatch up} in a Java process of its own, so that it can be killed. */
final class FirewatchProcess implements AutoCloseable {
    static final String PASSWORD = "a-password-for-tests";

    /** The desk goes last, so its line says that all the rest runs. */
    private static final String UP = "  gateway ";

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofMinutes(1);

    private final Process process;
    private final Path output;
    private final Ports ports;
    private final Duration startTime;

    /** Where it listens: the same after a restart, so that lenders need not be told. */
    record Ports(int desk, int gateway) {
        static Ports free() throws IOException {
            try (ServerSocket desk = new ServerSocket(0);
                    ServerSocket gateway = new ServerSocket(0)) {
                return new Ports(desk.getLocalPort(), gateway.getLocalPort());
            }
        }
    }

    private FirewatchProcess(Process process, Path output, Ports ports) {
        this.process = process;
        this.output = output;
        this.ports = ports;
        long began = System.nanoTime();
        await().atMost(START).pollInterval(Duration.ofMillis(100)).until(() -> isUp());
        this.startTime = Duration.ofNanos(System.nanoTime() - began);
    }

    /** Answers once desk and gateway listen; {@code output} is where it writes what a person would see. */
    static FirewatchProcess up(Path data, Ports ports, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1500m",
                "-XX:+UseG1GC",
                "-Duser.timezone=Asia/Shanghai",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Firewatch.class.getName(),
                "up",
                "--data=" + data,
                "--port=" + ports.desk(),
                "--gateway-port=" + ports.gateway()));
        builder.environment().put("FIREWATCH_ADMIN_PASSWORD", PASSWORD);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new FirewatchProcess(process, output, ports);
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("firewatch ended while starting:\n" + said());
        }
        return said().contains(UP);
    }

    private String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Duration startTime() {
        return startTime;
    }

    DeskCaller desk() throws Exception {
        return DeskCaller.signIn("http://localhost:" + ports.desk(), PASSWORD);
    }

    String gatewayUrl() {
        return "http://localhost:" + ports.gateway();
    }

    /** What {@code kill -9} does: no Java code runs after it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it in order, with the servers it started. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("firewatch did not stop within " + STOP + ":\n" + said());
        }
    }
}
