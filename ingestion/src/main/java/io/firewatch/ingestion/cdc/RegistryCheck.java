package io.firewatch.ingestion.cdc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must be so in the bureau's database before it can be followed; looked at before the job starts. */
public final class RegistryCheck {
    private static final String COLUMNS =
            "SELECT column_name FROM information_schema.columns WHERE table_schema || '.' || table_name = ?";
    private static final String CLASS =
            " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname || '.' || c.relname = ?";
    private static final String PRIMARY_KEY =
            "SELECT 1" + CLASS + " AND EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)";
    private static final String PUBLISHED =
            "SELECT 1 FROM pg_publication_tables WHERE pubname = ? AND schemaname || '.' || tablename = ?";

    private static final String MAY_UPDATE = "SELECT 1" + CLASS + " AND has_table_privilege(c.oid, 'UPDATE')";

    private RegistryCheck() {}

    /**
     * What is wrong, each with what mends it; empty when all is well. Throws {@link SQLException} when the database cannot
     * be reached or asked.
     */
    public static List<String> problems(RegistryReplica replica) throws SQLException {
        RecordConnection at = replica.connection();
        List<String> problems = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password())) {
            if (!"logical".equals(ask(database, "SHOW wal_level"))) {
                problems.add("wal_level is not logical: ALTER SYSTEM SET wal_level = logical, and restart the server");
            }
            if (ask(database, "SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolreplication OR rolsuper)")
                    .isEmpty()) {
                problems.add("user " + at.user() + " may not replicate: ALTER ROLE " + at.user() + " REPLICATION");
            }
            for (FollowedTable table : replica.tables()) {
                check(database, table.table(), new TreeSet<>(table.columns().values()), replica.slot(), problems);
            }
            String heartbeat = replica.heartbeat();
            if (heartbeat != null) {
                check(database, heartbeat, new TreeSet<>(Set.of("at")), replica.slot(), problems);
                if (ask(database, MAY_UPDATE, heartbeat).isEmpty()) {
                    problems.add("table " + heartbeat + " may not be touched: GRANT UPDATE ON " + heartbeat);
                }
            }
        }
        return problems;
    }

    private static void check(
            Connection database, String table, Set<String> missing, String publication, List<String> problems)
            throws SQLException {
        Set<String> columns = all(database, COLUMNS, table);
        if (columns.isEmpty()) {
            problems.add("table " + table + " is not there or may not be read: GRANT SELECT ON " + table);
            return;
        }
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            problems.add("table " + table + " has no column " + String.join(", ", missing));
        }
        if (ask(database, PRIMARY_KEY, table).isEmpty()) {
            problems.add("table " + table + " has no primary key, by which its rows are known");
        }
        if (ask(database, PUBLISHED, publication, table).isEmpty()) {
            problems.add("table " + table + " is not published: CREATE PUBLICATION " + publication
                    + " FOR TABLE " + table + ", or ALTER PUBLICATION " + publication + " ADD TABLE "
                    + table);
        }
    }

    private static String ask(Connection database, String sql, String... values) throws SQLException {
        return all(database, sql, values).stream().findFirst().orElse("");
    }

    private static Set<String> all(Connection database, String sql, String... values) throws SQLException {
        try (PreparedStatement query = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                Set<String> all = new TreeSet<>();
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
                return all;
            }
        }
    }
}
