package io.firewatch.detection.time;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The business day the city as a whole has reached: the latest day that at least a tenth of the reporting lenders have
 * reached. One lender with a wrong date cannot carry a city of more than ten away, and silent or slow lenders hold
 * nobody up.
 */
public final class CityDay {
    /** One lender in ten; of ten lenders or fewer, one is enough. */
    static final double SHARE = 0.1;

    /** How long records of a day are waited for before it is judged (supervision-rules B.1). */
    public static final int ALLOWED_LATENESS_DAYS = 3;

    private static final int NOTHING_CLOSED = -60_000;

    private final Map<String, Integer> reached = new HashMap<>();
    private int closed = NOTHING_CLOSED;

    /** Takes note that a lender reported a day; true when that closed another day. */
    public boolean report(String institution, int day) {
        Integer before = reached.get(institution);
        if (before != null && before >= day) {
            return false;
        }
        reached.put(institution, day);
        int[] days =
                reached.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int needed = Math.max(1, (int) Math.ceil(days.length * SHARE));
        int now = days[days.length - needed] - ALLOWED_LATENESS_DAYS;
        if (now <= closed) {
            return false;
        }
        closed = now;
        return true;
    }

    /** The last day that may be judged; it never goes back. */
    public int closedDay() {
        return closed;
    }

    Map<String, Integer> reached() {
        return reached;
    }

    void restoreClosed(int day) {
        closed = Math.max(closed, day);
    }

    @Override
    public String toString() {
        return closed + " " + Arrays.toString(reached.entrySet().toArray());
    }
}
