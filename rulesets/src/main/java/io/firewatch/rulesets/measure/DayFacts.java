package io.firewatch.rulesets.measure;

import java.util.Arrays;

/**
 * What counts on one day: order-of-receipt numbers of records, ascending, and the number each counts with. Packed,
 * because an institution's transactions of a year are millions.
 */
public record DayFacts(long[] records, long[] values) {
    public static final DayFacts NONE = new DayFacts(new long[0], new long[0]);

    /** With one more; nothing changes when the record counts already. */
    public DayFacts with(long record, long value) {
        int at = Arrays.binarySearch(records, record);
        if (at >= 0) {
            return this;
        }
        return new DayFacts(inserted(records, -at - 1, record), inserted(values, -at - 1, value));
    }

    public DayFacts without(long record) {
        int at = Arrays.binarySearch(records, record);
        return at < 0 ? this : new DayFacts(removed(records, at), removed(values, at));
    }

    /** With those that follow, all of which were received later. */
    public DayFacts joined(DayFacts later) {
        return new DayFacts(concatenated(records, later.records), concatenated(values, later.values));
    }

    public boolean isEmpty() {
        return records.length == 0;
    }

    public int size() {
        return records.length;
    }

    private static long[] concatenated(long[] first, long[] second) {
        long[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static long[] inserted(long[] all, int at, long one) {
        long[] more = Arrays.copyOf(all, all.length + 1);
        System.arraycopy(all, at, more, at + 1, all.length - at);
        more[at] = one;
        return more;
    }

    private static long[] removed(long[] all, int at) {
        long[] fewer = Arrays.copyOf(all, all.length - 1);
        System.arraycopy(all, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayFacts that
                && Arrays.equals(records, that.records)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(records) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(records) + Arrays.toString(values);
    }
}
