package io.firewatch.detection.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.flow.FlowDay;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.RunIndicator;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSignalsTest {
    /** Far from any festival: a Monday in spring. */
    private static final int DAY_0 = BusinessTime.day(LocalDate.of(2026, 3, 30));

    private final Map<Integer, FlowDay> days = new HashMap<>();

    @Test
    void theNetOutflowOfSevenDaysIsAShareOfTheBalance() {
        quiet(60);
        for (int day = 54; day <= 60; day++) {
            add(FlowKind.WITHDRAWN, day, 1_000_000);
        }

        // (7 × 1,000,000 + 7 × 100,000 usual − 7 × 100,000) / 100,000,000
        assertThat(value(RunIndicator.OUTFLOW7_SHARE, 60)).isEqualTo(0.07);
        assertThat(value(RunIndicator.OUTFLOW7_SHARE, 53)).isZero();
        assertThat(value(RunIndicator.WITHDRAWAL_RATIO3, 60)).isEqualTo(11);
        // 7,000,000 above the mean of 0, over the floor of 0.1 % of the balance
        assertThat(value(RunIndicator.OUTFLOW_Z, 60)).isEqualTo(70);
    }

    @Test
    void theSpreadIsThatOfTheFourWeeksBeforeTheWindow() {
        quiet(60);
        for (int day = 26; day <= 53; day++) {
            add(FlowKind.WITHDRAWN, day, day % 2 == 0 ? 200_000 : 0);
        }
        add(FlowKind.WITHDRAWN, 60, 3_000_000);

        // mean 100,000, sd 100,000 a day: (3,000,000 − 700,000) / (√7 × 100,000)
        assertThat(value(RunIndicator.OUTFLOW_Z, 60)).isEqualTo(2_300_000 / (Math.sqrt(7) * 100_000), within(1e-9));
    }

    @Test
    void aWallOfMaturitiesExplainsTheWithdrawalsThatFollowIt() {
        quiet(60);
        add(FlowKind.MATURING, 56, 7_000_000);
        add(FlowKind.WITHDRAWN, 57, 6_000_000);

        // from the wall on all is explained: what remains is 2 × 100,000 before it − 7 × 100,000 deposited
        assertThat(value(RunIndicator.OUTFLOW7_SHARE, 60)).isEqualTo(-0.005);
    }

    @Test
    void maturitiesAsUsualExplainNothing() {
        quiet(60);
        for (int day = 0; day <= 60; day++) {
            add(FlowKind.MATURING, day, 1_000_000);
        }
        for (int day = 54; day <= 60; day++) {
            add(FlowKind.WITHDRAWN, day, 1_000_000);
        }

        assertThat(value(RunIndicator.OUTFLOW7_SHARE, 60)).isEqualTo(0.07);
    }

    @Test
    void withdrawalsWithoutAnyDepositAreTheGravestRatioAndTrifleNone() {
        add(FlowKind.BALANCE, 0, 100_000_000);
        for (int day = 10; day <= 12; day++) {
            add(FlowKind.WITHDRAWN, day, 100_000);
            add(FlowKind.WITHDRAWN, day + 10, 99_999);
        }

        assertThat(value(RunIndicator.WITHDRAWAL_RATIO3, 11)).isZero();
        assertThat(value(RunIndicator.WITHDRAWAL_RATIO3, 12)).isEqualTo(99);
        assertThat(value(RunIndicator.WITHDRAWAL_RATIO3, 22)).isZero();
    }

    @Test
    void newLendersMustStayAwayOnEachOfFiveDays() {
        for (int day = 0; day < 35; day++) {
            add(FlowKind.NEW_LENDERS, day, 4);
        }
        add(FlowKind.NEW_LENDERS, 35, 2);
        add(FlowKind.NEW_LENDERS, 37, 1);
        add(FlowKind.BALANCE, 45, 1);

        assertThat(value(RunIndicator.NEW_LENDERS_DROP5, 39)).isEqualTo(0.5);
        assertThat(value(RunIndicator.NEW_LENDERS_DROP5, 38)).isZero();
    }

    @Test
    void theQueueIsWorthSoManyDaysOfTakeovers() {
        quiet(60);
        add(FlowKind.QUEUED, 40, 9_000_000);
        add(FlowKind.TAKEN_OVER, 50, 2_800_000);

        // 2,800,000 / 28 = 100,000 a day
        assertThat(value(RunIndicator.TRANSFER_QUEUE, 50)).isEqualTo(90);
        assertThat(value(RunIndicator.TRANSFER_QUEUE, 49)).isEqualTo(9);
        assertThat(value(RunIndicator.TRANSFER_QUEUE, 39)).isZero();
    }

    @Test
    void successShareDiscountReversalsAndWhales() {
        quiet(60);
        add(FlowKind.SUCCEEDED, 40, 9);
        add(FlowKind.FAILED, 41, 1);
        add(FlowKind.SUCCEEDED, 58, 2);
        add(FlowKind.FAILED, 58, 3);
        add(FlowKind.OFFERED, 58, 1_000_000);
        add(FlowKind.OFFERED_FLOAT, 58, -60_000);
        add(FlowKind.REVERSED, 58, 70_000);
        add(FlowKind.WITHDRAWN_SQUARES, 58, 2_450);

        assertThat(value(RunIndicator.TRANSFER_SUCCESS_DROP, 60)).isEqualTo(0.9 - 0.4);
        assertThat(value(RunIndicator.TRANSFER_DISCOUNT, 60)).isEqualTo(0.06);
        // 70,000 of 7 × 100,000
        assertThat(value(RunIndicator.REVERSED_WITHDRAWALS, 60)).isEqualTo(0.1);
        // 700,000 fen are 70 units: 2,450 / 4,900
        assertThat(value(RunIndicator.WITHDRAWAL_HHI, 60)).isEqualTo(0.5);
    }

    @Test
    void aroundAFestivalTheYearBeforeIsTheMeasure() {
        int festival = BusinessTime.day(LocalDate.of(2026, 2, 13)) - DAY_0;
        int before = BusinessTime.day(LocalDate.of(2025, 1, 26)) - DAY_0;
        add(FlowKind.BALANCE, festival - 20, 100_000_000);
        add(FlowKind.WITHDRAWN, festival, 9_000_000);
        assertThat(value(RunIndicator.FESTIVE, festival)).isEqualTo(1);
        assertThat(value(RunIndicator.FESTIVE, festival + 60)).isZero();

        add(FlowKind.BALANCE, before - 20, 100_000_000);
        add(FlowKind.WITHDRAWN, before, 8_000_000);
        assertThat(value(RunIndicator.FESTIVE, festival)).isZero();
        assertThat(value(RunIndicator.OUTFLOW_LAST_YEAR, festival)).isEqualTo(0.08);
    }

    /** Balance of a million yuan; a thousand in and out each day. */
    private void quiet(int lastDay) {
        add(FlowKind.BALANCE, 0, 100_000_000);
        for (int day = 0; day <= lastDay; day++) {
            add(FlowKind.DEPOSITED, day, 100_000);
            add(FlowKind.WITHDRAWN, day, 100_000);
        }
    }

    private void add(FlowKind kind, int day, long amount) {
        FlowDay before = days.getOrDefault(DAY_0 + day, new FlowDay(new long[0], 0, 0));
        days.put(DAY_0 + day, before.plus(FlowFact.of("A", kind, DAY_0 + day, amount)));
    }

    private double value(RunIndicator indicator, int day) {
        return new RunSignals().values(new FlowLedger(days), DAY_0 + day)[indicator.ordinal()];
    }
}
