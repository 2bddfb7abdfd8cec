package io.firewatch.rulesets.condition;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them, the same in every language: {@code 1,200,000.00}, {@code 12.34 %}, {@code 1.50}. */
public final class Figures {
    private Figures() {}

    /** Rounded for a sentence. Money comes in fen and is printed in yuan. */
    public static String of(Unit unit, double value) {
        return of(unit, value, "#,##0.00");
    }

    /** With the digits a comparison turns on: 5.0004 % is not written as 5.00 %. */
    static String precise(Unit unit, double value) {
        return of(unit, value, "#,##0.00##");
    }

    private static String of(Unit unit, double value, String fraction) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        return switch (unit) {
            case MONEY -> grouped("#,##0.00", BigDecimal.valueOf(Math.round(value), 2));
            case SHARE -> grouped(fraction, BigDecimal.valueOf(value).movePointRight(2)) + " %";
            case FACTOR -> grouped(fraction, BigDecimal.valueOf(value));
            case DATE -> BusinessTime.printDay((int) Math.round(value));
            case COUNT, DAYS -> grouped("#,##0", BigDecimal.valueOf(Math.round(value)));
        };
    }

    /** A new format each time: DecimalFormat is not thread-safe. */
    private static String grouped(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }
}
