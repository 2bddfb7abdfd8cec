package io.firewatch.detection.returns;

import java.util.Arrays;

/** What each institution promised on one day, in the order of their codes. */
public record DayReturns(String[] institutions, double[] returns) {
    static final DayReturns NOTHING = new DayReturns(new String[0], new double[0]);

    DayReturns with(String institution, double promised) {
        int at = Arrays.binarySearch(institutions, institution);
        if (at >= 0) {
            double[] changed = returns.clone();
            changed[at] = promised;
            return new DayReturns(institutions, changed);
        }
        int place = -at - 1;
        String[] more = new String[institutions.length + 1];
        double[] changed = new double[more.length];
        System.arraycopy(institutions, 0, more, 0, place);
        System.arraycopy(returns, 0, changed, 0, place);
        System.arraycopy(institutions, place, more, place + 1, institutions.length - place);
        System.arraycopy(returns, place, changed, place + 1, institutions.length - place);
        more[place] = institution;
        changed[place] = promised;
        return new DayReturns(more, changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayReturns that
                && Arrays.equals(institutions, that.institutions)
                && Arrays.equals(returns, that.returns);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(institutions) + Arrays.hashCode(returns);
    }
}
