package io.firewatch.detection.measure;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.rulesets.measure.Measure;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.RuleErrors;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which version of which measure is in force, whatever order the versions became known in. */
public final class MeasuresInForce {
    private static final String ACTIVE = "active";

    /** A measure and the version in force. */
    public record Version(Measure measure, RuleRow row) {}

    private final Map<String, Version> inForce = new TreeMap<>();
    private final Map<RuleRow, String> broken = new java.util.HashMap<>();

    private MeasuresInForce() {}

    /**
     * Of each measure the newest version, unless that is retired. A version that does not compile is passed over: a slip
     * must not switch a measure off. Rows of other kinds are passed over too.
     */
    public static MeasuresInForce of(Iterable<RuleRow> rows) {
        Map<String, TreeMap<Integer, RuleRow>> versions = new TreeMap<>();
        for (RuleRow row : rows) {
            if (row.kind().equals(RuleRow.MEASURE)) {
                versions.computeIfAbsent(row.rule(), id -> new TreeMap<>(Comparator.reverseOrder()))
                        .put(row.version(), row);
            }
        }
        MeasuresInForce measures = new MeasuresInForce();
        versions.values().forEach(newestFirst -> measures.choose(newestFirst.values()));
        return measures;
    }

    private void choose(Iterable<RuleRow> newestFirst) {
        for (RuleRow row : newestFirst) {
            if (!row.status().equals(ACTIVE)) {
                return;
            }
            try {
                Measure measure = MeasureParser.parse(row.rule() + ".yaml", row.body());
                if (measure.id().equals(row.rule())) {
                    inForce.put(row.rule(), new Version(measure, row));
                    return;
                }
                broken.put(
                        row,
                        "measure %s version %d calls itself %s".formatted(row.rule(), row.version(), measure.id()));
            } catch (RuleErrors e) {
                broken.put(row, "measure %s version %d: %s".formatted(row.rule(), row.version(), e.getMessage()));
            }
        }
    }

    /** By id. */
    public Map<String, Version> versions() {
        return inForce;
    }

    /** As the rules in force may ask about them. */
    public List<MeasureIndicator> indicators() {
        return inForce.values().stream()
                .map(one -> new MeasureIndicator(one.measure()))
                .toList();
    }

    /** Versions that are activated and do not compile, with the reason. */
    public Map<RuleRow, String> broken() {
        return broken;
    }
}
