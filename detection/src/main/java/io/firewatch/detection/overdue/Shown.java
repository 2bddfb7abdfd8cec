package io.firewatch.detection.overdue;

/** A record that shows a change of a sum on a day. */
public record Shown(LoanTally.Kind kind, int day, long record) {
    @Override
    public int hashCode() {
        return 31 * (31 * kind.ordinal() + day) + Long.hashCode(record);
    }
}
