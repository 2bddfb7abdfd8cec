package io.firewatch.detection.custody;

import io.firewatch.model.record.TransType;
import java.util.Arrays;

/**
 * One business day of a lender's customers' account, in fen: what lender and bank say came in and went out, what the
 * lender's flows add to customers' idle cash, and how many flows of each type bear a bank serial.
 *
 * @param stated whether the bank's statement has a line of that day
 * @param balanceSeq receipt of the line that tells the balance at the day's end, 0 where none does
 * @param types ascending; {@code flows} and {@code serialled} count flows of each
 * @param fees of withdrawals (T.23), which a bank may take within its line or beside it
 */
public record CustodyDay(
        long ledgerIn,
        long bankIn,
        long ledgerOut,
        long bankOut,
        long taken,
        long idle,
        boolean stated,
        long balance,
        long balanceSeq,
        int[] types,
        int[] flows,
        int[] serialled,
        long fees) {
    static final CustodyDay NOTHING =
            new CustodyDay(0, 0, 0, 0, 0, 0, false, 0, 0, new int[0], new int[0], new int[0], 0);

    CustodyDay plus(StatementMatch match) {
        long sign = match.withdrawn() ? -1 : 1;
        long ledger = sign * match.ledgerFen();
        long bank = sign * match.bankFen();
        return new CustodyDay(
                ledgerIn + (match.in() ? ledger : 0),
                bankIn + (match.in() ? bank : 0),
                ledgerOut + (match.in() ? 0 : ledger),
                bankOut + (match.in() ? 0 : bank),
                taken,
                idle,
                stated,
                balance,
                balanceSeq,
                types,
                flows,
                serialled,
                fees);
    }

    CustodyDay plusFlow(int type, long fen, boolean serial) {
        int at = Arrays.binarySearch(types, type);
        int[] newTypes = types;
        int[] newFlows = flows.clone();
        int[] newSerialled = serialled.clone();
        if (at < 0) {
            at = -at - 1;
            newTypes = inserted(types, at, type);
            newFlows = inserted(flows, at, 0);
            newSerialled = inserted(serialled, at, 0);
        }
        newFlows[at]++;
        newSerialled[at] += serial ? 1 : 0;
        return new CustodyDay(
                ledgerIn,
                bankIn,
                ledgerOut,
                bankOut,
                taken + (type == TransType.DEPOSIT || type == TransType.LEND ? fen : 0),
                idle + IdleCash.sign(type) * fen,
                stated,
                balance,
                balanceSeq,
                newTypes,
                newFlows,
                newSerialled,
                fees + (type == TransType.WITHDRAWAL_FEE ? fen : 0));
    }

    CustodyDay stated(boolean hasBalance, long lineBalance, long seq) {
        boolean newer = hasBalance && seq > balanceSeq;
        return new CustodyDay(
                ledgerIn,
                bankIn,
                ledgerOut,
                bankOut,
                taken,
                idle,
                true,
                newer ? lineBalance : balance,
                newer ? seq : balanceSeq,
                types,
                flows,
                serialled,
                fees);
    }

    private static int[] inserted(int[] numbers, int at, int number) {
        int[] more = Arrays.copyOf(numbers, numbers.length + 1);
        System.arraycopy(numbers, at, more, at + 1, numbers.length - at);
        more[at] = number;
        return more;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CustodyDay that
                && ledgerIn == that.ledgerIn
                && bankIn == that.bankIn
                && ledgerOut == that.ledgerOut
                && bankOut == that.bankOut
                && taken == that.taken
                && idle == that.idle
                && stated == that.stated
                && balance == that.balance
                && balanceSeq == that.balanceSeq
                && Arrays.equals(types, that.types)
                && Arrays.equals(flows, that.flows)
                && Arrays.equals(serialled, that.serialled)
                && fees == that.fees;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * ledgerIn + bankOut) + Arrays.hashCode(types);
    }

    @Override
    public String toString() {
        return "in %d/%d out %d/%d".formatted(ledgerIn, bankIn, ledgerOut, bankOut);
    }
}
