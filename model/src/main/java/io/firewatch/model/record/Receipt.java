package io.firewatch.model.record;

/**
 * How a record came in, for what is judged about reporting itself. Business time decides everything else.
 *
 * @param day the latest business day its lender had reported by then: the day of records that carry none of their own
 * @param at moment of receipt, in business time
 * @param batch the batch it came in, 0 where that is not known
 * @param content hash of the body: two records of one key and one content are a repeat
 */
public record Receipt(int day, long at, long batch, int content) {
    /** Of records made by hand. */
    public static final Receipt UNKNOWN = new Receipt(0, 0, 0, 0);
}
