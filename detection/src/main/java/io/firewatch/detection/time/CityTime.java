package io.firewatch.detection.time;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * How far the city has come, packed into Flink's watermark: the last closed business day in the high bits, below it the
 * order-of-receipt number of the last record taken, and in the lowest a count of ticks between two records, for when
 * something else than a record must be judged. All only grow, so the packed number does too; Flink aligns it across all
 * channels, which makes one mechanism serve both "day D may be judged" and "everything up to record N has been judged".
 */
public final class CityTime {
    /** 2^40 sequence numbers: a thousand billion records, three centuries at 100 records a second. */
    private static final int SEQ_BITS = 40;

    /** 127 ticks until the next record; more are never needed, and would only wait for it. */
    private static final int TICK_BITS = 7;

    private static final int DAY_SHIFT = SEQ_BITS + TICK_BITS;
    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;
    private static final long TICK_MASK = (1L << TICK_BITS) - 1;

    /** What is left for the day: up to the year 2149. */
    private static final int LAST_DAY = (1 << (Long.SIZE - DAY_SHIFT - 1)) - 1;

    private CityTime() {}

    public static Watermark watermark(int closedDay, long seq) {
        return new Watermark(of(closedDay, seq));
    }

    public static long of(int closedDay, long seq) {
        if (seq < 0 || seq > SEQ_MASK) {
            throw new IllegalArgumentException("seq " + seq + " does not fit " + SEQ_BITS + " bits");
        }
        if (Math.abs((long) closedDay) > LAST_DAY) {
            throw new IllegalArgumentException("day " + closedDay + " is beyond " + LAST_DAY);
        }
        return ((long) closedDay << DAY_SHIFT) | (seq << TICK_BITS);
    }

    /** A moment later, with the same day and records; the same time when there is no room before the next record. */
    public static long tick(long cityTime) {
        return (cityTime & TICK_MASK) == TICK_MASK ? cityTime : cityTime + 1;
    }

    /**
     * The city time from which a day counts as closed: what an event-time timer for that day is set to. Days that no city
     * will see, which slips in terms and dates lead to, are never closed.
     */
    public static long closing(int day) {
        return day > LAST_DAY ? Long.MAX_VALUE : (long) Math.max(day, -LAST_DAY) << DAY_SHIFT;
    }

    /** The last closed day; far in the past while nothing is closed. */
    public static int closedDay(long cityTime) {
        return (int) (cityTime >> DAY_SHIFT);
    }

    /** Everything received up to this number has been taken in. */
    public static long seq(long cityTime) {
        return cityTime >> TICK_BITS & SEQ_MASK;
    }
}
