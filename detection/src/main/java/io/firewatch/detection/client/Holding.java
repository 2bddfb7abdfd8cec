package io.firewatch.detection.client;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.LoanExposure;

/**
 * What a client has with an institution in one claim or loan, day by day; a later one of the same thing replaces it.
 *
 * @param id of the claim or loan
 * @param level principal live in the claim, or owed of the loan
 */
public record Holding(String institution, String client, Side side, String id, StepSeries level) {
    public static Holding of(LoanExposure owed) {
        return new Holding(owed.institution(), owed.party(), Side.BORROWER, owed.loan(), owed.owed());
    }

    /** Which side of the loan the client is on. */
    public enum Side {
        LENDER,
        BORROWER
    }
}
