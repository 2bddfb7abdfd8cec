package io.firewatch.rulesets.measure;

import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import io.firewatch.model.record.RecordType;
import io.firewatch.rulesets.rule.Rule;
import java.util.List;

/**
 * What one measure file says, read and checked: an aggregate over some records of a subject, window by window.
 *
 * @param id name of the indicator, in lower case with underscores
 * @param key field of the record that names the subject; empty for institutions, which every record names
 * @param where which records count, in CEL over their fields; empty for all
 * @param parts one, or for a ratio the numerator and the denominator
 * @param why what the measure is good for
 */
public record Measure(
        String id,
        Rule.Text title,
        SubjectType subject,
        RecordType record,
        String key,
        String where,
        List<Part> parts,
        Window window,
        Unit unit,
        Rule.Text why) {
    /** Before the id, in the name of the group of an observation: a measure is told on its own. */
    public static final String GROUP = "measure:";

    public Measure {
        parts = List.copyOf(parts);
    }

    /**
     * What is aggregated.
     *
     * @param where which of the measure's records count here; empty for all
     * @param of the field; empty for a count
     * @param q share of a quantile; 0 for others
     */
    public record Part(String where, Aggregate aggregate, String of, double q) {}

    public boolean isRatio() {
        return parts.size() == 2;
    }

    public String group() {
        return GROUP + id;
    }
}
