package io.firewatch.detection.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.Unit;
import io.firewatch.record.IndexMappings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * One observation as lines of the bulk format, one document for each indicator. The document's id is made of what it is
 * about, so that writing it again replaces it.
 */
record IndicatorLines(byte[] text) implements Serializable {
    private static final JsonFactory JSON = new JsonFactory();

    /** Length of {@code yyyy-MM}. */
    private static final int MONTH = 7;

    static IndicatorLines of(Observation seen) {
        String day = BusinessTime.printDay(seen.day());
        String index = IndexMappings.INDICATORS_PREFIX + day.substring(0, MONTH);
        List<Indicator> indicators = Indicator.of(seen.type()).stream()
                .filter(one -> one.group().equals(seen.group()))
                .toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(300 * indicators.size());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.setRootValueSeparator(null);
            for (int i = 0; i < indicators.size(); i++) {
                double value = seen.values()[i];
                if (!Double.isNaN(value) && !Double.isInfinite(value)) {
                    line(json, seen, indicators.get(i), value, day, index);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot render " + seen, e);
        }
        return new IndicatorLines(out.toByteArray());
    }

    private static void line(
            JsonGenerator json, Observation seen, Indicator indicator, double value, String day, String index)
            throws IOException {
        String type = seen.type().id();
        json.writeStartObject();
        json.writeObjectFieldStart("index");
        json.writeStringField("_index", index);
        json.writeStringField("_id", String.join("|", seen.institution(), type, seen.subject(), indicator.id(), day));
        json.writeEndObject();
        json.writeEndObject();
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("institution", seen.institution());
        json.writeStringField("subjectType", type);
        json.writeStringField("subject", seen.subject());
        json.writeStringField("label", seen.label());
        json.writeStringField("indicator", indicator.id());
        json.writeStringField("unit", indicator.unit().name().toLowerCase(java.util.Locale.ROOT));
        json.writeStringField("day", day);
        json.writeFieldName("value");
        if (indicator.unit() == Unit.MONEY) {
            json.writeNumber(BigDecimal.valueOf(Math.round(value), 2));
        } else {
            json.writeNumber(value);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }
}
