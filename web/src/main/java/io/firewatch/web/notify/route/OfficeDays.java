package io.firewatch.web.notify.route;

import io.firewatch.rulesets.table.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;

/** Working days for routing: in a year the calendar says nothing about, Monday to Friday, because somebody must be told all the same. */
public record OfficeDays(WorkingDays calendar) {
    public boolean isWorking(LocalDate day) {
        if (calendar.years().contains(day.getYear())) {
            return calendar.isWorkingDay(day);
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The {@code count}-th working day of a month; its last one when it has fewer. */
    public LocalDate ofMonth(YearMonth month, int count) {
        LocalDate found = month.atDay(1);
        int left = count;
        for (LocalDate day = month.atDay(1); left > 0 && !day.isAfter(month.atEndOfMonth()); day = day.plusDays(1)) {
            if (isWorking(day)) {
                found = day;
                left--;
            }
        }
        return found;
    }
}
