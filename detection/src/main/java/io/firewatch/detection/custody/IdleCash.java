package io.firewatch.detection.custody;

/**
 * What a flow does to customers' cash lying in their accounts, lenders and borrowers together (A.10, column of direction):
 * B.1 counts lenders alone, but a custodian keeps one balance for all.
 */
final class IdleCash {
    private IdleCash() {}

    static int sign(int type) {
        return switch (type) {
            case 6, 8, 9, 11, 41, 44, 48, 49, 1, 39 -> 1;
            case 7, 2, 17, 23, 40, 46, 18, 19, 32, 3, 4, 29 -> -1;
            default -> 0;
        };
    }
}
