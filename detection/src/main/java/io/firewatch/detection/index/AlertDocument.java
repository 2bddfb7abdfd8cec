package io.firewatch.detection.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.ingestion.cdc.DeskChange.Alert;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.record.IndexMappings;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** An alert as two lines of the bulk format; the document is the JSON that the desk's API speaks. */
final class AlertDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private AlertDocument() {}

    static void write(Alert alert, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setRootValueSeparator(null);
            json.writeStartObject();
            json.writeObjectFieldStart("index");
            json.writeStringField("_index", IndexMappings.ALERTS_INDEX);
            json.writeStringField("_id", alert.id());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            body(json, alert);
            json.writeRaw('\n');
        }
    }

    private static void body(JsonGenerator json, Alert alert) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", alert.id());
        json.writeStringField("rule", alert.rule());
        json.writeNumberField("ruleVersion", alert.ruleVersion());
        both(json, "title", alert.titleZh(), alert.titleEn());
        json.writeStringField("pattern", alert.pattern());
        json.writeStringField("severity", alert.severity());
        json.writeNumberField("severityRank", Severity.ofId(alert.severity()).rank());
        json.writeStringField("status", alert.status());
        json.writeStringField("dataState", alert.dataState());
        orNull(json, "resolution", alert.resolution());
        orNull(json, "rolledUpUnder", alert.rolledUpUnder());
        json.writeStringField("institution", alert.institution());
        json.writeObjectFieldStart("subject");
        json.writeStringField("type", alert.subjectType());
        json.writeStringField("id", alert.subjectId());
        json.writeStringField("label", alert.subjectLabel());
        json.writeEndObject();
        json.writeStringField("episodeDay", BusinessTime.printDay(alert.episodeDay()));
        json.writeStringField("openedAt", alert.openedAt());
        json.writeStringField("updatedAt", alert.updatedAt());
        json.writeStringField("eventTime", BusinessTime.printDay(alert.eventDay()) + "T23:59:59+08:00");
        both(json, "message", alert.messageZh(), alert.messageEn());
        json.writeFieldName("basis");
        json.writeRawValue(alert.basis());
        orNull(json, "assignee", alert.assignee());
        json.writeFieldName("evidence");
        json.writeRawValue(alert.evidence());
        json.writeEndObject();
    }

    private static void both(JsonGenerator json, String field, String zh, String en) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("zh", zh);
        json.writeStringField("en", en);
        json.writeEndObject();
    }

    private static void orNull(JsonGenerator json, String field, @Nullable String value) throws IOException {
        json.writeFieldName(field);
        json.writeString(value);
    }
}
