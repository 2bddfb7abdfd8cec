package io.firewatch.detection.fake;

import java.util.NavigableMap;

/** R10, sign 3, second half: whether many of a lender's loans stop just below the limit. */
final class CapShares {
    static final int WINDOW_DAYS = 90;
    private static final double MANY = 0.3;

    /** Of fewer loans no share is told [DEF]: a lender's first loan would be all of its loans. */
    private static final int FEWEST_LOANS = 20;

    private CapShares() {}

    /** Of the loans listed in the 90 days that end on {@code day}, 30 % and more. */
    static boolean many(NavigableMap<Integer, CapDay> days, int day) {
        int all = 0;
        int near = 0;
        for (CapDay one : days.subMap(day - WINDOW_DAYS, false, day, true).values()) {
            all += one.all();
            near += one.near();
        }
        return all >= FEWEST_LOANS && near >= all * MANY;
    }
}
