package io.firewatch.detection.silence;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/** The days a lender was heard, as bits counted from {@link #EPOCH}; {@code flows} those with a transaction. */
public record HeardDays(long[] any, long[] flows) {
    /** Before the Measures nobody reported. */
    static final int EPOCH = BusinessTime.day(LocalDate.of(2015, 1, 1));

    static final HeardDays NOTHING = new HeardDays(new long[0], new long[0]);

    HeardDays with(HeardDay one) {
        if (one.day() < EPOCH) {
            return this;
        }
        return new HeardDays(with(any, one.day()), one.transaction() ? with(flows, one.day()) : flows);
    }

    private static long[] with(long[] words, int day) {
        BitSet bits = BitSet.valueOf(words);
        bits.set(day - EPOCH);
        return bits.toLongArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeardDays that && Arrays.equals(any, that.any) && Arrays.equals(flows, that.flows);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(any) + Arrays.hashCode(flows);
    }
}
