package io.firewatch.detection.rate;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Months between two business days as contracts count them, so that a loan repaid on the same day of each month carries
 * its stated rate in February too: whole months where the calendar says so or where lenders count thirty days to a month
 * (reporting-protocol A.8), else days at 365/12 to a month.
 */
public final class MonthCount {
    private static final int DAYS_OF_MONTH = 30;

    /** A due day may be one off: money paid out in the evening, a month without a 31st. */
    private static final int SLACK_DAYS = 1;

    private MonthCount() {}

    /** Zero or more when {@code to} is not before {@code from}. */
    public static double between(int from, int to) {
        int days = to - from;
        if (days < DAYS_OF_MONTH - 3) {
            return byDays(days);
        }
        LocalDate start = BusinessTime.date(from);
        long near = Math.round(byDays(days));
        if (near > 0
                && Math.abs(ChronoUnit.DAYS.between(start.plusMonths(near), BusinessTime.date(to))) <= SLACK_DAYS) {
            return near;
        }
        return days % DAYS_OF_MONTH == 0 ? days / (double) DAYS_OF_MONTH : byDays(days);
    }

    private static double byDays(int days) {
        return days * 12 / 365.0;
    }
}
