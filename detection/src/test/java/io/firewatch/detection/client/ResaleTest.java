package io.firewatch.detection.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResaleTest {
    @Test
    void whatLeavesWithinAWeekWasPassedOn() {
        Resale resale = resale(Map.of(0, 1000L, 5, 500L), Map.of(3, 800L, 9, 600L));

        // day 3: 800 of the 1000; day 9: the 200 left are older than 7 days, so 500 of day 5 leave
        assertThat(resale.funded().levelOn(4)).isEqualTo(1000);
        assertThat(resale.funded().levelOn(29)).isEqualTo(1500);
        assertThat(resale.funded().levelOn(30)).isEqualTo(500);
        assertThat(resale.passedOn().levelOn(2)).isZero();
        assertThat(resale.passedOn().levelOn(3)).isEqualTo(800);
        assertThat(resale.passedOn().levelOn(9)).isEqualTo(1300);
        assertThat(resale.passedOn().levelOn(30)).isEqualTo(500);
        assertThat(resale.passedOn().levelOn(35)).isZero();
        // the 200 kept are told on day 8, when they are too old to count
        assertThat(resale.told().levelOn(7)).isEqualTo(800);
        assertThat(resale.told().levelOn(8)).isEqualTo(1000);
        assertThat(resale.told().levelOn(9)).isEqualTo(1500);
        assertThat(resale.told().levelOn(30)).isEqualTo(500);
    }

    @Test
    void sevenDaysAreSoonAndEightAreNot() {
        assertThat(resale(Map.of(0, 100L), Map.of(7, 100L)).passedOn().levelOn(7))
                .isEqualTo(100);
        assertThat(resale(Map.of(0, 100L), Map.of(8, 100L)).passedOn().levelOn(8))
                .isZero();
    }

    @Test
    void whoSellsNothingPassesNothingOn() {
        assertThat(resale(Map.of(0, 100L), Map.of())).isEqualTo(Resale.NONE);
    }

    private static Resale resale(Map<Integer, Long> lent, Map<Integer, Long> sold) {
        return Resale.of(new TreeMap<>(lent), new TreeMap<>(sold));
    }
}
