package io.firewatch.detection.flow;

import java.util.Arrays;

/** Everything that flowed on one business day: one amount per {@link FlowKind}, and the record that shows it best. */
public record FlowDay(long[] amounts, long shownFen, long shownRecord) {
    static final FlowDay NOTHING = new FlowDay(new long[0], 0, 0);

    /** With one fact added; which facts came before does not matter. */
    public FlowDay plus(FlowFact fact) {
        long[] sums = Arrays.copyOf(amounts, FlowKind.values().length);
        int at = fact.kind().ordinal();
        sums[at] = Math.addExact(sums[at], fact.amount());
        boolean better = fact.record() != 0
                && (shownRecord == 0
                        || fact.shownFen() > shownFen
                        || (fact.shownFen() == shownFen && fact.record() < shownRecord));
        return better ? new FlowDay(sums, fact.shownFen(), fact.record()) : new FlowDay(sums, shownFen, shownRecord);
    }

    long amount(FlowKind kind) {
        return kind.ordinal() < amounts.length ? amounts[kind.ordinal()] : 0;
    }

    /** Whether anything happened; what merely falls due has not happened. */
    boolean isLived() {
        for (FlowKind kind : FlowKind.values()) {
            if (kind != FlowKind.MATURING && amount(kind) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether money was lent, paid back, taken over or given away: what a loan of before the feed does not do. */
    boolean isAtWork() {
        return amount(FlowKind.LENT) != 0
                || amount(FlowKind.PAID_BACK) != 0
                || amount(FlowKind.TAKEN_OVER) != 0
                || amount(FlowKind.SUBSIDY) != 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowDay that
                && shownFen == that.shownFen
                && shownRecord == that.shownRecord
                && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(amounts) + Long.hashCode(shownRecord);
    }
}
