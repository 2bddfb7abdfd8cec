package io.firewatch.rulesets.measure;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;

/**
 * Which days count on a day: those from the first of its window to the day itself. Weeks and blocks of days begin on a
 * Monday.
 *
 * @param days length of a sliding window or of a block; 0 for others
 */
public record Window(Kind kind, int days) {
    /** Monday, 5 January 1970, in business days. */
    private static final int FIRST_MONDAY = 4;

    private static final int MONTHS_OF_QUARTER = 3;

    /** How windows follow one another. */
    public enum Kind {
        /** The last so many days. */
        SLIDING,
        /** Blocks of so many days, each beginning anew. */
        TUMBLING,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        /** Everything so far. */
        CUMULATIVE
    }

    /** The first day that counts on {@code day}. */
    public int first(int day) {
        return switch (kind) {
            case SLIDING -> day - days + 1;
            case TUMBLING -> day - Math.floorMod(day - FIRST_MONDAY, days);
            case WEEK -> day - Math.floorMod(day - FIRST_MONDAY, 7);
            case MONTH -> BusinessTime.day(date(day).withDayOfMonth(1));
            case QUARTER -> BusinessTime.day(firstOfQuarter(day));
            case YEAR -> BusinessTime.day(date(day).withDayOfYear(1));
            case CUMULATIVE -> Integer.MIN_VALUE;
        };
    }

    /** The first day on which {@code day} counts no longer; {@link Integer#MAX_VALUE} when it always will. */
    public int leaves(int day) {
        return switch (kind) {
            case SLIDING -> day + days;
            case TUMBLING -> first(day) + days;
            case WEEK -> first(day) + 7;
            case MONTH -> BusinessTime.day(date(day).withDayOfMonth(1).plusMonths(1));
            case QUARTER -> BusinessTime.day(firstOfQuarter(day).plusMonths(MONTHS_OF_QUARTER));
            case YEAR -> BusinessTime.day(date(day).withDayOfYear(1).plusYears(1));
            case CUMULATIVE -> Integer.MAX_VALUE;
        };
    }

    private static LocalDate date(int day) {
        return BusinessTime.date(day);
    }

    private static LocalDate firstOfQuarter(int day) {
        LocalDate date = date(day);
        int month = date.getMonthValue();
        return LocalDate.of(date.getYear(), month - Math.floorMod(month - 1, MONTHS_OF_QUARTER), 1);
    }

    String words() {
        return switch (kind) {
            case SLIDING -> "over the last " + days + " days";
            case TUMBLING -> "since the block of " + days + " days began";
            case WEEK -> "since Monday";
            case MONTH -> "since the month began";
            case QUARTER -> "since the quarter began";
            case YEAR -> "since the year began";
            case CUMULATIVE -> "so far";
        };
    }

    String wordsZh() {
        return switch (kind) {
            case SLIDING -> "近" + days + "日";
            case TUMBLING -> "本" + days + "日段内";
            case WEEK -> "本周";
            case MONTH -> "本月";
            case QUARTER -> "本季";
            case YEAR -> "本年";
            case CUMULATIVE -> "累计";
        };
    }
}
