package io.firewatch.detection.flow;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** All days of an institution: sums over windows and levels, each in constant time. Built anew for each settling. */
public final class FlowLedger {
    private final NavigableMap<Integer, FlowDay> days;
    private final int firstDay;
    private final int lastDay;
    private final int begun;
    private final Map<FlowKind, long[]> sums = new EnumMap<>(FlowKind.class);

    public FlowLedger(Map<Integer, FlowDay> days) {
        this.days = new TreeMap<>(days);
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        int atWork = Integer.MAX_VALUE;
        for (Map.Entry<Integer, FlowDay> one : this.days.entrySet()) {
            if (one.getValue().isLived()) {
                first = Math.min(first, one.getKey());
                last = Math.max(last, one.getKey());
            }
            if (one.getValue().isAtWork()) {
                atWork = Math.min(atWork, one.getKey());
            }
        }
        this.firstDay = first;
        this.lastDay = last;
        this.begun = atWork == Integer.MAX_VALUE ? first : atWork;
    }

    /** Whether anything ever happened. */
    public boolean isEmpty() {
        return lastDay < firstDay;
    }

    /**
     * The first day of which all is known: of those before it only loans that were still alive when the feed began, and
     * deposits of those who still had money then, are told (protocol A.8).
     */
    public int firstDay() {
        return begun;
    }

    /** The last day on which something happened. */
    public int lastDay() {
        return lastDay;
    }

    /** Whether the institution was already at work that many days before {@code day}, itself included. */
    public boolean knows(int day, int daysOfHistory) {
        return begun <= day - daysOfHistory + 1;
    }

    public long on(FlowKind kind, int day) {
        FlowDay known = days.get(day);
        return known == null ? 0 : known.amount(kind);
    }

    /** Over {@code length} days, the last of which is {@code day}. */
    public long over(FlowKind kind, int day, int length) {
        return until(kind, day) - until(kind, day - length);
    }

    /** What a level is at the end of a day, or a sum from the beginning. */
    public long until(FlowKind kind, int day) {
        if (isEmpty() || day < firstDay) {
            return 0;
        }
        long[] known = sums.computeIfAbsent(kind, this::summed);
        return known[Math.min(day - firstDay, known.length - 1)];
    }

    private long[] summed(FlowKind kind) {
        long[] all = new long[lastDay - firstDay + 1];
        long sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum = Math.addExact(sum, on(kind, firstDay + i));
            all[i] = sum;
        }
        return all;
    }

    /** The records that show the days up to {@code day} best, the largest first. */
    public long[] records(int day, int length, int most) {
        return days.subMap(day - length, false, day, true).values().stream()
                .filter(one -> one.shownRecord() != 0)
                .sorted(Comparator.comparingLong(FlowDay::shownFen).reversed().thenComparingLong(FlowDay::shownRecord))
                .limit(most)
                .mapToLong(FlowDay::shownRecord)
                .toArray();
    }

    /** One amount as a share of another; 0 when there is nothing to be a share of. */
    public static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : 0;
    }
}
