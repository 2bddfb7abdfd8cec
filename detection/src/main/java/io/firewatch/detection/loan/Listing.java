package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.ScatterInvest;
import java.time.LocalDate;

/** The newest version of a loan as listed, and its place in the order of receipt. */
public record Listing(ScatterInvest loan, long seq) {
    /** The Measures took effect; loans granted before are no breach of their limits (supervision-rules R01). */
    private static final int MEASURES_SINCE = BusinessTime.day(LocalDate.of(2016, 8, 24));

    /** A loan that was already running when reporting began: its earlier flows are not in the feed (A.8). */
    public boolean isStock() {
        return loan.surplusAmount().fen() > 0;
    }

    long principal() {
        return isStock() ? loan.surplusAmount().fen() : loan.amount().fen();
    }

    /**
     * Whether the principal counts towards the limits of art. 17: not when granted before the Measures, and not a
     * net-value loan (净值标: 5, 8, 9), which a lender takes against its own claims.
     */
    boolean isLimited() {
        int type = loan.loanType();
        return BusinessTime.dayOf(loan.startedAt()) >= MEASURES_SINCE && type != 5 && type != 8 && type != 9;
    }
}
