package io.firewatch.ingestion.gateway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.record.RecordSchema;
import io.firewatch.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The record that all integration tests of this module share; each test brings lenders of its own. */
public final class TestRecord {
    private static TestRecord shared;

    private final DataSource dataSource;
    private final BureauKeys keys;

    private TestRecord(DataSource dataSource, BureauKeys keys) {
        this.dataSource = dataSource;
        this.keys = keys;
    }

    public static synchronized TestRecord shared() throws IOException {
        if (shared == null) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(TestServers.postgres().dataSource());
            config.setMaximumPoolSize(16);
            HikariDataSource pool = new HikariDataSource(config);
            RecordSchema.migrate(pool);
            Path folder = Files.createTempDirectory("bureau-key-");
            shared = new TestRecord(pool, BureauKeys.loadOrCreate(folder.resolve("bureau.key")));
        }
        return shared;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public BureauKeys keys() {
        return keys;
    }

    public void register(String code, String secret) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO registry.institution (code, name, type, district, secret) VALUES (?, ?, 'p2p', '示例区', ?)"
                                + " ON CONFLICT (code) DO UPDATE SET secret = excluded.secret")) {
            insert.setString(1, code);
            insert.setString(2, "示例平台" + code);
            insert.setBytes(3, keys.encrypt(secret));
            insert.executeUpdate();
        }
    }

    /** The first column of all rows, as text. */
    public List<String> texts(String sql, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    public String text(String sql, Object... parameters) throws SQLException {
        return texts(sql, parameters).get(0);
    }

    public int records(String institution) throws SQLException {
        return Integer.parseInt(text("SELECT count(*) FROM feed.record WHERE institution = ?", institution));
    }

    public int batches(String institution) throws SQLException {
        return Integer.parseInt(text("SELECT count(*) FROM feed.batch WHERE institution = ?", institution));
    }
}
