package io.firewatch.detection.time;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * How far the city has come, packed into Flink's watermark: the last closed business day in the high bits and the
 * order-of-receipt number of the last record taken in the low bits. Both only grow, so the packed number does too; Flink
 * aligns it across all channels, which makes one mechanism serve both "day D may be judged" and "everything up to
 * record N has been judged".
 */
public final class CityTime {
    /** 2^40 sequence numbers: a thousand billion records, three centuries at 100 records a second. */
    private static final int SEQ_BITS = 40;

    private static final long SEQ_MASK = (1L << SEQ_BITS) - 1;

    private CityTime() {}

    public static Watermark watermark(int closedDay, long seq) {
        return new Watermark(of(closedDay, seq));
    }

    public static long of(int closedDay, long seq) {
        if (seq < 0 || seq > SEQ_MASK) {
            throw new IllegalArgumentException("seq " + seq + " does not fit " + SEQ_BITS + " bits");
        }
        return ((long) closedDay << SEQ_BITS) | seq;
    }

    /** The city time from which a day counts as closed: what an event-time timer for that day is set to. */
    public static long closing(int day) {
        return (long) day << SEQ_BITS;
    }

    /** The last closed day; far in the past while nothing is closed. */
    public static int closedDay(long cityTime) {
        return (int) Math.max(cityTime >> SEQ_BITS, Integer.MIN_VALUE);
    }

    /** Everything received up to this number has been taken in. */
    public static long seq(long cityTime) {
        return cityTime & SEQ_MASK;
    }
}
