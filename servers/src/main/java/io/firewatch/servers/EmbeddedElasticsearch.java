package io.firewatch.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A single-node Elasticsearch of our own in a folder, found again with its indices at the next start. Listens on the
 * loopback address only, without sign-in. It is the cut-down build that Elastic publishes for integration tests: a real
 * server, but {@code GET /} and some modules are missing.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final String NAME = "Elasticsearch";
    private static final String HOST = "127.0.0.1";
    private static final String STOP_SIGNAL = "TERM";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** Enough for a city's alerts and indicators on one machine; 750 MB resident. */
    public static final int HEAP_MEGABYTES = 512;

    private final ServerProcess process;
    private final int port;

    private EmbeddedElasticsearch(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    public static EmbeddedElasticsearch start(Path folder) {
        return start(folder, HEAP_MEGABYTES);
    }

    /** Starts the server of the folder; a server left running in it by a killed process is stopped first. */
    public static EmbeddedElasticsearch start(Path folder, int heapMegabytes) {
        try {
            return startIn(Files.createDirectories(folder).toRealPath(), heapMegabytes);
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " in " + folder + " does not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedElasticsearch startIn(Path folder, int heapMegabytes) throws IOException {
        Path pidFile = folder.resolve("elasticsearch.pid");
        ServerProcess.stopLeftover(NAME, pidFile, STOP_SIGNAL);

        ServerAccount account = ServerAccount.ofThisProcess();
        Path home = new ServerBinaries(account).elasticsearch();
        Path server = Files.createDirectories(folder.resolve("server"));
        Path config = Files.createDirectories(server.resolve("config"));
        Path temporary = Files.createDirectories(server.resolve("tmp"));
        Path logs = Files.createDirectories(server.resolve("logs"));
        int port = FreePort.find();
        String settings = resource("elasticsearch.yml") + "path.data: " + quoted(server.resolve("data"))
                + "\npath.logs: " + quoted(logs)
                + "\nhttp.port: " + port
                + "\ntransport.port: " + FreePort.find() + "\n";
        Files.writeString(config.resolve("elasticsearch.yml"), settings);
        Files.writeString(config.resolve("log4j2.properties"), resource("log4j2.properties"));
        Files.writeString(
                config.resolve("jvm.options"),
                resource("jvm.options") + "-Xms" + heapMegabytes + "m\n-Xmx" + heapMegabytes + "m\n");
        account.own(server);

        Path log = Files.createDirectories(folder.resolve("logs")).resolve("elasticsearch.log");
        ServerProcess process = ServerProcess.start(new ServerProcess.Start(
                NAME,
                account.commandLine(List.of(home.resolve("bin/elasticsearch").toString()), List.of(server, home)),
                Map.of(
                        "ES_JAVA_HOME", System.getProperty("java.home"),
                        "ES_JAVA_OPTS", "",
                        "ES_PATH_CONF", config.toString(),
                        "ES_TMPDIR", temporary.toString(),
                        // The launcher that stays beside the server needs next to nothing.
                        "CLI_JAVA_OPTS", "-Xms4m -Xmx32m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
                server,
                pidFile,
                log,
                STOP_SIGNAL));
        try {
            HttpClient client = HttpClient.newHttpClient();
            process.await(START, () -> answers(client, port));
            return new EmbeddedElasticsearch(process, port);
        } catch (IOException e) {
            process.stop();
            throw e;
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = EmbeddedElasticsearch.class.getResourceAsStream("elasticsearch/" + name)) {
            if (in == null) {
                throw new IOException("elasticsearch/" + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String quoted(Path path) {
        return "\"" + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static boolean answers(HttpClient client, int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://" + HOST + ":" + port + "/_cluster/health?wait_for_status=yellow&timeout=5s"))
                .timeout(ANSWER)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // still starting; the log tells why when it never comes up
        }
    }

    public String url() {
        return "http://" + HOST + ":" + port;
    }

    /** The id of the launcher, the parent of the server's process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.stop();
    }
}
