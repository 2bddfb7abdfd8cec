package io.firewatch.web.notify.route;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;

/** The monthly exercise: on which working day, when, and as what it is raised. */
public record Drill(int workingDay, LocalTime at, Severity severity) {
    /** When the exercise of a month is. */
    public Instant in(YearMonth month, OfficeDays days) {
        return days.ofMonth(month, workingDay)
                .atTime(at)
                .atZone(BusinessTime.ZONE)
                .toInstant();
    }
}
