package io.firewatch.embedded.city;

/** How a lender's programmers wrote their client (reporting-protocol A.12). */
public enum ClientStyle {
    /** Strings throughout, 12-hour clock, check code over the Java list text, tool-jar batch numbers. */
    OFFICIAL,
    /** Like the published sample: a batch number that ends in milliseconds. */
    SAMPLE,
    /** Escaped JSON with numbers as numbers, check code over the timestamp, whole-second timestamps. */
    PHP,
    /** Number of days unknown ("0") in the batch number, check code over the timestamp. */
    TERSE
}
