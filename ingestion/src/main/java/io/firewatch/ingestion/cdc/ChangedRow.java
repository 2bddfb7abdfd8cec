package io.firewatch.ingestion.cdc;

import io.debezium.data.Envelope;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** One row as the log tells of it, after the change. Columns are read by name straight from the change. */
final class ChangedRow {
    /** What the log says instead of a large value that an update did not touch. */
    private static final String UNAVAILABLE = "__debezium_unavailable_value";

    private final String table;
    private final boolean snapshot;
    private final Struct row;

    private ChangedRow(String table, boolean snapshot, Struct row) {
        this.table = table;
        this.snapshot = snapshot;
        this.row = row;
    }

    /** Null for a deletion and for the connector's own signals. */
    static @Nullable ChangedRow of(SourceRecord change) {
        if (!(change.value() instanceof Struct value) || value.schema().field(Envelope.FieldName.AFTER) == null) {
            return null;
        }
        Struct after = value.getStruct(Envelope.FieldName.AFTER);
        if (after == null) {
            return null;
        }
        Struct source = value.getStruct(Envelope.FieldName.SOURCE);
        String operation = value.getString(Envelope.FieldName.OPERATION);
        return new ChangedRow(
                source.getString("schema") + "." + source.getString("table"),
                Envelope.Operation.READ.code().equals(operation),
                after);
    }

    /** {@code schema.table}; a partition's row under its root. */
    String table() {
        return table;
    }

    /** Whether the row was read as it stood, rather than from the log. */
    boolean isSnapshot() {
        return snapshot;
    }

    String text(String column) {
        return Objects.requireNonNull(textOrNull(column), () -> table + "." + column + " is null");
    }

    @Nullable
    String textOrNull(String column) {
        String text = row.getString(column);
        if (UNAVAILABLE.equals(text)) {
            throw new IllegalStateException(
                    table + "." + column + " is not in the log: the table needs REPLICA IDENTITY FULL");
        }
        return text;
    }

    long bigint(String column) {
        return Objects.requireNonNull(row.getInt64(column), () -> table + "." + column + " is null");
    }

    int integer(String column) {
        return Objects.requireNonNull(row.getInt32(column), () -> table + "." + column + " is null");
    }

    int smallint(String column) {
        return Objects.requireNonNull(row.getInt16(column), () -> table + "." + column + " is null");
    }

    /** A date as days since 1970. */
    int day(String column) {
        return Objects.requireNonNull(dayOrNull(column), () -> table + "." + column + " is null");
    }

    @Nullable
    Integer dayOrNull(String column) {
        // The log says days since 1970; a snapshot does as well, through the same converter.
        Object value = row.get(column);
        return value instanceof LocalDate date ? Integer.valueOf(Math.toIntExact(date.toEpochDay())) : (Integer) value;
    }

    /** A timestamptz as ISO 8601 text. */
    String moment(String column) {
        return text(column);
    }

    static OffsetDateTime parseMoment(String text) {
        return OffsetDateTime.parse(text);
    }
}
