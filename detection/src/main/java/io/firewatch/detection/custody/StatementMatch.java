package io.firewatch.detection.custody;

/**
 * What the lender and its custodian say of the same money: of one bank serial, or of all deposits or withdrawals of a day
 * that bear none. A later one of the same key replaces it; one that is {@code withdrawn} takes it back.
 *
 * @param key of the serial or of the day's rest, unique within the institution
 * @param day the lender's, or the bank's where only the bank knows of it
 * @param in whether the money came into the customers' account
 * @param ledgerFen what the lender says, {@code bankFen} what the bank says
 * @param ledgerRecord seq of the record that says so, 0 for none; {@code bankRecord} likewise
 */
public record StatementMatch(
        String institution,
        String key,
        int day,
        boolean in,
        long ledgerFen,
        long bankFen,
        long ledgerRecord,
        long bankRecord,
        boolean withdrawn) {

    /** Whether it names a single movement of money that the two sides tell differently. */
    boolean isUnmatched() {
        return key.startsWith(SERIAL) && ledgerFen != bankFen;
    }

    StatementMatch takenBack() {
        return new StatementMatch(institution, key, day, in, ledgerFen, bankFen, ledgerRecord, bankRecord, true);
    }

    static final String SERIAL = "serial/";
    static final String DAY = "day/";
}
