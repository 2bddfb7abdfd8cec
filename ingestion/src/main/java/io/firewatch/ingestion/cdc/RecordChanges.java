package io.firewatch.ingestion.cdc;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.cdc.connectors.base.options.StartupOptions;
import org.apache.flink.cdc.connectors.base.source.assigner.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.base.source.meta.split.SourceSplitBase;
import org.apache.flink.cdc.connectors.postgres.source.PostgresSourceBuilder;
import org.apache.flink.cdc.connectors.postgres.source.PostgresSourceBuilder.PostgresIncrementalSource;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfigFactory;
import org.apache.flink.cdc.connectors.postgres.source.enumerator.PostgresSourceEnumerator;
import org.apache.flink.cdc.connectors.postgres.source.offset.PostgresOffsetFactory;
import org.apache.flink.cdc.connectors.postgres.source.reader.PostgresSourceReader;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;

/**
 * Flink CDC over some tables of the record: first what stands there, in the order of the tables given, then every change
 * in the order of commit. Changes made while the snapshot is read come again afterwards, so what follows must take
 * repeats; in exchange the snapshot needs no second replication slot and no buffer.
 */
@SuppressWarnings("unchecked") // the connector declares its own reader raw
final class RecordChanges<T> extends PostgresIncrementalSource<T> {
    private static final long serialVersionUID = 1L;

    /**
     * The connector's reader hands over what it has every 20 ms and sleeps as long when the log is idle: a fifth of the
     * latency budget of one hop, and 50 wake-ups a second cost nothing that can be measured.
     */
    private static final Duration POLL = Duration.ofMillis(20);

    /** Rows read between two looks at the clock; large enough for a load test, small enough for the heap. */
    private static final int BATCH_ROWS = 4096;

    /** Four batches wait at most: bodies are a few hundred bytes, so some 10 MB. */
    private static final int QUEUE_ROWS = 4 * BATCH_ROWS;

    /** Each chunk of a snapshot costs a few queries about the schema; a large one amortises them. */
    private static final int CHUNK_ROWS = 50_000;

    private static final int FETCH_ROWS = 4096;

    /** How often the position moves on although no captured row changed. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final SlotGuard slot;

    private RecordChanges(
            PostgresSourceConfigFactory config,
            DebeziumDeserializationSchema<T> rows,
            List<String> tables,
            SlotGuard slot) {
        super(config, rows, new PostgresOffsetFactory(), new TablesInOrder(config.create(0), tables));
        this.slot = slot;
    }

    /**
     * @param slot name of the replication slot and of the publication, which the schema's migrations made
     * @param tables {@code schema.table}; partitioned tables by their root
     */
    static <T> RecordChanges<T> of(
            RecordConnection connection, String slot, List<String> tables, DebeziumDeserializationSchema<T> rows) {
        PostgresSourceConfigFactory config = PostgresSourceBuilder.PostgresIncrementalSource.<T>builder()
                .hostname(connection.host())
                .port(connection.port())
                .database(connection.database())
                .schemaList(tables.stream()
                        .map(table -> table.substring(0, table.indexOf('.')))
                        .distinct()
                        .toArray(String[]::new))
                .tableList(tables.stream().map(Pattern::quote).toArray(String[]::new))
                .username(connection.user())
                .password(connection.password())
                .decodingPluginName("pgoutput")
                .slotName(slot)
                .deserializer(rows)
                .startupOptions(StartupOptions.initial())
                .includePartitionedTables(true)
                .skipSnapshotBackfill(true)
                // Chunks in the order they are cut: the default takes each table's last chunk first.
                .assignUnboundedChunkFirst(false)
                .splitSize(CHUNK_ROWS)
                .fetchSize(FETCH_ROWS)
                .heartbeatInterval(HEARTBEAT)
                .lsnCommitCheckpointsDelay(0)
                .debeziumProperties(debezium(slot))
                .getConfigFactory();
        return new RecordChanges<>(config, rows, tables, new SlotGuard(connection, slot));
    }

    private static Properties debezium(String slot) {
        Properties properties = new Properties();
        properties.setProperty("publication.name", slot);
        properties.setProperty("publication.autocreate.mode", "disabled");
        properties.setProperty("poll.interval.ms", Long.toString(POLL.toMillis()));
        properties.setProperty("max.batch.size", Integer.toString(BATCH_ROWS));
        properties.setProperty("max.queue.size", Integer.toString(QUEUE_ROWS));
        properties.setProperty("tombstones.on.delete", "false");
        return properties;
    }

    @Override
    public PostgresSourceEnumerator restoreEnumerator(
            SplitEnumeratorContext<SourceSplitBase> context, PendingSplitsState checkpoint) {
        slot.requirePresent();
        return super.restoreEnumerator(context, checkpoint);
    }

    @Override
    public PostgresSourceReader createReader(SourceReaderContext context) throws Exception {
        // A reader may restart alone, without its coordinator, so it looks for itself.
        slot.awaitPresent();
        return super.createReader(context);
    }
}
