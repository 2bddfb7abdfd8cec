package io.firewatch.detection.quality;

import io.firewatch.model.indicator.CheckIndicator;

/**
 * A loan looked at by one check.
 *
 * @param issue the instalment it is about, 0 for the whole loan
 * @param day business day of the case
 */
record Case(CheckIndicator check, int issue, int day, boolean passed) {
    private static final int CHECKS = 64;
    private static final int LONGEST_PLAN = 1 << 16;
    private static final CheckIndicator[] ALL = CheckIndicator.values();

    /** As one number, because a loan has dozens of cases and keeps them all. */
    long packed() {
        long id = (long) day * LONGEST_PLAN + Math.min(issue, LONGEST_PLAN - 1);
        return (id * CHECKS + check.ordinal()) * 2 + (passed ? 1 : 0);
    }

    static Case unpacked(long packed) {
        long id = Math.floorDiv(packed, 2L * CHECKS);
        return new Case(
                ALL[(int) (Math.floorMod(packed, 2L * CHECKS) / 2)],
                (int) Math.floorMod(id, (long) LONGEST_PLAN),
                (int) Math.floorDiv(id, (long) LONGEST_PLAN),
                (packed & 1) == 1);
    }
}
