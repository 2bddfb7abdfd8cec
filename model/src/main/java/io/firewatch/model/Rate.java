package io.firewatch.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An annual rate as a fraction, held in millionths: the protocol sends six decimals ({@code 0.085000} = 8.5 %,
 * reporting-protocol A.8).
 */
public record Rate(long millionths) {
    public static Rate parse(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty() || trimmed.length() > 40) {
            throw new NumberFormatException("not an annual rate: '" + text + "'");
        }
        try {
            BigDecimal fraction = new BigDecimal(trimmed);
            if (Math.abs((long) fraction.scale()) > 40) {
                throw new NumberFormatException("not an annual rate: '" + text + "'");
            }
            return new Rate(
                    fraction.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException e) {
            throw new NumberFormatException("annual rate is too large: '" + text + "'");
        }
    }

    /** For arithmetic that ends in a ratio; never for money. */
    public double asDouble() {
        return millionths / 1_000_000.0;
    }

    @Override
    public String toString() {
        return BigDecimal.valueOf(millionths, 6).toPlainString();
    }
}
