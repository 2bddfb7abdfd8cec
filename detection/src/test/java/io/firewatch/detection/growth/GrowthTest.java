package io.firewatch.detection.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.flow.FlowDay;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.model.indicator.GrowthIndicator;
import io.firewatch.model.indicator.ReachIndicator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final Map<Integer, FlowDay> days = new HashMap<>();

    @Test
    void subsidiesAreComparedWeekByWeek() {
        for (int week = 0; week < 6; week++) {
            add(FlowKind.LENT, week * 7, 1_000_000);
            add(FlowKind.SUBSIDY, week * 7, week * 10_000L);
        }

        // week 5 from day 35 to 41: 50,000 of 1,000,000; each week more than the one before
        assertThat(value(GrowthIndicator.SUBSIDY_SHARE, 41)).isEqualTo(0.05);
        assertThat(value(GrowthIndicator.SUBSIDY_RISING_WEEKS, 41)).isEqualTo(5);
        assertThat(value(GrowthIndicator.SUBSIDY_RISING_WEEKS, 20)).isEqualTo(2);
    }

    @Test
    void oldLendersAreThoseNoLongerNew() {
        add(FlowKind.LENT, 10, 1_000);
        add(FlowKind.LENT_BY_NEW, 10, 200);
        add(FlowKind.LENT, 38, 1_000);
        add(FlowKind.LENT_BY_NEW, 38, 400);

        // 600 against 800 four weeks before
        assertThat(value(GrowthIndicator.OLD_LENDERS_CHANGE, 38)).isEqualTo(-0.25);
    }

    @Test
    void dependenceIsNewMoneyOverWhatIsPaidBack() {
        for (int day = 0; day < 70; day++) {
            add(FlowKind.PAID_BACK, day, 100);
            add(FlowKind.LENT_BY_NEW, day, day < 40 ? 50 : 80);
        }

        assertThat(value(GrowthIndicator.NEW_MONEY_DEPENDENCE, 69)).isEqualTo(0.8);
        assertThat(value(GrowthIndicator.DEPENDENCE_RISE, 69)).isCloseTo(0.3, within(1e-12));
        assertThat(value(GrowthIndicator.DEPENDENCE_RISE, 58)).isZero();
    }

    @Test
    void balanceAndBorrowersAreComparedWithNinetyDaysBefore() {
        add(FlowKind.BALANCE, 0, 1_000);
        add(FlowKind.BORROWERS, 0, 50);
        add(FlowKind.BALANCE, 80, 500);
        add(FlowKind.BORROWERS, 90, 1);

        assertThat(value(GrowthIndicator.BALANCE_GROWTH, 90)).isEqualTo(0.5);
        assertThat(value(GrowthIndicator.BORROWERS_GROWTH, 90)).isCloseTo(0.02, within(1e-12));
        assertThat(value(GrowthIndicator.BALANCE_GROWTH, 89)).isZero();
    }

    @Test
    void andWithThirtyDaysBefore() {
        add(FlowKind.BALANCE, 0, 1_000);
        add(FlowKind.BORROWERS, 0, 50);
        add(FlowKind.BALANCE, 30, 100);
        add(FlowKind.BORROWERS, 30, -5);

        assertThat(value(GrowthIndicator.BALANCE_GROWTH_MONTH, 29)).isZero();
        assertThat(value(GrowthIndicator.BALANCE_GROWTH_MONTH, 30)).isCloseTo(0.1, within(1e-12));
        assertThat(value(GrowthIndicator.BORROWERS_GROWTH_MONTH, 30)).isCloseTo(-0.1, within(1e-12));
        assertThat(value(GrowthIndicator.BALANCE_GROWTH_MONTH, 60)).isZero();
    }

    @Test
    void reachCountsFromTheBeginning() {
        add(FlowKind.NEW_LENDERS, 0, 3);
        add(FlowKind.NEW_BORROWERS, 0, 4);
        add(FlowKind.NEW_BORROWERS, 9, 1);
        add(FlowKind.NEW_LENDERS, 200, 2);
        add(FlowKind.LENT, 200, 700);

        double[] reach = new Reach().values(new FlowLedger(days), 200);
        assertThat(reach[ReachIndicator.LENDERS_EVER.ordinal()]).isEqualTo(5);
        assertThat(reach[ReachIndicator.RAISED_EVER.ordinal()]).isEqualTo(700);
        assertThat(reach[ReachIndicator.BORROWERS_EVER.ordinal()]).isEqualTo(5);
    }

    private void add(FlowKind kind, int day, long amount) {
        FlowDay before = days.getOrDefault(day, new FlowDay(new long[0], 0, 0));
        days.put(day, before.plus(FlowFact.of("A", kind, day, amount)));
    }

    private double value(GrowthIndicator indicator, int day) {
        return new Growth().values(new FlowLedger(days), day)[indicator.ordinal()];
    }
}
