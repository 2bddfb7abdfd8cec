package io.firewatch.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of our own in a folder: created at the first start, found again with its data at the next. Listens
 * on the loopback address only, on a port that changes from start to start, and asks for a password that only the owner
 * of the folder can read.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final String NAME = "PostgreSQL";
    private static final String USER = "firewatch";
    private static final String DATABASE = "firewatch";
    private static final String HOST = "127.0.0.1";
    /** Fast shutdown: ends clients and replication, then checkpoints. TERM would wait for clients to leave. */
    private static final String STOP_SIGNAL = "INT";

    private static final Duration START = Duration.ofMinutes(2);
    private static final int PASSWORD_BYTES = 24;

    /** Of postmaster.pid, counted from 0. */
    private static final int PORT_LINE = 3;

    private final ServerProcess process;
    private final int port;
    private final String password;

    private EmbeddedPostgres(ServerProcess process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** Whether a commit survives a crash of the machine. Tests that throw the data away need not pay for that. */
    public enum Durability {
        DURABLE,
        FORGETFUL
    }

    public static EmbeddedPostgres start(Path folder) {
        return start(folder, Durability.DURABLE);
    }

    /** Starts the server of the folder; a server left running in it by a killed process is stopped first. */
    public static EmbeddedPostgres start(Path folder, Durability durability) {
        try {
            return startIn(Files.createDirectories(folder).toRealPath(), durability);
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " in " + folder + " does not start: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres startIn(Path folder, Durability durability) throws IOException {
        Path pidFile = folder.resolve("postgres.pid");
        ServerProcess.stopLeftover(NAME, pidFile, STOP_SIGNAL);

        ServerAccount account = ServerAccount.ofThisProcess();
        Path programs = new ServerBinaries(account).postgres();
        Path log = Files.createDirectories(folder.resolve("logs")).resolve("postgres.log");
        Path cluster = folder.resolve("cluster");
        Path passwordFile = folder.resolve("password");
        if (!Files.exists(cluster.resolve("PG_VERSION")) || !Files.exists(passwordFile)) {
            new PostgresCluster(account, programs, cluster, log).create(USER, passwordFile, newPassword());
        }
        String password = Files.readString(passwordFile).trim();

        int port = FreePort.find();
        List<String> command = new ArrayList<>(List.of(
                programs.resolve("bin/postgres").toString(), "-D", cluster.toString(), "-p", Integer.toString(port)));
        settings(durability).forEach((setting, value) -> command.addAll(List.of("-c", setting + "=" + value)));
        ServerProcess process = ServerProcess.start(new ServerProcess.Start(
                NAME,
                account.commandLine(command, List.of(cluster, programs)),
                Map.of("LC_ALL", "C"),
                folder,
                pidFile,
                log,
                STOP_SIGNAL));
        EmbeddedPostgres server = new EmbeddedPostgres(process, port, password);
        try {
            process.await(START, server::answers);
            server.ensureDatabase();
            return server;
        } catch (IOException | SQLException e) {
            process.stop();
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The port of the server that runs in the folder, if one does; for another process to connect to. */
    public static Optional<Running> running(Path folder) throws IOException {
        Path pid = folder.resolve("cluster").resolve("postmaster.pid");
        Path passwordFile = folder.resolve("password");
        if (!Files.exists(pid) || !Files.exists(passwordFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        boolean alive = lines.size() > PORT_LINE
                && ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
        return alive
                ? Optional.of(new Running(
                        HOST,
                        Integer.parseInt(lines.get(PORT_LINE).trim()),
                        DATABASE,
                        USER,
                        Files.readString(passwordFile).trim()))
                : Optional.empty();
    }

    /** How to reach a server that another process started. */
    public record Running(String host, int port, String database, String user, String password) {}

    private static Map<String, String> settings(Durability durability) {
        String durable = durability == Durability.DURABLE ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", HOST),
                Map.entry("unix_socket_directories", ""),
                Map.entry("timezone", "Asia/Shanghai"),
                Map.entry("log_timezone", "Asia/Shanghai"),
                // Flink CDC reads the write-ahead log.
                Map.entry("wal_level", "logical"),
                Map.entry("max_replication_slots", "16"),
                Map.entry("max_wal_senders", "16"),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("fsync", durable),
                Map.entry("synchronous_commit", durable),
                Map.entry("full_page_writes", durable));
    }

    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private boolean answers() {
        try (Connection connection = dataSource("postgres").getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false; // still starting; the log tells why when it never comes up
        }
    }

    private void ensureDatabase() throws SQLException {
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            boolean exists = statement
                    .executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")
                    .next();
            if (!exists) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    public String host() {
        return HOST;
    }

    public int port() {
        return port;
    }

    public String database() {
        return DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + DATABASE;
    }

    /** The id of the server's main process. */
    public long pid() {
        return process.pid();
    }

    /** Opens a new connection at each call; not a pool. */
    public DataSource dataSource() {
        return dataSource(DATABASE);
    }

    private DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {HOST});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName(database);
        source.setUser(USER);
        source.setPassword(password);
        return source;
    }

    /** Stops the server in order; connections still open are cut. */
    @Override
    public void close() {
        process.stop();
    }
}
