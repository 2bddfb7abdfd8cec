package io.firewatch.ingestion.gateway;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the record fit while no lender reports: touches the heartbeat row, so that replication slots advance and the log
 * does not pile up, and makes this and the next month's partition before they are needed.
 */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final long SECONDS = 5;

    private final DataSource record;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "gateway-pulse");
        thread.setDaemon(true);
        return thread;
    });

    private Pulse(DataSource record) {
        this.record = record;
    }

    /** Beats once, failing when the record cannot be written, then every few seconds. */
    static Pulse start(DataSource record) throws SQLException {
        Pulse pulse = new Pulse(record);
        pulse.beat();
        var unused = pulse.timer.scheduleWithFixedDelay(pulse::beatOrWarn, SECONDS, SECONDS, TimeUnit.SECONDS);
        return pulse;
    }

    private void beat() throws SQLException {
        try (Connection connection = record.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE feed.heartbeat SET at = now() WHERE id = 1");
            statement.execute("SELECT feed.ensure_partition(now()), feed.ensure_partition(now() + interval '1 month')");
        }
    }

    /** The next beat tries again; readiness tells the operator meanwhile. */
    private void beatOrWarn() {
        try {
            beat();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("heartbeat missed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
