package io.firewatch.detection.fake;

import io.firewatch.detection.book.StepSeries;
import java.util.Arrays;

/**
 * A sign that a loan shows beside others. A later one of the same loan and sign and {@code place} replaces it.
 *
 * @param place what it is shared in: an account, a second; empty where there is but one of a kind
 * @param level how many show it together, as long as they are enough, else 0; counted no further than they need be
 * @param others the loans it is shared with, as many as are enough
 */
public record LoanSign(String institution, String loan, int sign, String place, StepSeries level, String[] others) {
    static final String[] NO_OTHERS = {};

    @Override
    public boolean equals(Object other) {
        return other instanceof LoanSign that
                && institution.equals(that.institution)
                && loan.equals(that.loan)
                && sign == that.sign
                && place.equals(that.place)
                && level.equals(that.level)
                && Arrays.equals(others, that.others);
    }

    @Override
    public int hashCode() {
        return 31 * loan.hashCode() + sign;
    }

    @Override
    public String toString() {
        return loan + " sign " + sign + " " + place + " " + level + Arrays.toString(others);
    }
}
