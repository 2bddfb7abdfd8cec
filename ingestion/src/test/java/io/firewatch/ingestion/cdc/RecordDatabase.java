package io.firewatch.ingestion.cdc;

import io.firewatch.record.RecordSchema;
import io.firewatch.servers.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A fresh database with the record's schema on the test server; its slots are dropped with it. */
final class RecordDatabase implements AutoCloseable {
    private final TestDatabase database;
    private final RecordConnection connection;

    RecordDatabase(String name) {
        database = new TestDatabase(name);
        connection = new RecordConnection(database.host(), database.port(), name, database.user(), database.password());
        RecordSchema.migrate(database.dataSource());
    }

    RecordConnection connection() {
        return connection;
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    /** Lands rows {@code from} to {@code to} in one transaction, as the gateway does. */
    void land(long from, long to) {
        try (Connection open = database.dataSource().getConnection()) {
            open.setAutoCommit(false);
            try (PreparedStatement counter = open.prepareStatement("UPDATE feed.receipt_counter SET last_seq = ?");
                    PreparedStatement rows = open.prepareStatement("INSERT INTO feed.record (seq, received_at,"
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
            open.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String... statements) {
        database.execute(statements);
    }

    String ask(String query) {
        return database.ask(query);
    }

    void dropSlots() {
        database.dropSlots();
    }

    @Override
    public void close() {
        database.close();
    }
}
