package io.firewatch.detection.loan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long a description says that money is needed: the longest period it names, months of 30 and years of 365 days. The
 * halves of a year (上半年, 下半年) are half a year; an ordinal (第一年) or what is past (上一年, 前三年) is no need.
 */
final class NeededDays {
    private static final Pattern PERIOD = Pattern.compile(
            "(?<![第\\d一二三四五六七八九十两半])(?:(?<![上前])|(?=半))(\\d{1,4}|[一二三四五六七八九十两半]{1,3})\\s*(个月|年期?(?!\\d|[上下]|月)|天|日(?!元))");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int LONGEST = 36_500;

    private NeededDays() {}

    /** 0 where no period is named. */
    static int in(String text) {
        int longest = 0;
        Matcher found = PERIOD.matcher(text);
        while (found.find()) {
            int days =
                    switch (found.group(2).charAt(0)) {
                        case '个' -> 30;
                        case '年' -> 365;
                        default -> 1;
                    };
            long period = Math.round(number(found.group(1)) * days);
            // 2017年 is a date and no period.
            if (period <= LONGEST) {
                longest = Math.max(longest, (int) period);
            }
        }
        return longest;
    }

    private static double number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        if (text.equals("半")) {
            return 0.5;
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text.charAt(0));
        }
        int tens = ten == 0 ? 1 : digit(text.charAt(0));
        return tens * 10 + (ten + 1 < text.length() ? digit(text.charAt(ten + 1)) : 0);
    }

    private static int digit(char letter) {
        return letter == '两' ? 2 : Math.max(DIGITS.indexOf(letter), 0);
    }
}
