package io.firewatch.web.board;

/**
 * One number a store can compute of a set of documents or rows.
 *
 * @param field what it is taken of: a field of the source, or an indicator; empty for a count
 * @param percent of a percentile, above 0 and below 100; else 0
 * @param where narrows the set for this number alone
 */
public record Figure(Metric metric, String field, double percent, Conditions where) {
    /** How a number is made. */
    public enum Metric {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX,
        PERCENTILE,
        CARDINALITY;

        /** Whether a set without any members has the number zero, rather than none. */
        boolean startsAtZero() {
            return this == COUNT || this == CARDINALITY;
        }
    }
}
