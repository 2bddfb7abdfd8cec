package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.registry.FollowedRegistry;
import io.firewatch.ingestion.registry.FollowedRegistry.SetAside;
import io.firewatch.ingestion.registry.RegistryChange;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of a snapshot are taken in by the hundred, a change of the log at once. */
final class RegistryWriter implements SinkWriter<RegistryChange> {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWriter.class);
    private static final int MOST_WAITING = 200;

    private final RecordConnection record;
    private final FollowedRegistry registry;
    private final Counter setAside;
    private final List<RegistryChange> waiting = new ArrayList<>();

    RegistryWriter(RecordConnection record, String keyFile, MetricGroup metrics) throws IOException {
        this.record = record;
        this.registry = new FollowedRegistry(BureauKeys.loadOrCreate(Path.of(keyFile)));
        this.setAside = metrics.counter("registryRowsSetAside");
    }

    @Override
    public void write(RegistryChange change, Context context) throws IOException {
        waiting.add(change);
        if (!change.snapshot() || waiting.size() >= MOST_WAITING) {
            takeAll();
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        takeAll();
    }

    private void takeAll() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(record.jdbcUrl(), record.user(), record.password())) {
            for (SetAside bad : registry.take(connection, waiting)) {
                setAside.inc();
                LOG.warn("registry row set aside: {}", bad);
            }
            waiting.clear();
        } catch (SQLException e) {
            throw new IOException("cannot take the registry's rows into " + record, e);
        }
    }

    @Override
    public void close() {}
}
