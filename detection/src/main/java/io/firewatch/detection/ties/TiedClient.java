package io.firewatch.detection.ties;

import io.firewatch.detection.book.StepSeries;
import java.util.Arrays;

/**
 * What a borrower owes an institution, day by day, as far as the graph looks at that borrower: he is tied to somebody, or
 * owes much. Who is tied and only takes money out is told of as well. A later one of the same party replaces it.
 *
 * @param natural whether the lender says that it is a natural person
 * @param loans how many loans he owes on, day by day
 * @param consumption what of it was lent for consumption, {@code production} for anything else
 * @param firstLoanDay the first day he owed anything
 * @param registeredDay the day the company was registered, or {@link #UNKNOWN_DAY}
 * @param guarantors of any of his loans
 * @param records the listings of his loans, newest last
 * @param withdrawn T.7 up to each day
 * @param drawn what of each T.1 left by T.7 within a week, up to each day
 */
public record TiedClient(
        String party,
        String name,
        boolean natural,
        StepSeries owed,
        StepSeries loans,
        StepSeries consumption,
        StepSeries production,
        int firstLoanDay,
        int registeredDay,
        String[] guarantors,
        long[] records,
        StepSeries withdrawn,
        StepSeries drawn) {
    static final int UNKNOWN_DAY = Integer.MIN_VALUE;

    /** Of whom nothing is to be told any more. */
    static TiedClient nobody(String party) {
        return new TiedClient(
                party,
                "",
                false,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                UNKNOWN_DAY,
                UNKNOWN_DAY,
                new String[0],
                new long[0],
                StepSeries.NOTHING,
                StepSeries.NOTHING);
    }

    /** Whether only sums differ: nothing that makes another borrower of him on all days. */
    boolean isLike(TiedClient other) {
        return natural == other.natural
                && firstLoanDay == other.firstLoanDay
                && registeredDay == other.registeredDay
                && Arrays.equals(guarantors, other.guarantors);
    }

    /** Whether the company is younger than so many days when it first borrows. */
    boolean isShell(int days) {
        return registeredDay != UNKNOWN_DAY && firstLoanDay >= registeredDay && firstLoanDay - registeredDay < days;
    }
}
