package io.firewatch.ingestion.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the rows of the bureau's database said last, and which of them are set aside ({@code registry.followed}). */
final class FollowedRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String FIND = "SELECT identity FROM registry.followed WHERE table_name = ? AND row_key = ?";
    private static final String REMEMBER =
            """
            INSERT INTO registry.followed (table_name, row_key, file, identity) VALUES (?, ?, ?, ?::jsonb)
            ON CONFLICT (table_name, row_key) DO UPDATE SET file = excluded.file, identity = excluded.identity""";
    private static final String FORGET = "DELETE FROM registry.followed WHERE table_name = ? AND row_key = ?";
    private static final String MENDED = "DELETE FROM registry.set_aside WHERE table_name = ? AND row_key = ?";
    private static final String SET_ASIDE =
            """
            INSERT INTO registry.set_aside (table_name, row_key, row_label, reason) VALUES (?, ?, ?, ?)
            ON CONFLICT (table_name, row_key) DO UPDATE SET
                row_label = excluded.row_label, reason = excluded.reason, at = now()""";

    private final Connection connection;
    private final String table;
    private final String key;

    /** {@code key} is the row's primary key, re-keyed. */
    FollowedRows(Connection connection, String table, String key) {
        this.connection = connection;
        this.table = table;
        this.key = key;
    }

    /** What the row was about when it was last taken; null when it never was. */
    @Nullable
    ObjectNode known() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FIND)) {
            query.setString(1, table);
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? (ObjectNode) JSON.readTree(row.getString(1)) : null;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("registry.followed holds no JSON", e);
        }
    }

    void remember(String file, ObjectNode identity) throws SQLException {
        run(REMEMBER, table, key, file, identity.toString());
        run(MENDED, table, key);
    }

    void forget() throws SQLException {
        run(FORGET, table, key);
        run(MENDED, table, key);
    }

    void setAside(String label, String reason) throws SQLException {
        run(SET_ASIDE, table, key, label, reason);
    }

    private void run(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
