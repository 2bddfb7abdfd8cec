package io.firewatch.benchmarks.quality;

import java.time.LocalDate;
import java.util.Set;

/**
 * A breach that is in a city, as the desk names things.
 *
 * @param rule R-number, mostly with the letter of a sub-rule
 * @param subjects whom or what an alert may name; empty where that is the lender itself or not known beforehand
 * @param from first day on whose evening the formula holds
 */
public record Sought(String rule, String pattern, String lender, Set<String> subjects, LocalDate from, String why) {
    private static final int SECTION_CHARS = 3;

    public Sought {
        subjects = Set.copyOf(subjects);
    }

    /** The section of the rules without the letter of its sub-rule: {@code R03}. */
    public String section() {
        return rule.substring(0, Math.min(SECTION_CHARS, rule.length()));
    }
}
