package io.firewatch.detection.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.firewatch.model.indicator.CheckIndicator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an alert about reporting rests on: the checks that failed, with examples.
 *
 * @param records order-of-receipt numbers of the examples
 * @param exhibits one JSON object of kind {@code failed-check} for each check
 */
record QualityEvidence(long[] records, String[] exhibits) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_EXAMPLES_EACH = 5;

    static QualityEvidence of(QualityLedger ledger, int day) {
        List<String> exhibits = new ArrayList<>();
        List<Finding> shown = new ArrayList<>();
        for (CheckIndicator check : ledger.notable(day)) {
            List<Finding> examples = ledger.examples(check, day, MOST_EXAMPLES_EACH);
            exhibits.add(exhibit(check, ledger, day, examples));
            shown.addAll(examples);
        }
        return new QualityEvidence(
                shown.stream()
                        .mapToLong(Finding::seq)
                        .filter(seq -> seq > 0)
                        .distinct()
                        .toArray(),
                exhibits.toArray(String[]::new));
    }

    private static String exhibit(CheckIndicator check, QualityLedger ledger, int day, List<Finding> examples) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", "failed-check");
            json.writeStringField("check", check.id());
            json.writeStringField("code", check.code());
            json.writeStringField("zh", check.zh());
            json.writeStringField("en", check.en());
            json.writeNumberField("failed", ledger.failed(Set.of(check), day));
            json.writeNumberField("cases", ledger.cases(Set.of(check), day));
            json.writeArrayFieldStart("examples");
            for (Finding example : examples) {
                json.writeString(example.key());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("evidence of " + check.id() + " cannot be written", e);
        }
        return text.toString();
    }
}
