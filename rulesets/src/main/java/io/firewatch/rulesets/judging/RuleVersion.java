package io.firewatch.rulesets.judging;

/**
 * A version of a rule, measure or exception as the record keeps it.
 *
 * @param rule id of the rule, measure or exception
 * @param kind {@link #RULE}, {@link #MEASURE} or {@link #EXCEPTION}
 * @param parameters what the bureau set instead of the defaults, JSON
 */
public record RuleVersion(String rule, int version, String status, String kind, String body, String parameters) {
    public static final String RULE = "rule";
    public static final String MEASURE = "measure";
    public static final String EXCEPTION = "exception";

    private static final String ACTIVE = "active";

    public boolean isActive() {
        return status.equals(ACTIVE);
    }
}
