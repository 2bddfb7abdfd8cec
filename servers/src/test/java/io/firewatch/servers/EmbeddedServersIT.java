package io.firewatch.servers;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    // Closed to all but its owner, like /root: the servers must be able to live below such a folder.
    @TempDir
    private Path folder;

    @Test
    void postgresKeepsItsDataAndItsPasswordFromOneStartToTheNext() throws Exception {
        String password;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            execute(postgres, "CREATE TABLE kept (word text)");
            execute(postgres, "INSERT INTO kept VALUES ('烽火')");
            password = postgres.password();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SELECT word FROM kept")).isEqualTo("烽火");
            assertThat(postgres.password()).isEqualTo(password);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void postgresIsSetUpForLogicalReplicationAndBeijingTime() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(query(postgres, "SHOW wal_level")).isEqualTo("logical");
            assertThat(query(postgres, "SHOW timezone")).isEqualTo("Asia/Shanghai");
            assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void postgresRefusesAWrongPassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThatThrownBy(() -> postgres.dataSource().getConnection(postgres.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void aPostgresThatOutlivedItsParentIsStoppedAndItsCommitsAreThere() throws Exception {
        long leftover = startAndDieIn("postgres", folder);
        assertThat(ProcessHandle.of(leftover)).isPresent();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(ProcessHandle.of(leftover)).isEmpty();
            assertThat(query(postgres, "SELECT count(*) FROM kept")).isEqualTo("1");
        }
    }

    @Test
    void anElasticsearchThatOutlivedItsParentIsStoppedAndItsDocumentsAreThere() throws Exception {
        long leftover = startAndDieIn("elasticsearch", folder);
        assertThat(ProcessHandle.of(leftover)).isPresent();

        try (EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(folder)) {
            assertThat(ProcessHandle.of(leftover)).isEmpty();
            assertThat(send("GET", elasticsearch.url() + "/kept/_doc/1", "")).contains("烽火");
        }
    }

    @Test
    void closingStopsEveryProcess() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"));
        EmbeddedElasticsearch elasticsearch = EmbeddedElasticsearch.start(folder.resolve("elasticsearch"));
        List<ProcessHandle> running = ProcessHandle.current().descendants().toList();
        assertThat(running).extracting(ProcessHandle::pid).contains(postgres.pid(), elasticsearch.pid());

        elasticsearch.close();
        postgres.close();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aStartThatFailsShowsTheEndOfTheLog() throws Exception {
        EmbeddedPostgres.start(folder).close();
        Files.delete(folder.resolve("cluster/global/pg_control"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("could not open file")
                .hasMessageContaining("pg_control");
    }

    /** Runs {@link StartAndDie} in a Java process of its own and returns the id of the server it left behind. */
    private static long startAndDieIn(String server, Path folder) throws IOException, InterruptedException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndDie.class.getName(),
                        server,
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        assertThat(parent.waitFor(200, SECONDS)).isTrue();
        String log = Files.readString(folder.resolve("parent.log"));
        assertThat(parent.exitValue()).as(log).isEqualTo(StartAndDie.KILLED);
        return Long.parseLong(
                Files.readString(folder.resolve(server + ".pid")).trim().split(" ", 2)[0]);
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static String send(String method, String url, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
