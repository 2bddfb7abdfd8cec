package io.firewatch.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;

/**
 * An empty database of its own on {@link TestServers#postgres()}, so that no test sees another's rows; its replication
 * slots go with it. Slot names are the server's, not the database's: tests that use the same slot take turns.
 */
public final class TestDatabase implements AutoCloseable {
    /** How long a reader may take to leave: on a busy machine it first finishes what it is decoding. */
    private static final Duration SLOTS = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(50);

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
        long patience = System.nanoTime() + SLOTS.toNanos();
        try (Connection database = server.dataSource().getConnection()) {
            // A reader leaves when it notices, and one that was ended may come back before its slot is gone.
            while (!slots(database).isEmpty()) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException(
                            "still read after " + SLOTS.toSeconds() + " s: slots " + slots(database) + " of " + name);
                }
                for (Slot slot : slots(database)) {
                    drop(database, slot);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("dropping the slots of " + name, e);
        }
    }

    private record Slot(String name, int reader) {}

    private List<Slot> slots(Connection database) throws SQLException {
        List<Slot> slots = new ArrayList<>();
        try (PreparedStatement query = database.prepareStatement(
                "SELECT slot_name, coalesce(active_pid, 0) FROM pg_replication_slots WHERE database = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    slots.add(new Slot(rows.getString(1), rows.getInt(2)));
                }
            }
        }
        return slots;
    }

    private static void drop(Connection database, Slot slot) throws SQLException {
        String how = slot.reader() == 0
                ? "SELECT pg_drop_replication_slot('" + slot.name() + "')"
                : "SELECT pg_terminate_backend(" + slot.reader() + ")";
        try (Statement statement = database.createStatement()) {
            statement.execute(how);
        } catch (SQLException e) {
            // Taken, or dropped, since it was looked at: the next look tells.
            if (!PSQLState.OBJECT_IN_USE.getState().equals(e.getSQLState())
                    && !PSQLState.UNDEFINED_OBJECT.getState().equals(e.getSQLState())) {
                throw e;
            }
        }
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
