package io.firewatch.detection.loan;

/**
 * A lender's slice of a loan, initial (4.1.5) or taken over (4.1.8).
 *
 * @param fen what the lender has in it, red packet included: that is the principal the borrower owes for it
 */
public record LoanClaim(String claim, String party, long fen, int startDay, boolean initial, long seq) {
    LoanClaim withSeq(long other) {
        return new LoanClaim(claim, party, fen, startDay, initial, other);
    }
}
