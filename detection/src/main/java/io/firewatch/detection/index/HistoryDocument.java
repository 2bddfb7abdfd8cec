package io.firewatch.detection.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.record.IndexMappings;
import io.firewatch.rulesets.measure.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A month of a subject as two lines of the bulk format. The document's id is made of what it is about, so that writing it again
 * replaces it. Numbers are written so that reading them gives the same number.
 */
public final class HistoryDocument {
    private static final JsonFactory JSON = new JsonFactory();

    /** Length of {@code yyyy-MM}. */
    private static final int MONTH = 7;

    private HistoryDocument() {}

    static void write(HistoryPage page, long now, OutputStream out) throws IOException {
        String month = BusinessTime.printDay(page.month());
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.setRootValueSeparator(null);
            json.writeStartObject();
            json.writeObjectFieldStart("index");
            json.writeStringField("_index", IndexMappings.HISTORY_PREFIX + month.substring(0, MONTH));
            json.writeStringField(
                    "_id", String.join("|", page.institution(), page.type().id(), page.subject(), page.group()));
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
            body(json, page, month, now);
            json.writeRaw('\n');
        }
    }

    /** The document alone. */
    public static void writeBody(HistoryPage page, long now, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            body(json, page, BusinessTime.printDay(page.month()), now);
        }
    }

    private static void body(JsonGenerator json, HistoryPage page, String month, long now) throws IOException {
        json.writeStartObject();
        json.writeStringField("institution", page.institution());
        json.writeStringField("subjectType", page.type().id());
        json.writeStringField("subject", page.subject());
        json.writeStringField("label", page.label());
        json.writeStringField("group", page.group());
        json.writeStringField("month", month);
        json.writeNumberField("written", now);
        json.writeObjectFieldStart("points");
        json.writeFieldName("days");
        json.writeArray(page.days(), 0, page.days().length);
        json.writeObjectFieldStart("columns");
        List<String> names = names(page);
        for (int column = 0; column < names.size() && page.days().length > 0; column++) {
            json.writeArrayFieldStart(names.get(column));
            for (int day = 0; day < page.days().length; day++) {
                number(json, page.values()[day * names.size() + column]);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The indicators of a page's group, in the order of their values. */
    private static List<String> names(HistoryPage page) {
        if (page.group().startsWith(Measure.GROUP)) {
            return List.of(page.group().substring(Measure.GROUP.length()));
        }
        return Indicator.of(page.type()).stream()
                .filter(one -> one.group().equals(page.group()))
                .map(Indicator::id)
                .toList();
    }

    private static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1L << 53 && (value != 0 || 1 / value > 0)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value); // infinities as text in quotes
        }
    }
}
