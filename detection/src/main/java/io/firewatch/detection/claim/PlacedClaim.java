package io.firewatch.detection.claim;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.PrincipalCurve;

/**
 * A claim configured into a product for a lender (4.1.11); a later one of the same product and configuration replaces
 * it. While the claim itself is not known yet, {@code live} is nothing and {@code startDay} is {@link #NOT_STARTED}.
 *
 * @param lockedUntil see {@link io.firewatch.detection.loan.LoanClaim#lockedUntil}
 * @param sold what of it was passed on so far, by day
 * @param removed the configuration was moved to another product
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
}
