package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;

/**
 * What one loan adds to what its borrower owes, day by day; a later one of the same loan replaces it.
 *
 * @param limited whether it counts towards the limits of art. 17
 */
public record LoanExposure(String institution, String party, String loan, StepSeries owed, boolean limited, long seq)
        implements LenderLoan<LoanExposure> {

    @Override
    public LoanExposure madeOnPlatform(boolean platform) {
        return new LoanExposure(institution, party, loan, owed, limited && platform, seq);
    }

    /** What it adds to what those limits are about. */
    public StepSeries limitedOwed() {
        return limited ? owed : StepSeries.NOTHING;
    }
}
