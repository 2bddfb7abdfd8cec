package io.firewatch.detection.overdue;

import java.util.Arrays;

/** The changes of one institution's sums on one business day, one per {@link LoanTally.Kind}. */
public record TallyDay(long[] changes) {
    static final TallyDay NOTHING = new TallyDay(new long[LoanTally.Kind.values().length]);

    public TallyDay plus(LoanTally.Kind kind, long change) {
        // A kind added since the state was written is missing at the end.
        long[] sum = Arrays.copyOf(changes, LoanTally.Kind.values().length);
        sum[kind.ordinal()] = Math.addExact(sum[kind.ordinal()], change);
        return new TallyDay(sum);
    }

    long change(LoanTally.Kind kind) {
        return kind.ordinal() < changes.length ? changes[kind.ordinal()] : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TallyDay that && Arrays.equals(changes, that.changes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(changes);
    }
}
