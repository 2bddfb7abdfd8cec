package io.firewatch.benchmarks.quality;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.indicator.SubjectType;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A breach that is in a city, as the desk names things.
 *
 * @param rule R-number, mostly with the letter of a sentence
 * @param kind what the subjects are; null where there are none
 * @param subjects whom or what an alert may name; empty where that is the lender itself or not known beforehand
 * @param from first day on whose evening the formula holds
 */
public record Sought(
        String rule,
        String pattern,
        String lender,
        @Nullable SubjectType kind,
        Set<String> subjects,
        LocalDate from,
        String why) {
    public Sought {
        subjects = Set.copyOf(subjects);
    }

    /** The section of the rules without the letter of its sentence: {@code R03}. */
    public String section() {
        return Sections.section(rule);
    }

    /**
     * Whether the alert names one of the subjects. One about another kind of thing (a lender where the plant is a loan)
     * cannot, and is not held to it.
     */
    boolean names(AlertRow alert) {
        return kind == null || alert.subjectType() != kind || subjects.contains(alert.subject());
    }
}
