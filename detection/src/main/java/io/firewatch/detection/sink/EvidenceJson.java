package io.firewatch.detection.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** The evidence of an alert as {@code desk.alert} keeps it: money in yuan, shares as fractions. */
final class EvidenceJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EvidenceJson() {}

    static String of(AlertRow alert) {
        List<Indicator> indicators = Indicator.of(alert.subjectType());
        if (indicators.size() != alert.values().length) {
            throw new IllegalStateException("alert %s has %d values for the %d indicators of a %s"
                    .formatted(
                            alert.id(),
                            alert.values().length,
                            indicators.size(),
                            alert.subjectType().id()));
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("formula", alert.formula());
            json.writeArrayFieldStart("indicators");
            for (Indicator indicator : indicators) {
                json.writeString(indicator.id());
            }
            json.writeEndArray();
            json.writeObjectFieldStart("values");
            for (int i = 0; i < indicators.size(); i++) {
                json.writeFieldName(indicators.get(i).id());
                writeValue(json, indicators.get(i), alert.values()[i]);
            }
            json.writeEndObject();
            json.writeFieldName("thresholds");
            json.writeRawValue(alert.thresholds());
            json.writeFieldName("records");
            json.writeArray(alert.records(), 0, alert.records().length);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence of alert " + alert.id() + " cannot be written", e);
        }
        return text.toString();
    }

    /** JSON knows neither infinity nor "no number": such a value is null. */
    private static void writeValue(JsonGenerator json, Indicator indicator, double value) throws IOException {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            json.writeNull();
        } else if (indicator.unit() == Unit.MONEY) {
            json.writeNumber(new BigDecimal(Money.ofFen(Math.round(value)).yuan()));
        } else if (indicator.unit().isWhole()) {
            json.writeNumber(Math.round(value));
        } else {
            json.writeNumber(value);
        }
    }
}
