package io.firewatch.rulesets.measure;

import java.util.Locale;

/** What a measure makes of the numbers in its window. */
public enum Aggregate {
    COUNT,
    SUM,
    DISTINCT,
    MIN,
    MAX,
    AVG,
    /** The smallest number that at least the share {@code q} of the numbers do not exceed: always one of them. */
    QUANTILE;

    /** The word in YAML. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
