package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.flow;
import static io.firewatch.detection.loan.Loans.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.CostIndicator;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A loan of 12,000 yuan paid out on day 0, unless told otherwise; due in days, thirty to a month. */
class LoanCostTest {
    private final List<LoanFlow> flows = new ArrayList<>();
    private final List<PlanIssue> plan = new ArrayList<>();
    private final List<StatusChange> statuses = new ArrayList<>(List.of(status(1, 0), status(9, 0)));
    private Listing listing = Loans.loan("12000.00");

    @Test
    void aBulletLoanCostsItsInterest() {
        paidOut("12000.00");
        instalment(1, 1, 180, "12000.00", "720.00", "0");

        // 6 % in six months: 12 × (1.06^(1/6) − 1)
        assertThat(of(3, CostIndicator.NOMINAL_RATE)).isEqualTo(0.11711, within(0.00002));
        assertThat(of(3, CostIndicator.CONTRACT_RATE)).isEqualTo(0.11711, within(0.00002));
        assertThat(of(3, CostIndicator.SIMPLE_RATE)).isEqualTo(0.06 * 365 / 180, within(1e-6));
        assertThat(of(3, CostIndicator.CUT)).isZero();
    }

    @Test
    void whatIsHeldBackMakesTheLoanDearerAndIsSplitByItsFees() {
        paidOut("10200.00");
        flows.add(flow(4, 0, "600.00"));
        flows.add(flow(29, 0, "240.00"));
        flows.add(flow(3, 1, "120.00"));
        instalment(1, 1, 30, "12000.00", "120.00", "0");

        assertThat(of(3, CostIndicator.RECEIVED)).isEqualTo(fen("10200.00"));
        assertThat(of(3, CostIndicator.CUT_SHARE)).isEqualTo(0.15, within(1e-9));
        assertThat(of(3, CostIndicator.UNEXPLAINED_CUT_SHARE)).isEqualTo(0.07, within(1e-9));
        assertThat(of(3, CostIndicator.PLATFORM_FEE)).isEqualTo(fen("600.00"));
        // 12,120 for 10,200 after a month; the third party's 240 count as received in the rate charged.
        assertThat(of(3, CostIndicator.NOMINAL_RATE)).isEqualTo(12 * (12_120 / 10_200.0 - 1), within(1e-6));
        assertThat(of(3, CostIndicator.CHARGED_RATE)).isEqualTo(12 * (12_120 / 10_440.0 - 1), within(1e-6));
    }

    @Test
    void aFeePaidOnTopOfAWholePayoutIsCountedOnce() {
        paidOut("12000.00");
        flows.add(flow(4, 0, "600.00"));
        instalment(1, 1, 30, "12000.00", "120.00", "0");

        assertThat(of(3, CostIndicator.CUT)).isZero();
        assertThat(of(3, CostIndicator.NOMINAL_RATE)).isEqualTo(12 * (12_120 / 11_400.0 - 1), within(1e-6));
    }

    @Test
    void feesByInstalmentAreNotTakenOffTheContractAsWell() {
        listing = Loans.loan("12000.00", "300.00", "0");
        paidOut("12000.00");
        instalment(1, 1, 30, "12000.00", "120.00", "300.00");

        assertThat(of(3, CostIndicator.CONTRACT_RATE)).isEqualTo(12 * (12_420 / 12_000.0 - 1), within(1e-6));
    }

    @Test
    void chargesForBeingLateCountWithTheInterest() {
        paidOut("12000.00");
        instalment(1, 1, 30, "12000.00", "120.00", "0");
        flows.add(flow(18, 60, "12000.00"));
        flows.add(flow(19, 60, "120.00"));
        flows.add(flow(32, 60, "600.00"));

        // 12,720 after two months.
        assertThat(of(60, CostIndicator.NOMINAL_RATE)).isEqualTo(12 * (Math.sqrt(1.06) - 1), within(1e-6));
        assertThat(of(60, CostIndicator.OVERDUE_CHARGES)).isEqualTo(fen("600.00"));
        assertThat(of(3, CostIndicator.NOMINAL_RATE)).isEqualTo(0.12, within(1e-6));
    }

