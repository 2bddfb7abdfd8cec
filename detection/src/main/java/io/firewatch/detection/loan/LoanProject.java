package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;

/**
 * What stands behind money that was put into the loan itself, before anybody has a claim: a project that was published and
 * has not failed (4.1.10: lenders without plans report each loan as its own product, under the loan's code). A later one of
 * the same loan replaces it.
 *
 * @param fen the contract's principal, the most it can take
 * @param endDay the first day on which it had failed, was repaid or written off; {@link #NOT_ENDED} before that
 */
public record LoanProject(String institution, String loan, int listedDay, int endDay, long fen) {
    public static final int NOT_ENDED = Integer.MAX_VALUE;

    static LoanProject of(String institution, LoanFacts facts) {
        return new LoanProject(
                institution,
                facts.listing().loan().loan(),
                BusinessTime.dayOf(facts.listing().loan().startedAt()),
                facts.firstDayEnded().orElse(NOT_ENDED),
                facts.listing().loan().amount().fen());
    }

    /** Whether it was there on some day between two, both included. */
    public boolean stoodBetween(int from, int to) {
        return listedDay <= to && endDay > from;
    }
}
