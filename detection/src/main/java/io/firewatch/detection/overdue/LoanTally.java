package io.firewatch.detection.overdue;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * What one loan adds to a sum over its institution's loans, from given business days on. Changes add up, so their order does
 * not matter.
 *
 * @param days ascending
 * @param changes fen, or a count of loans or instalments, one per day
 * @param record seq of the record that shows it
 */
public record LoanTally(String institution, Kind kind, int[] days, long[] changes, long record) {

    /** What is summed up. */
    public enum Kind {
        /** Principal owed. */
        BALANCE,
        /** Loans that owe principal. */
        LOANS,
        /** Principal due and not paid. */
        OVERDUE,
        /** Loans with such principal. */
        OVERDUE_LOANS,
        /** Principal due and not paid for more than ninety days. */
        OVERDUE_90,
        /** Instalments by the first plan that have fallen due, ever. */
        DUE,
        /** Those that the plan in force asks for later, ever. */
        EXTENDED,
        /** Principal written off as settled off-line in the last days of a month, ever. */
        WRITTEN_OFF,
        /** Instalments whose lenders must have been paid out of something by now, ever. */
        JUDGED,
        /** Those whose lenders were paid although neither borrower nor compensation is on record, ever. */
        SILENT,
        /** Principal lent, ever. */
        LENT,
        /** Of that, for thirty days or less. */
        LENT_SHORT,
        /** Compensation by the platform (T.37), ever. */
        PLATFORM_PAID,
        /** Loans with principal due and not paid for more than ninety days. */
        OVERDUE_90_LOANS,
        /** Compensation by guarantors (T.27), ever. */
        GUARANTOR_PAID,
        /** Principal due and not paid for more than thirty days. */
        OVERDUE_30,
        /** Principal due and not paid for more than sixty days. */
        OVERDUE_60,
        /** Principal due and not paid for more than thirty days when its loan was ninety days old, ever. */
        OVERDUE_YOUNG,
        /** Recovered off-line (T.50), ever. */
        RECOVERED_OFFLINE,
        /** Interest of the plan in force not yet paid, of loans that owe principal. */
        INTEREST,
        /** Amount of the loans paid out, by contract, ever. */
        CONCLUDED,
        /** Loans paid out, ever. */
        CONCLUDED_LOANS,
        /** Loans for which somebody compensated (T.27, T.37), ever. */
        COMPENSATED_LOANS;

        /** Whether the records behind it are worth keeping as evidence. */
        boolean isEvidence() {
            return this == OVERDUE
                    || this == EXTENDED
                    || this == WRITTEN_OFF
                    || this == SILENT
                    || this == PLATFORM_PAID;
        }
    }

    public static LoanTally of(String institution, Kind kind, SortedMap<Integer, Long> changes, long record) {
        return new LoanTally(
                institution,
                kind,
                changes.keySet().stream().mapToInt(Integer::intValue).toArray(),
                changes.values().stream().mapToLong(Long::longValue).toArray(),
                record);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoanTally that
                && institution.equals(that.institution)
                && kind == that.kind
                && Arrays.equals(days, that.days)
                && Arrays.equals(changes, that.changes)
                && record == that.record;
    }

    @Override
    public int hashCode() {
        return 31 * institution.hashCode() + Arrays.hashCode(days);
    }
}
