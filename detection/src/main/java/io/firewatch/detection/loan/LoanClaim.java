package io.firewatch.detection.loan;

/**
 * A lender's slice of a loan, initial (4.1.5) or taken over (4.1.8).
 *
 * @param fen what the lender has in it, red packet included: that is the principal the borrower owes for it
 * @param lockedUntil the day until which it may not be passed on, or {@link #NO_LOCK} where none is told
 */
public record LoanClaim(
        String claim, String party, long fen, int startDay, boolean initial, int lockedUntil, long seq) {
    public static final int NO_LOCK = Integer.MAX_VALUE;

    LoanClaim withSeq(long other) {
        return new LoanClaim(claim, party, fen, startDay, initial, lockedUntil, other);
    }
}
