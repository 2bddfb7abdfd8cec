package io.firewatch.detection.time;

import io.firewatch.model.BusinessTime;
import io.firewatch.rulesets.table.Festivals;
import java.time.DayOfWeek;

/**
 * The days on which queues are settled and money is passed on: no Saturday, no Sunday, no day off of a great festival. What
 * comes in on one of them reaches its place on the next (T+1).
 */
public final class SettlingDays {
    private SettlingDays() {}

    public static boolean isOne(int day) {
        return !isRest(day);
    }

    /** The first one after a day. */
    public static int after(int day) {
        int next = day + 1;
        while (isRest(next)) {
            next++;
        }
        return next;
    }

    /** The day itself, or the last one before it. */
    public static int upTo(int day) {
        int last = day;
        while (isRest(last)) {
            last--;
        }
        return last;
    }

    private static boolean isRest(int day) {
        DayOfWeek weekday = BusinessTime.date(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY || Festivals.isDayOff(day);
    }
}
