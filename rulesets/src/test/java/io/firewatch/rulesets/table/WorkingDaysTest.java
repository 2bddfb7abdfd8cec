package io.firewatch.rulesets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final WorkingDays DAYS = WorkingDays.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-05-29, true, a Friday",
        "2026-05-30, false, a Saturday",
        "2026-05-09, true, a Saturday made up for Labour Day",
        "2026-09-20, true, a Sunday made up for National Day",
        "2026-05-04, false, a Monday off",
        "2022-12-31, false, New Year of the next year's notice"
    })
    void knowsOnWhichDaysAnOfficeWorks(LocalDate day, boolean works, String why) {
        assertThat(DAYS.isWorkingDay(day)).as(why).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-29, 1, 2026-06-01, a Friday counts from Monday",
        "2026-05-29, 3, 2026-06-03, three working days over a weekend",
        "2026-05-30, 1, 2026-06-01, a Saturday does too",
        "2026-04-30, 1, 2026-05-06, the eve of Labour Day",
        "2026-04-30, 3, 2026-05-08, not yet the Saturday made up",
        "2026-04-30, 4, 2026-05-09, the Saturday made up",
        "2026-02-13, 1, 2026-02-14, the Saturday before Spring Festival",
        "2026-02-13, 2, 2026-02-24, the day after it",
        "2025-12-31, 1, 2026-01-04, over the end of a year that is covered on both sides"
    })
    void countsWorkingDaysAfterADay(LocalDate day, int count, LocalDate expected, String why) {
        assertThat(DAYS.after(day, count)).as(why).isEqualTo(expected);
    }

    @Test
    void findsTheFifthWorkingDayOfAMonth() {
        assertThat(DAYS.ofMonth(YearMonth.of(2026, 10), 1)).isEqualTo(LocalDate.of(2026, 10, 8));
        assertThat(DAYS.ofMonth(YearMonth.of(2026, 10), 3)).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(DAYS.ofMonth(YearMonth.of(2026, 6), 1)).isEqualTo(LocalDate.of(2026, 6, 1));
    }

    @Test
    void guessesNothingAboutAYearWithoutItsNotice() {
        assertThat(DAYS.years()).contains(2021, 2026).doesNotContain(2027);
        assertThat(DAYS.after(LocalDate.of(2026, 12, 30), 1)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThatExceptionOfType(WorkingDays.UnknownYear.class)
                .isThrownBy(() -> DAYS.after(LocalDate.of(2026, 12, 30), 2))
                .withMessageContaining("2027");
    }

    @Test
    void takesTheYearsOfABureausOwnFile() {
        String own = "year,kind,name,from,to,mark\n2027,off,元旦,2027-01-01,2027-01-03,LAW\n";
        WorkingDays days = WorkingDays.shippedAnd("own.csv", own);
        assertThat(days.after(LocalDate.of(2026, 12, 30), 2)).isEqualTo(LocalDate.of(2027, 1, 4));
        assertThat(days.years()).contains(2026, 2027);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkingDays.shippedAnd("own.csv", own + "2027,rest,春节,2027-02-05,2027-02-11,LAW\n"))
                .withMessageContaining("own.csv:3: kind");
    }

    /** Two tables tell of the two great festivals: how they show in lenders' flows, and when offices are closed. */
    @Test
    void agreesWithTheFestivalsLendersFeel() {
        for (int year : DAYS.years()) {
            for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
                if (Festivals.isDayOff(BusinessTime.day(day))) {
                    assertThat(DAYS.isWorkingDay(day)).as(day.toString()).isFalse();
                }
            }
        }
    }
}
