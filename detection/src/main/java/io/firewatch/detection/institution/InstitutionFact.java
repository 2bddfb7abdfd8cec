package io.firewatch.detection.institution;

/**
 * A change to an institution's day, told by another book. Amounts add up, so the order does not matter.
 *
 * @param day the business day the change takes effect on
 * @param first fen (or a count), see {@link Kind}
 * @param second fen, see {@link Kind}
 * @param record seq of a record that shows it best, 0 for none
 */
public record InstitutionFact(String institution, Kind kind, int day, long first, long second, long record) {

    /** What changed. */
    public enum Kind {
        /** Loan balance from that day on, by {@code first}. */
        BALANCE,
        /** Number of borrowers who owe something from that day on, by {@code first}. */
        BORROWERS,
        /** A transaction of type {@code first} over {@code second} fen on that day. */
        FLOW,
        /** From that day on: product money without a claim by {@code first}, product money outstanding by {@code second}. */
        PRODUCT,
        /** Product money of a purchase judged on that day: {@code first} in all, {@code second} taken before its loan. */
        PURCHASE,
        /** Payouts judged on that day: {@code first} in all, {@code second} out of balance. */
        PAYOUT
    }
}
