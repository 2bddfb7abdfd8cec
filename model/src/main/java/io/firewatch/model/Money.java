package io.firewatch.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of yuan, held as a whole number of fen; signed, because a reversal (冲正) is a negative amount
 * (reporting-protocol A.6). Yuan with two decimals exist only where text is parsed or printed.
 */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    /** Longest text {@link #parseYuan} reads: no honest amount needs more, and a longer one only costs time. */
    private static final int LONGEST = 40;

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /** The amount of whole yuan. Throws {@link ArithmeticException} on overflow. */
    public static Money ofYuan(long yuan) {
        return ofFen(Math.multiplyExact(yuan, 100));
    }

    /**
     * Reads yuan as lenders write them ({@code "9950.00"}, {@code " 190.11"}); fractions of a fen, which float columns
     * produce, are rounded half up. Throws {@link NumberFormatException} naming the text when it is no amount.
     */
    public static Money parseYuan(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
            throw new NumberFormatException("not an amount in yuan: '" + text + "'");
        }
        try {
            BigDecimal yuan = new BigDecimal(trimmed);
            if (Math.abs((long) yuan.scale()) > LONGEST) {
                throw new NumberFormatException("not an amount in yuan: '" + text + "'");
            }
            return ofFen(
                    yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException e) {
            throw new NumberFormatException("amount in yuan is too large: '" + text + "'");
        }
    }

    /** Throws {@link ArithmeticException} on overflow. */
    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    /** Throws {@link ArithmeticException} on overflow. */
    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public boolean exceeds(Money other) {
        return fen > other.fen;
    }

    /** Yuan with two decimals, no grouping: {@code "9950.00"}. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
