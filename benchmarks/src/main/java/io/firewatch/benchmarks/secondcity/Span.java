package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The days this city trades: 2020-06-15 to 2020-10-06. They hold the day from which the cap on private lending is four
 * times the LPR (2020-08-20), three month-ends, and the National Day week.
 */
final class Span {
    static final LocalDate FIRST = LocalDate.of(2020, 6, 15);
    static final int DAYS = 114;
    static final LocalDate LAST = FIRST.plusDays(DAYS - 1L);

    private Span() {}

    static LocalDate day(int offset) {
        return FIRST.plusDays(offset);
    }

    static boolean isOver(LocalDateTime moment) {
        return moment.toLocalDate().isAfter(LAST);
    }

    static String print(LocalDateTime moment) {
        return BusinessTime.printMoment(moment.toEpochSecond(ZoneOffset.UTC));
    }
}
