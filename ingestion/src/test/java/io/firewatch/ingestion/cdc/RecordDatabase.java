package io.firewatch.ingestion.cdc;

import io.firewatch.record.RecordSchema;
import io.firewatch.servers.EmbeddedPostgres;
import io.firewatch.servers.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh database with the record's schema on the test server; the two slots are dropped with it. */
final class RecordDatabase implements AutoCloseable {
    private final String name;
    private final RecordConnection connection;
    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    RecordDatabase(String name) {
        this.name = name;
        EmbeddedPostgres server = TestServers.postgres();
        onServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)", "CREATE DATABASE " + name);
        connection = new RecordConnection(server.host(), server.port(), name, server.user(), server.password());
        dataSource.setUrl(connection.jdbcUrl());
        dataSource.setUser(connection.user());
        dataSource.setPassword(connection.password());
        RecordSchema.migrate(dataSource);
    }

    RecordConnection connection() {
        return connection;
    }

    DataSource dataSource() {
        return dataSource;
    }

    /** Lands rows {@code from} to {@code to} in one transaction, as the gateway does. */
    void land(long from, long to) {
        try (Connection database = dataSource.getConnection()) {
            database.setAutoCommit(false);
            try (PreparedStatement counter = database.prepareStatement("UPDATE feed.receipt_counter SET last_seq = ?");
                    PreparedStatement rows = database.prepareStatement("INSERT INTO feed.record (seq, received_at,"
                            + " batch_id, position, institution, inf_type, business_day, record_key, body, refusals)"
                            + " SELECT n, now(), 1, n, 'CERT000000000001', 4, '2026-05-04', 'k' || n,"
                            + " '{\"transId\":\"' || n || '\",\"transMoney\":\"100.00\",\"bank\":\"Bank of the West Lake\"}',"
                            + " (CASE WHEN n % 10 = 0 THEN '[\"bad\"]' ELSE '[]' END)::jsonb"
                            + " FROM generate_series(?::bigint, ?::bigint) n")) {
                counter.setLong(1, to);
                counter.executeUpdate();
                rows.setLong(1, from);
                rows.setLong(2, to);
                rows.executeUpdate();
            }
            database.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String... statements) {
        try (Connection database = dataSource.getConnection();
                Statement statement = database.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String query) {
        try (Connection database = dataSource.getConnection();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "nothing";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void dropSlots() {
        execute("SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots WHERE active_pid IS NOT NULL AND"
                + " database = '" + name + "'");
        execute(
                "DO $$ BEGIN FOR i IN 1..100 LOOP EXIT WHEN NOT EXISTS (SELECT FROM pg_replication_slots WHERE active AND"
                        + " database = '" + name + "'); PERFORM pg_sleep(0.1); END LOOP; END $$");
        execute("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = '" + name + "'");
    }

    @Override
    public void close() {
        dropSlots();
        onServer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void onServer(String... statements) {
        try (Connection server = TestServers.postgres().dataSource().getConnection();
                Statement statement = server.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
