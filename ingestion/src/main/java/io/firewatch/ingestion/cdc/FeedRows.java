package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.feed.FeedChange.InstitutionRow;
import io.firewatch.ingestion.feed.FeedChange.RecordRow;
import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.model.BusinessTime;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.cdc.debezium.DebeziumDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Reads the tables that detection follows; the heartbeat's rows only move the position on. */
final class FeedRows implements DebeziumDeserializationSchema<CapturedChange> {
    private static final long serialVersionUID = 1L;

    static final String RECORD = "feed.record";
    static final String INSTITUTION = "registry.institution";
    static final String RULE_VERSION = "desk.rule_version";
    static final String HEARTBEAT = "feed.heartbeat";

    // All records of a batch are received at one moment: it is read once for all of them.
    private transient @Nullable String lastReceived;
    private transient long lastReceivedAt;

    @Override
    public void deserialize(SourceRecord change, Collector<CapturedChange> out) {
        ChangedRow row = ChangedRow.of(change);
        if (row == null) {
            return;
        }
        FeedChange read =
                switch (row.table()) {
                    case RECORD -> new FeedChange(record(row), null, null);
                    case INSTITUTION -> new FeedChange(null, institution(row), null);
                    case RULE_VERSION -> new FeedChange(null, null, rule(row));
                    case HEARTBEAT -> null;
                    default -> throw new IllegalStateException("a row of " + row.table() + " is not expected here");
                };
        if (read != null) {
            out.collect(new CapturedChange(read, row.isSnapshot()));
        }
    }

    private RecordRow record(ChangedRow row) {
        return new RecordRow(
                row.bigint("seq"),
                row.text("institution"),
                row.smallint("inf_type"),
                row.dayOrNull("business_day"),
                receivedAt(row.moment("received_at")),
                row.bigint("batch_id"),
                row.text("record_key"),
                row.text("body"),
                row.text("refusals"));
    }

    private long receivedAt(String text) {
        if (!text.equals(lastReceived)) {
            lastReceived = text;
            lastReceivedAt = ChangedRow.parseMoment(text)
                    .atZoneSameInstant(BusinessTime.ZONE)
                    .toLocalDateTime()
                    .toEpochSecond(ZoneOffset.UTC);
        }
        return lastReceivedAt;
    }

    private static InstitutionRow institution(ChangedRow row) {
        return new InstitutionRow(
                row.text("code"),
                row.text("name"),
                row.text("type"),
                row.text("district"),
                row.dayOrNull("licensed_from"),
                row.dayOrNull("licensed_to"));
    }

    private static RuleRow rule(ChangedRow row) {
        return new RuleRow(
                row.text("rule"),
                row.integer("version"),
                row.text("status"),
                row.text("body"),
                row.text("kind"),
                row.text("parameters"));
    }

    @Override
    public TypeInformation<CapturedChange> getProducedType() {
        return TypeInformation.of(CapturedChange.class);
    }
}
