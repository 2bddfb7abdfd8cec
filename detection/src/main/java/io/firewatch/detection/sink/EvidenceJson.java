package io.firewatch.detection.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.detection.alert.AlertRow;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The evidence of an alert as {@code desk.alert} keeps it: money in yuan, shares as fractions. */
final class EvidenceJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EvidenceJson() {}

    static String of(AlertRow alert) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("formula", alert.formula());
            json.writeRaw(',');
            json.writeRaw(withoutBraces(alert.figures()));
            json.writeFieldName("thresholds");
            json.writeRawValue(alert.thresholds());
            json.writeFieldName("records");
            json.writeArray(alert.records(), 0, alert.records().length);
            json.writeArrayFieldStart("exhibits");
            for (String exhibit : alert.exhibits()) {
                json.writeRawValue(exhibit);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence of alert " + alert.id() + " cannot be written", e);
        }
        return text.toString();
    }

    private static String withoutBraces(String object) {
        return object.substring(1, object.length() - 1);
    }
}
