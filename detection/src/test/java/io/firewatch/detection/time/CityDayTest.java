package io.firewatch.detection.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CityDayTest {
    @Test
    void aDayClosesThreeDaysAfterItWasReported() {
        CityDay city = new CityDay();

        assertThat(city.report("A", 100)).isTrue();

        assertThat(city.closedDay()).isEqualTo(97);
    }

    @Test
    void silentLendersHoldNobodyUp() {
        CityDay city = new CityDay();
        for (int lender = 0; lender < 20; lender++) {
            city.report("L" + lender, 10);
        }

        city.report("L0", 50);
        city.report("L1", 50);

        assertThat(city.closedDay()).isEqualTo(47);
    }

    @Test
    void oneLenderWithAWrongDateCannotCarryALargeCityAway() {
        CityDay city = new CityDay();
        for (int lender = 0; lender < 20; lender++) {
            city.report("L" + lender, 10);
        }

        assertThat(city.report("L0", 5000)).isFalse();
        assertThat(city.closedDay()).isEqualTo(7);
    }

    @Property
    void neverGoesBack(@ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> days) {
        CityDay city = new CityDay();
        int last = city.closedDay();
        for (int i = 0; i < days.size(); i++) {
            boolean moved = city.report("L" + (i % 17), days.get(i));
            assertThat(city.closedDay()).isGreaterThanOrEqualTo(last);
            assertThat(moved).isEqualTo(city.closedDay() > last);
            last = city.closedDay();
        }
    }
}
