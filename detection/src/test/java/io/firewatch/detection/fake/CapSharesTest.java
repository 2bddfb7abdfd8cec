package io.firewatch.detection.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CapSharesTest {
    private final TreeMap<Integer, CapDay> days = new TreeMap<>();

    @Test
    void threeOfTenLoansJustBelowTheLimitAreMany() {
        days.put(5, new CapDay(10, 2));
        days.put(9, new CapDay(10, 4));
        assertThat(CapShares.many(days, 9)).isTrue();

        days.put(9, new CapDay(10, 3));
        assertThat(CapShares.many(days, 9)).isFalse();
    }

    @Test
    void ofAFewLoansNoShareIsTold() {
        days.put(9, new CapDay(19, 19));

        assertThat(CapShares.many(days, 9)).isFalse();
    }

    @Test
    void onlyTheLastNinetyDaysCount() {
        days.put(10, new CapDay(30, 30));
        days.put(100, new CapDay(30, 0));

        assertThat(CapShares.many(days, 99)).isTrue();
        assertThat(CapShares.many(days, 100)).isFalse();
    }
}
