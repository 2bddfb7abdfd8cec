package io.firewatch.ingestion.cdc;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Touches a table of the bureau's database, so that the slot moves on and the log does not pile up while the registry rests
 * and the rest of the database does not.
 */
record RegistryPulse(RecordConnection connection, String table) implements Serializable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryPulse.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /** Now and from now on, for as long as the clock's task runs. */
    void beat(ProcessingTimeService clock) {
        try (Connection database =
                        DriverManager.getConnection(connection.jdbcUrl(), connection.user(), connection.password());
                Statement statement = database.createStatement()) {
            statement.executeUpdate("UPDATE " + quoted() + " SET at = now()");
        } catch (SQLException e) {
            LOG.warn("heartbeat missed at {}", connection, e);
        }
        Future<?> unused = clock.registerTimer(clock.getCurrentProcessingTime() + PAUSE.toMillis(), now -> beat(clock));
    }

    private String quoted() {
        return '"' + table.replace(".", "\".\"") + '"';
    }
}