    @Test
    void earlyFullRepaymentIsMeasuredByThePlan() {
        paidOut("11400.00");
        flows.add(flow(4, 0, "600.00"));
        instalment(1, 1, 360, "12000.00", "960.00", "0");
        flows.add(flow(18, 30, "12000.00"));
        flows.add(flow(19, 30, "80.00"));

        // A fee of 5 % over one month of twelve: 71 % on paper, 13 % as agreed.
        assertThat(of(30, CostIndicator.NOMINAL_RATE)).isGreaterThan(0.7);
        assertThat(of(30, CostIndicator.CHARGED_RATE))
                .isEqualTo(12 * (Math.pow(12_960 / 11_400.0, 1 / 12.0) - 1), within(1e-6));
    }

    @Test
    void anInstalmentPaidTwoDaysEarlyIsNotPaidTwice() {
        paidOut("12000.00");
        instalment(1, 2, 30, "6000.00", "120.00", "0");
        instalment(2, 2, 60, "6000.00", "60.00", "0");
        flows.add(flow(18, 28, "6000.00"));
        flows.add(flow(19, 28, "120.00"));
        flows.add(flow(32, 29, "0.01"));

        assertThat(of(29, CostIndicator.CHARGED_RATE)).isEqualTo(0.12, within(0.005));
    }

    @Test
    void aLoanOfAWeekIsCountedWithSimpleInterest() {
        listing = Loans.loan("12000.00", 7);
        paidOut("12000.00");
        instalment(1, 1, 7, "12000.00", "120.00", "0");

        assertThat(of(3, CostIndicator.NOMINAL_RATE)).isEqualTo(0.01 * 365 / 7, within(1e-6));
    }

    @Test
    void aLoanNotYetPaidOutWholeIsNotLookedAt() {
        statuses.clear();
        statuses.add(status(1, 0));
        paidOut("6000.00");

        assertThat(costs(30)).isEmpty();
    }

    @Test
    void aPayoutInTwoPartsIsComplete() {
        paidOut("6000.00");
        flows.add(flow(1, 2, "6000.00"));

        assertThat(costs(30)).containsOnlyKeys(day(5));
        assertThat(of(5, CostIndicator.CUT)).isZero();
    }

    @Test
    void ofAnOldLoanOnlyTheContractIsKnown() {
        listing = Loans.loan("12000.00", "4000.00", 1, day(-300));
        instalment(1, 1, 65, "12000.00", "1440.00", "0");

        assertThat(of(0, CostIndicator.CHARGED_RATE)).isEqualTo(of(0, CostIndicator.CONTRACT_RATE));
        assertThat(of(0, CostIndicator.CUT_SHARE)).isNaN();
    }

    @Test
    void theCapIsFourTimesTheRateOfTheDayOfTheContract() {
        paidOut("12000.00");

        assertThat(of(3, CostIndicator.CONTRACT_DATE)).isEqualTo(day(0));
        assertThat(of(3, CostIndicator.LPR_CAP)).isEqualTo(0.12, within(0.0001));
        assertThat(of(3, CostIndicator.CHARGED_RATE)).isNaN();
    }

    private void paidOut(String yuan) {
        flows.add(flow(1, 0, yuan));
    }

    private void instalment(int issue, int total, int due, String principal, String interest, String service) {
        RepayPlan row = new RepayPlan(
                "SB1",
                "borrower",
                total,
                issue,
                "SB1-" + issue,
                Money.parseYuan(principal),
                Money.parseYuan(interest),
                Money.parseYuan(service),
                BusinessTime.startOf(day(due)) + 86_399);
        plan.add(PlanIssue.of(row, plan.size() + 1L));
    }

    private SortedMap<Integer, Finding> costs(int closedDay) {
        return LoanCost.of(new LoanFacts(listing, statuses, plan, List.of(), flows, List.of()), day(closedDay));
    }

    private double of(int day, CostIndicator indicator) {
        Finding finding = costs(day).get(day(day));
        assertThat(finding).as("days told: " + costs(day).keySet()).isNotNull();
        return finding.values()[indicator.ordinal()];
    }
}
