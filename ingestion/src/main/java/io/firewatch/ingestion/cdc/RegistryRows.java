package io.firewatch.ingestion.cdc;

import io.debezium.data.Envelope;
import io.debezium.data.VariableScaleDecimal;
import io.debezium.time.Date;
import io.debezium.time.MicroTimestamp;
import io.debezium.time.NanoTimestamp;
import io.debezium.time.Timestamp;
import io.debezium.time.ZonedTimestamp;
import io.firewatch.ingestion.registry.RegistryChange;
import io.firewatch.model.BusinessTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of the bureau's registry as lines of registry files. Whatever a column holds becomes text; whether it is the
 * right text is for whoever takes the line in to say.
 */
final class RegistryRows implements DebeziumDeserializationSchema<RegistryChange> {
    private static final long serialVersionUID = 1L;

    private final Map<String, FollowedTable> tables;

    RegistryRows(List<FollowedTable> tables) {
        this.tables = tables.stream().collect(Collectors.toMap(FollowedTable::table, table -> table));
    }

    @Override
    public void deserialize(SourceRecord change, Collector<RegistryChange> out) {
        if (!(change.value() instanceof Struct value)
                || value.schema().field(Envelope.FieldName.AFTER) == null
                || !(change.key() instanceof Struct key)) {
            return; // the connector's own signals; that there is a primary key was seen before the start
        }
        Struct source = value.getStruct(Envelope.FieldName.SOURCE);
        FollowedTable table = tables.get(source.getString("schema") + "." + source.getString("table"));
        if (table == null) {
            return;
        }
        Struct after = value.getStruct(Envelope.FieldName.AFTER);
        boolean snapshot = Envelope.Operation.READ.code().equals(value.getString(Envelope.FieldName.OPERATION));
        out.collect(after == null ? gone(table, key) : row(table, key, after, snapshot));
    }

    private static RegistryChange gone(FollowedTable table, Struct key) {
        String[] none = new String[0];
        return new RegistryChange(table.table(), table.file(), words(key), none, none, none, true, false);
    }

    private static RegistryChange row(FollowedTable table, Struct key, Struct row, boolean snapshot) {
        List<String> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        table.columns().forEach((column, source) -> {
            Field field = row.schema().field(source);
            if (field == null) {
                throw new IllegalStateException("table " + table.table() + " has no column " + source + " any more");
            }
            String text = text(field, row.get(field));
            columns.add(column);
            cells.add(table.values().getOrDefault(column, Map.of()).getOrDefault(text, text));
            sources.add(source);
        });
        table.constants().forEach((column, constant) -> {
            columns.add(column);
            cells.add(constant);
            sources.add(column);
        });
        return new RegistryChange(
                table.table(),
                table.file(),
                words(key),
                columns.toArray(String[]::new),
                cells.toArray(String[]::new),
                sources.toArray(String[]::new),
                false,
                snapshot);
    }

    private static String words(Struct key) {
        return key.schema().fields().stream()
                .map(field -> field.name() + "=" + text(field, key.get(field)))
                .collect(Collectors.joining(", "));
    }

    /** As a registry file writes it: dates in ISO form, truth as yes or no, nothing for null. */
    private static String text(Field field, @Nullable Object value) {
        String kind = field.schema().name();
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean truth) {
            return truth ? "yes" : "no";
        }
        if (Date.SCHEMA_NAME.equals(kind) && value instanceof Integer day) {
            return LocalDate.ofEpochDay(day).toString();
        }
        if (value instanceof Long moment && kind != null) {
            TimeUnit unit =
                    switch (kind) {
                        case Timestamp.SCHEMA_NAME -> TimeUnit.MILLISECONDS;
                        case MicroTimestamp.SCHEMA_NAME -> TimeUnit.MICROSECONDS;
                        case NanoTimestamp.SCHEMA_NAME -> TimeUnit.NANOSECONDS;
                        default -> null;
                    };
            if (unit != null) {
                return LocalDate.ofInstant(Instant.ofEpochMilli(unit.toMillis(moment)), ZoneOffset.UTC)
                        .toString();
            }
        }
        if (ZonedTimestamp.SCHEMA_NAME.equals(kind)) {
            return OffsetDateTime.parse(value.toString())
                    .atZoneSameInstant(BusinessTime.ZONE)
                    .toLocalDate()
                    .toString();
        }
        if (value instanceof BigDecimal number) {
            return plain(number);
        }
        if (value instanceof Struct struct && VariableScaleDecimal.LOGICAL_NAME.equals(kind)) {
            return VariableScaleDecimal.toLogical(struct)
                    .getDecimalValue()
                    .map(RegistryRows::plain)
                    .orElse("");
        }
        if (value instanceof Double || value instanceof Float) {
            return plain(new BigDecimal(value.toString()));
        }
        return value.toString();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public TypeInformation<RegistryChange> getProducedType() {
        return TypeInformation.of(RegistryChange.class);
    }
}
