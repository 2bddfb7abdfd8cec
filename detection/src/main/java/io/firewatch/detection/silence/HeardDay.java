package io.firewatch.detection.silence;

/**
 * A business day of which a lender sent an accepted record.
 *
 * @param transaction whether the record is a transaction (infType 4)
 */
public record HeardDay(String institution, int day, boolean transaction) {}
