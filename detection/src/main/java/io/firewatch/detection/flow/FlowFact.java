package io.firewatch.detection.flow;

/**
 * A change to an institution's day, told by another book. Amounts add up, so the order does not matter.
 *
 * @param amount fen or a count, see {@link FlowKind}
 * @param shownFen size of the single record that shows it best, to choose between them
 * @param record seq of that record, 0 for none
 */
public record FlowFact(String institution, FlowKind kind, int day, long amount, long shownFen, long record) {
    public static FlowFact of(String institution, FlowKind kind, int day, long amount) {
        return new FlowFact(institution, kind, day, amount, 0, 0);
    }
}
