package io.firewatch.rulesets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.BusinessTime;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FestivalsTest {
    @Test
    void aFestivalShowsBeforeAndAfterItsDaysOff() {
        assertThat(Festivals.isDayOff(day("2026-02-15"))).isTrue();
        assertThat(Festivals.isDayOff(day("2026-02-14"))).isFalse();
        assertThat(Festivals.shows(day("2026-02-03"))).isTrue();
        assertThat(Festivals.shows(day("2026-02-02"))).isFalse();
        assertThat(Festivals.shows(day("2026-02-28"))).isTrue();
        assertThat(Festivals.shows(day("2026-03-01"))).isFalse();
    }

    @Test
    void theSameDayLastYearIsCountedFromTheFestival() {
        assertThat(Festivals.dayLastYear(day("2026-02-13"))).contains(day("2025-01-26"));
        assertThat(Festivals.dayLastYear(day("2026-06-13"))).isEmpty();
        assertThat(Festivals.dayLastYear(day("2016-10-01"))).isEmpty();
    }

    @Test
    void aWrongLineIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Festivals.parse("festival,from,to,before,after,mark\nspring,2026-02-15,2026-02-01,1,1,R\n"))
                .withMessageContaining("festivals.csv:2: six columns");
    }

    private static int day(String date) {
        return BusinessTime.day(LocalDate.parse(date));
    }
}
