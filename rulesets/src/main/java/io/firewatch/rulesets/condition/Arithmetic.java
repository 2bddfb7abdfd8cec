package io.firewatch.rulesets.condition;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;

/** The functions conditions have beyond CEL's own. Amounts are fen, shares fractions of one. */
final class Arithmetic {
    private static final long MILLION = 1_000_000;

    private Arithmetic() {}

    static long yuan(long yuan) {
        return Math.multiplyExact(yuan, 100);
    }

    /** A day as conditions compare it. */
    static long date(String text) {
        return BusinessTime.day(LocalDate.parse(text));
    }

    /**
     * A share of an amount, rounded down to the fen. The share is read to the millionth, as the protocol sends rates, so
     * that the result is exact: in floating point, 29 % of one yuan would be 28 fen.
     */
    static long portion(long amount, double share) {
        long millionths = Math.round(share * MILLION);
        return Math.addExact(
                Math.multiplyExact(Math.floorDiv(amount, MILLION), millionths),
                Math.floorDiv(Math.multiplyExact(Math.floorMod(amount, MILLION), millionths), MILLION));
    }

    /** One amount as a share of another; 0 when there is nothing to be a share of. */
    static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
