package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;

/**
 * Money that moved for a loan: a transaction type of A.10, a signed amount in fen and a moment of business time.
 *
 * @param plan the instalment it is for (replanId), empty when the lender does not say
 */
public record LoanFlow(int type, long time, long fen, String plan, long seq) {
    public int day() {
        return BusinessTime.dayOf(time);
    }
}
