package io.firewatch.web.deadline;

import io.firewatch.rulesets.table.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.OptionalInt;

/**
 * Whether the calendar of working days wants a year. The State Council publishes a year's days off late in the year before; from
 * October on terms reach into it, so that from then on its absence has to be known to whoever can put it in.
 */
public final class CalendarEnd {
    private static final Month FROM = Month.OCTOBER;

    private final WorkingDays calendar;
    private final Clock clock;

    public CalendarEnd(WorkingDays calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The year that is missing now: this one, or from October on the next; empty while nothing is. */
    public OptionalInt missingYear() {
        LocalDate today = Term.dayOf(clock.instant());
        if (!calendar.years().contains(today.getYear())) {
            return OptionalInt.of(today.getYear());
        }
        int next = today.getYear() + 1;
        return today.getMonth().compareTo(FROM) < 0 || calendar.years().contains(next)
                ? OptionalInt.empty()
                : OptionalInt.of(next);
    }
}
