package io.firewatch.detection.claim;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.LoanClaim;
import io.firewatch.detection.loan.PrincipalCurve;

/**
 * A claim configured into a product for a lender (4.1.11), or by its loan's code where none is configured; a later one of the
 * same product and configuration replaces it. While the claim itself is not known yet, {@code live} is nothing and {@code startDay} is {@link #NOT_STARTED}.
 *
 * @param lockedUntil see {@link io.firewatch.detection.loan.LoanClaim#lockedUntil}
 * @param sold what of it was passed on so far, by day
 * @param removed it sits in another product
 */
public record PlacedClaim(
        String institution,
        String product,
        String config,
        String party,
        int startDay,
        StepSeries live,
        PrincipalCurve curve,
        int lockedUntil,
        StepSeries sold,
        boolean removed,
        long seq) {
    public static final int NOT_STARTED = Integer.MAX_VALUE;

    /** Whether a configuration says so, and not only the code of its loan. */
    public boolean isConfigured() {
        return !config.startsWith("|");
    }

    /** The same claim, sitting in another product. */
    PlacedClaim takenOut() {
        return new PlacedClaim(
                institution,
                product,
                config,
                party,
                startDay,
                StepSeries.NOTHING,
                PrincipalCurve.UNKNOWN,
                LoanClaim.NO_LOCK,
                StepSeries.NOTHING,
                true,
                seq);
    }
}
