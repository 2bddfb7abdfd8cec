package io.firewatch.web.measure;

import io.firewatch.rulesets.measure.Measure;
import io.firewatch.rulesets.measure.MeasureCatalogue;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.RuleErrors;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The measures of the record, and those that ship with Firewatch for a bureau to put in force. */
public final class Measures {
    private static final String NEWEST =
            """
            SELECT DISTINCT ON (rule) rule, version, status, body, activated_at
            FROM desk.rule_version WHERE kind = '%s' ORDER BY rule, version DESC""";

    private final Jdbi record;

    public Measures(Jdbi record) {
        this.record = record;
    }

    /**
     * The newest version of a measure.
     *
     * @param version 0 for one that ships with Firewatch and was never in force
     * @param measure null when the text cannot be read any more
     * @param usedBy rules in force that ask about it
     */
    public record One(
            String id,
            int version,
            String status,
            String body,
            @Nullable String activatedAt,
            @Nullable Measure measure,
            List<String> usedBy) {
        public boolean isInForce() {
            return status.equals("active");
        }
    }

    private record Row(String id, int version, String status, String body, String activatedAt) {}

    /** Those the record knows, by name. */
    public List<One> all() {
        Map<String, String> rules = newest("rule").stream()
                .filter(one -> one.status().equals("active"))
                .collect(Collectors.toMap(Row::id, Row::body));
        return newest("measure").stream()
                .map(one -> new One(
                        one.id(),
                        one.version(),
                        one.status(),
                        one.body(),
                        one.activatedAt(),
                        parsed(one.id(), one.body()),
                        usedBy(one.id(), rules)))
                .toList();
    }

    /** Those that ship with Firewatch and that the record does not know. */
    public List<One> shipped() {
        List<String> known = newest("measure").stream().map(Row::id).toList();
        return MeasureCatalogue.ids().stream()
                .filter(id -> !known.contains(id))
                .map(id -> new One(
                        id, 0, "shipped", MeasureCatalogue.yaml(id), null, MeasureCatalogue.measure(id), List.of()))
                .toList();
    }

    public Optional<One> find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** What rules may ask about beside the coded indicators. */
    public List<MeasureIndicator> inForce() {
        return all().stream()
                .filter(One::isInForce)
                .map(One::measure)
                .filter(Objects::nonNull)
                .map(MeasureIndicator::new)
                .toList();
    }

    /** By its name in the text: what a comment mentions counts as well, which nobody minds. */
    private static List<String> usedBy(String measure, Map<String, String> rules) {
        Pattern asked = Pattern.compile("\\b" + Pattern.quote(measure) + "\\b");
        return rules.entrySet().stream()
                .filter(one -> asked.matcher(one.getValue()).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static @Nullable Measure parsed(String id, String body) {
        try {
            return MeasureParser.parse(id + ".yaml", body);
        } catch (RuleErrors e) {
            return null;
        }
    }

    private List<Row> newest(String kind) {
        return record.withHandle(handle -> handle.createQuery(NEWEST.formatted(kind))
                .map((row, ctx) -> new Row(
                        row.getString("rule"),
                        row.getInt("version"),
                        row.getString("status"),
                        row.getString("body"),
                        row.getTimestamp("activated_at").toInstant().toString()))
                .list());
    }
}
