package io.firewatch.ingestion.cdc;

import io.debezium.relational.TableId;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.cdc.connectors.base.config.JdbcSourceConfig;
import org.apache.flink.cdc.connectors.postgres.source.PostgresDialect;
import org.apache.flink.cdc.connectors.postgres.source.config.PostgresSourceConfig;

/**
 * Reads the snapshots of the captured tables in a given order; the connector alone would take them by name. With one
 * reader, everything of one table is then emitted before anything of the next.
 */
final class TablesInOrder extends PostgresDialect {
    private static final long serialVersionUID = 1L;

    private final List<String> tables;

    /** @param tables {@code schema.table}, first to last; a captured table that is missing fails the start */
    TablesInOrder(PostgresSourceConfig config, List<String> tables) {
        super(config);
        this.tables = List.copyOf(tables);
    }

    @Override
    public List<TableId> discoverDataCollections(JdbcSourceConfig config) {
        List<TableId> found = super.discoverDataCollections(config);
        List<String> names = found.stream().map(TablesInOrder::name).toList();
        for (String table : tables) {
            if (!names.contains(table)) {
                throw new IllegalStateException(
                        "table " + table + " cannot be captured: the database has only " + names);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(table -> tables.indexOf(name(table))))
                .toList();
    }

    private static String name(TableId table) {
        return table.schema() + "." + table.table();
    }
}
