package io.firewatch.detection.overdue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.indicator.CompensationIndicator;
import io.firewatch.model.indicator.OverdueIndicator;
import io.firewatch.model.indicator.TenorIndicator;
import io.firewatch.model.indicator.TotalsIndicator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoanBookLedgerTest {
    private final Map<Integer, TallyDay> days = new HashMap<>();
    private final Map<Shown, Long> shown = new HashMap<>();

    @Test
    void sharesAreOfTheBalanceOfTheDay() {
        add(Kind.BALANCE, 0, 1_000_000);
        add(Kind.LOANS, 0, 10);
        add(Kind.OVERDUE, 40, 80_000);
        add(Kind.OVERDUE_LOANS, 40, 1);
        add(Kind.BALANCE, 50, -200_000);

        assertThat(overdue(40, OverdueIndicator.OVERDUE_SHARE)).isEqualTo(0.08, within(1e-12));
        assertThat(overdue(50, OverdueIndicator.OVERDUE_SHARE)).isEqualTo(0.1, within(1e-12));
        assertThat(overdue(45, OverdueIndicator.OVERDUE_LOANS_SHARE)).isEqualTo(0.1, within(1e-12));
        assertThat(overdue(69, OverdueIndicator.OVERDUE_RISE)).isEqualTo(0.1, within(1e-12));
        assertThat(overdue(80, OverdueIndicator.OVERDUE_RISE)).isZero();
    }

    @Test
    void countsAndLongArrearsAreToldAsTheyAreDisclosed() {
        add(Kind.LOANS, 0, 10);
        add(Kind.OVERDUE_LOANS, 5, 3);
        add(Kind.OVERDUE_90, 95, 40_000);
        add(Kind.OVERDUE_90_LOANS, 95, 2);
        add(Kind.PLATFORM_PAID, 20, 30_000);
        add(Kind.GUARANTOR_PAID, 30, 50_000);

        assertThat(overdue(95, OverdueIndicator.LOANS_OWING)).isEqualTo(10);
        assertThat(overdue(95, OverdueIndicator.OVERDUE_LOANS)).isEqualTo(3);
        assertThat(overdue(95, OverdueIndicator.OVERDUE_90_PRINCIPAL)).isEqualTo(40_000);
        assertThat(overdue(95, OverdueIndicator.OVERDUE_90_LOANS)).isEqualTo(2);
        assertThat(compensation(95, CompensationIndicator.COMPENSATED_EVER)).isEqualTo(80_000);
        assertThat(compensation(25, CompensationIndicator.COMPENSATED_EVER)).isEqualTo(30_000);
    }

    @Test
    void whatIsDisclosedBesideTheBalanceIsToldAsOfTheDay() {
        add(Kind.INTEREST, 0, 3_000);
        add(Kind.INTEREST, 20, -1_000);
        add(Kind.CONCLUDED, 0, 100_000);
        add(Kind.CONCLUDED_LOANS, 0, 2);
        add(Kind.CONCLUDED_LOANS, 21, 1);
        add(Kind.COMPENSATED_LOANS, 5, 1);
        add(Kind.RECOVERED_OFFLINE, 5, 700);
        add(Kind.GUARANTOR_PAID, 5, 900);

        double[] totals = ledger().totals(20);
        assertThat(totals[TotalsIndicator.INTEREST_BALANCE.ordinal()]).isEqualTo(2_000);
        assertThat(totals[TotalsIndicator.CONCLUDED_EVER.ordinal()]).isEqualTo(100_000);
        assertThat(totals[TotalsIndicator.LOANS_EVER.ordinal()]).isEqualTo(2);
        assertThat(compensation(34, CompensationIndicator.COMPENSATED_LOANS_EVER))
                .isEqualTo(1);
        assertThat(compensation(34, CompensationIndicator.RECOVERED_OFFLINE)).isEqualTo(700);
        assertThat(compensation(34, CompensationIndicator.GUARANTOR_COMPENSATION))
                .isEqualTo(900);
        assertThat(compensation(35, CompensationIndicator.RECOVERED_OFFLINE)).isZero();
        assertThat(compensation(34, CompensationIndicator.COMPENSATED_EVER)).isEqualTo(900);
    }

    @Test
    void arrearsRollAndLoansOfOneMonthAreComparedAtOneAge() {
        add(Kind.LENT, 0, 1_000_000);
        add(Kind.OVERDUE, 10, 100_000);
        add(Kind.OVERDUE_30, 41, 60_000);
        add(Kind.OVERDUE_YOUNG, 90, 50_000);

        assertThat(overdue(41, OverdueIndicator.ROLL_RATE)).isEqualTo(0.6, within(1e-12));
        assertThat(overdue(90, OverdueIndicator.VINTAGE_OVERDUE)).isEqualTo(0.05, within(1e-12));
        assertThat(overdue(120, OverdueIndicator.VINTAGE_OVERDUE)).isZero();
    }

    @Test
    void aBookYoungerThanTheWindowHasNotRisen() {
        add(Kind.BALANCE, 0, 1_000_000);

        assertThat(overdue(29, OverdueIndicator.OVERDUE_RISE)).isNaN();
        assertThat(overdue(30, OverdueIndicator.OVERDUE_RISE)).isZero();
    }

    @Test
    void compensationIsSetAgainstTheHighestArrearsOfItsMonth() {
        add(Kind.OVERDUE, 10, 100_000);
        add(Kind.OVERDUE, 20, -90_000);
        add(Kind.PLATFORM_PAID, 20, 30_000);

        assertThat(compensation(20, CompensationIndicator.PLATFORM_COMPENSATION_SHARE))
                .isEqualTo(0.3, within(1e-12));
        assertThat(compensation(49, CompensationIndicator.PLATFORM_COMPENSATION))
                .isEqualTo(30_000);
        assertThat(compensation(50, CompensationIndicator.PLATFORM_COMPENSATION))
                .isZero();
        assertThat(compensation(9, CompensationIndicator.SELF_COMPENSATORS)).isZero();
        assertThat(compensation(20, CompensationIndicator.SELF_COMPENSATORS)).isEqualTo(1);
    }

    @Test
    void silenceAndTenorAreSharesOfTheirWindow() {
        add(Kind.JUDGED, 10, 20);
        add(Kind.SILENT, 10, 3);
        add(Kind.LENT, 10, 600);
        add(Kind.LENT_SHORT, 12, 200);
        add(Kind.LENT, 12, 200);

        assertThat(compensation(12, CompensationIndicator.SILENT_SHARE)).isEqualTo(0.15, within(1e-12));
        assertThat(ledger().tenor(12)[TenorIndicator.SHORT_SHARE.ordinal()]).isEqualTo(0.25, within(1e-12));
        assertThat(ledger().tenor(40)[TenorIndicator.SHORT_SHARE.ordinal()]).isEqualTo(1, within(1e-12));
    }

    @Test
    void theLargestFindingOfEachDayIsShownAndWhatWasTakenBackIsNot() {
        add(Kind.OVERDUE, 5, 300);
        shown.put(new Shown(Kind.OVERDUE, 5, 71), 100L);
        shown.put(new Shown(Kind.OVERDUE, 5, 72), 200L);
        shown.put(new Shown(Kind.OVERDUE, 6, 73), -200L);
        shown.put(new Shown(Kind.SILENT, 7, 74), 1L);

        assertThat(ledger().records(7)).containsExactly(74, 72);
    }

    private void add(Kind kind, int day, long change) {
        days.merge(day, TallyDay.NOTHING.plus(kind, change), (a, b) -> a.plus(kind, change));
    }

    private LoanBookLedger ledger() {
        return new LoanBookLedger(days, shown, List.of(10));
    }

    private double overdue(int day, OverdueIndicator indicator) {
        return ledger().overdue(day)[indicator.ordinal()];
    }

    private double compensation(int day, CompensationIndicator indicator) {
        return ledger().compensation(day)[indicator.ordinal()];
    }
}
