package io.firewatch.servers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of its own on {@link TestServers#postgres()}, so that no test sees another's rows; its replication
 * slots go with it. Slot names are the server's, not the database's: tests that use the same slot take turns.
 */
public final class TestDatabase implements AutoCloseable {
    private final EmbeddedPostgres server = TestServers.postgres();
    private final String name;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    /** @param name a plain SQL identifier; a database left over under this name is dropped */
    public TestDatabase(String name) {
        this.name = name;
        dropSlots();
        onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        onServer("CREATE DATABASE " + name);
        dataSource.setServerNames(new String[] {server.host()});
        dataSource.setPortNumbers(new int[] {server.port()});
        dataSource.setDatabaseName(name);
        dataSource.setUser(server.user());
        dataSource.setPassword(server.password());
    }

    public String name() {
        return name;
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    /** Opens a new connection at each call; not a pool. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Runs statements one by one, each committed. */
    public void execute(String... statements) {
        run(dataSource, statements);
    }

    /** The first column of the first row as text; {@code nothing} when there is no row or the value is null. */
    public String ask(String query) {
        try (Connection database = dataSource.getConnection();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() && rows.getString(1) != null ? rows.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Ends whoever reads a slot of this database, and drops them all. */
    public void dropSlots() {
        String mine = "FROM pg_replication_slots WHERE database = '" + name + "'";
        onServer("SELECT pg_terminate_backend(active_pid) " + mine + " AND active_pid IS NOT NULL");
        onServer("DO $$ BEGIN FOR i IN 1..100 LOOP EXIT WHEN NOT EXISTS (SELECT " + mine
                + " AND active); PERFORM pg_sleep(0.1); END LOOP; END $$");
        onServer("SELECT pg_drop_replication_slot(slot_name) " + mine);
    }

    @Override
    public void close() {
        dropSlots();
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private void onServer(String sql) {
        run(server.dataSource(), sql);
    }

    private static void run(DataSource where, String... statements) {
        try (Connection database = where.getConnection();
                Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(String.join("; ", statements), e);
        }
    }
}
