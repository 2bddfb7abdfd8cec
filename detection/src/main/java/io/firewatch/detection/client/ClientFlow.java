package io.firewatch.detection.client;

/**
 * What a client moved on one day under one transaction type.
 *
 * @param fen Σ of positive amounts
 * @param reversed Σ of negative amounts (冲正), as a positive one
 * @param largestFen the largest single amount, and {@code record} the record that holds it
 */
public record ClientFlow(int type, int day, long fen, long reversed, long largestFen, long record) {
    static ClientFlow nothing(int type, int day) {
        return new ClientFlow(type, day, 0, 0, 0, 0);
    }

    long net() {
        return fen - reversed;
    }

    ClientFlow plus(long amount, long seq) {
        boolean larger = amount > largestFen || (amount == largestFen && (record == 0 || seq < record));
        return new ClientFlow(
                type,
                day,
                amount > 0 ? Math.addExact(fen, amount) : fen,
                amount < 0 ? Math.addExact(reversed, -amount) : reversed,
                larger ? amount : largestFen,
                larger ? seq : record);
    }
}
