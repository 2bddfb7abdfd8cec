package io.firewatch.web.notify.route;

import io.firewatch.model.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are meant; an empty list asks nothing.
 *
 * @param types of institution
 * @param hours at which time of day something happened; null at any
 * @param staffed only while somebody is on this roster; null for always
 */
public record Match(
        List<Severity> severities,
        List<String> patterns,
        List<String> rules,
        List<String> districts,
        List<String> types,
        List<String> institutions,
        @Nullable Hours hours,
        Days days,
        @Nullable String staffed) {
    public Match {
        severities = List.copyOf(severities);
        patterns = List.copyOf(patterns);
        rules = List.copyOf(rules);
        districts = List.copyOf(districts);
        types = List.copyOf(types);
        institutions = List.copyOf(institutions);
    }

    /** Whether the alert is meant, whatever the time. */
    public boolean fits(Subject one) {
        return has(severities, one.severity())
                && has(patterns, one.pattern())
                && has(rules, one.rule())
                && has(districts, one.district())
                && has(types, one.type())
                && has(institutions, one.institution());
    }

    private static <T> boolean has(List<T> asked, T value) {
        return asked.isEmpty() || asked.contains(value);
    }
}
