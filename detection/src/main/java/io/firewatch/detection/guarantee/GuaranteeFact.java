package io.firewatch.detection.guarantee;

import io.firewatch.detection.ties.GuarantorTies;
import org.jspecify.annotations.Nullable;

/**
 * What a guarantor's book is told by other books: exactly one of these.
 *
 * @param listedSince the first day as of which the bureau's list of guarantee companies says anything of anybody
 */
public record GuaranteeFact(
        String guarantor, @Nullable GuaranteedLoan loan, @Nullable GuarantorTies ties, @Nullable Integer listedSince) {
    public static GuaranteeFact of(GuaranteedLoan loan) {
        return new GuaranteeFact(loan.guarantor(), loan, null, null);
    }

    public static GuaranteeFact of(GuarantorTies ties) {
        return new GuaranteeFact(ties.guarantor(), null, ties, null);
    }

    static GuaranteeFact ofList(String guarantor, int since) {
        return new GuaranteeFact(guarantor, null, null, since);
    }
}
