package io.firewatch.web.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections that see with the eyes of the present {@link Scope}: for a person of some districts they take the role whose
 * rows the database narrows itself (see {@code afterMigrate__district_rights.sql}).
 */
public final class ScopedConnections implements ConnectionFactory {
    private static final String OF_DISTRICTS = "firewatch_district";
    private static final String NO_ROLE = "none";
    private static final String ENTER = "SELECT set_config('firewatch.districts', ?, false),"
            + " set_config('firewatch.actor', ?, false), set_config('role', ?, false)";

    /** Stands between districts, whose names cannot hold it. */
    private static final String SEPARATOR = "\u001f";

    private final DataSource record;

    public ScopedConnections(DataSource record) {
        this.record = record;
    }

    @Override
    public Connection openConnection() throws SQLException {
        Scope scope = Scope.current();
        String districts =
                scope.districts().map(all -> String.join(SEPARATOR, all)).orElse("");
        Connection connection = record.getConnection();
        try {
            enter(connection, districts, scope.actor(), scope.districts().isPresent() ? OF_DISTRICTS : NO_ROLE);
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection that cannot be given its own eyes back is thrown away. */
    @Override
    public void closeConnection(Connection connection) throws SQLException {
        try (connection) {
            enter(connection, "", "", NO_ROLE);
        } catch (SQLException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    private static void enter(Connection connection, String districts, String actor, String role) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, districts);
            enter.setString(2, actor);
            enter.setString(3, role);
            enter.execute();
        }
    }
}
