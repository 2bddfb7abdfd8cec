package io.firewatch.detection.claim;

import io.firewatch.detection.loan.ClaimTerms;
import org.jspecify.annotations.Nullable;

/** What other books tell the book of a claim: exactly one of its terms or a sale. */
public record ClaimChange(String institution, String claim, @Nullable ClaimTerms terms, @Nullable ClaimSale sale) {
    public static ClaimChange of(ClaimTerms terms) {
        return new ClaimChange(terms.institution(), terms.claim().claim(), terms, null);
    }

    public static ClaimChange of(ClaimSale sale) {
        return new ClaimChange(sale.institution(), sale.claim(), null, sale);
    }
}
