package io.firewatch.detection.product;

import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.LoanProject;
import org.jspecify.annotations.Nullable;

/** What other books tell the book of a product: exactly one of a claim placed in it or the loan that bears its code. */
public record ProductFact(String institution, String product, @Nullable PlacedClaim claim, @Nullable LoanProject loan) {
    public static ProductFact of(PlacedClaim claim) {
        return new ProductFact(claim.institution(), claim.product(), claim, null);
    }

    public static ProductFact of(LoanProject loan) {
        return new ProductFact(loan.institution(), loan.loan(), null, loan);
    }
}
