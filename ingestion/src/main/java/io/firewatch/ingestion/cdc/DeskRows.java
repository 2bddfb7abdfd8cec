package io.firewatch.ingestion.cdc;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Reads the tables that the index follows. The heartbeat's row of the snapshot, which is read last, comes out as
 * {@link CapturedDesk#SNAPSHOT_READ}, each later one as {@link CapturedDesk#LOG_FOLLOWED}.
 */
final class DeskRows implements DebeziumDeserializationSchema<CapturedDesk> {
    private static final long serialVersionUID = 1L;

    static final String ALERT = "desk.alert";
    static final String JUDGED = "desk.judged";
    static final String HEARTBEAT = "feed.heartbeat";

    @Override
    public void deserialize(SourceRecord change, Collector<CapturedDesk> out) {
        ChangedRow row = ChangedRow.of(change);
        if (row == null) {
            return;
        }
        switch (row.table()) {
            case ALERT -> out.collect(new CapturedDesk(new DeskChange(alert(row), null), row.isSnapshot()));
            case JUDGED ->
                out.collect(new CapturedDesk(
                        new DeskChange(null, new DeskChange.Judged(row.bigint("seq"))), row.isSnapshot()));
            case HEARTBEAT -> out.collect(row.isSnapshot() ? CapturedDesk.SNAPSHOT_READ : CapturedDesk.LOG_FOLLOWED);
            default -> throw new IllegalStateException("a row of " + row.table() + " is not expected here");
        }
    }

    private static DeskChange.Alert alert(ChangedRow row) {
        return new DeskChange.Alert(
                row.text("id"),
                row.text("rule"),
                row.integer("rule_version"),
                row.text("pattern"),
                row.text("severity"),
                row.text("institution"),
                row.text("subject_type"),
                row.text("subject_id"),
                row.text("subject_label"),
                row.text("title_zh"),
                row.text("title_en"),
                row.text("message_zh"),
                row.text("message_en"),
                row.text("basis"),
                row.text("evidence"),
                row.day("episode_day"),
                row.day("event_day"),
                row.text("data_state"),
                row.textOrNull("resolution"),
                row.textOrNull("rolled_up_under"),
                row.moment("opened_at"),
                row.moment("updated_at"),
                row.text("status"),
                row.textOrNull("assignee"));
    }

    @Override
    public TypeInformation<CapturedDesk> getProducedType() {
        return TypeInformation.of(CapturedDesk.class);
    }
}
