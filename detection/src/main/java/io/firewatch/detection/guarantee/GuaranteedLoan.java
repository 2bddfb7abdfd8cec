package io.firewatch.detection.guarantee;

import io.firewatch.detection.book.StepSeries;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One guarantor's part of one loan; a later one of the same loan and guarantor replaces it.
 *
 * @param guarantor party, {@code name} as in the listing
 * @param debtor the borrower
 * @param insured by an insurer (securityType 6), to whom the regulations on guarantee companies do not apply
 * @param licence isFinancingAssure as listed: {@link #LICENSED}, {@link #NOT_LICENSED} or {@link #UNKNOWN}
 * @param owed its part of what is owed, day by day
 * @param late its part of principal unpaid for more than thirty days
 * @param unmet what of {@code late} nobody compensated
 * @param seq of the listing
 */
public record GuaranteedLoan(
        String institution,
        String loan,
        String guarantor,
        String name,
        String debtor,
        boolean insured,
        int licence,
        StepSeries owed,
        StepSeries late,
        StepSeries unmet,
        long seq) {
    public static final int UNKNOWN = -1;

    /** Inverted in the protocol: 0 is the licensed one. */
    public static final int LICENSED = 0;

    public static final int NOT_LICENSED = 1;

    /** What is left of it when the listing names the guarantor no longer. */
    public GuaranteedLoan gone() {
        return new GuaranteedLoan(
                institution,
                loan,
                guarantor,
                name,
                debtor,
                insured,
                licence,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                seq);
    }

    /** With its claims as far as they are known by a day. */
    public GuaranteedLoan through(int day) {
        return new GuaranteedLoan(
                institution,
                loan,
                guarantor,
                name,
                debtor,
                insured,
                licence,
                owed,
                late.through(day),
                unmet.through(day),
                seq);
    }

    /** The next day after this one on which a claim falls due or is met. */
    public OptionalInt claimsChangeAfter(int day) {
        return IntStream.concat(late.stepAfter(day).stream(), unmet.stepAfter(day).stream())
                .min();
    }

    String place() {
        return institution + '|' + loan;
    }
}
