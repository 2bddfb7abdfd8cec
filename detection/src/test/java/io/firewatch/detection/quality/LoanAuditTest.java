package io.firewatch.detection.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.loan.PlanIssue;
import io.firewatch.detection.loan.StatusChange;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A loan of 1,000 yuan in two instalments, paid out on day 10; amounts in fen. */
class LoanAuditTest {
    private static final long AMOUNT = 100_000;

    private @Nullable Long claimed = AMOUNT;
    private final List<StatusChange> statuses = new ArrayList<>();
    private final List<PlanIssue> plan = new ArrayList<>();
    private final Map<FlowAt, Long> flows = new HashMap<>();

    LoanAuditTest() {
        status(1, 9);
        status(9, 10);
        row(1, 2);
        row(2, 2);
        flow(2, "", 9, AMOUNT);
        flow(1, "", 10, AMOUNT);
    }

    @Test
    void aLoanInOrderPassesEveryCheck() {
        repaid("S-1", 40);
        repaid("S-2", 70);

        assertThat(failed()).isEmpty();
        assertThat(looked())
                .contains(
                        CheckIndicator.LOANS_WITHOUT_PAYOUT,
                        CheckIndicator.PLANS_OF_WRONG_LENGTH,
                        CheckIndicator.PRINCIPAL_NOT_PASSED_ON,
                        CheckIndicator.REPAYMENTS_OUT_OF_BALANCE,
                        CheckIndicator.SKIPPED_ISSUES);
    }

    @Test
    void aPlanRowIsMissing() {
        plan.remove(1);

        assertThat(failed()).containsExactly(CheckIndicator.PLANS_OF_WRONG_LENGTH);
    }

    @Test
    void anInstalmentIsSkipped() {
        row(3, 3);
        plan.set(0, issue(1, 3));
        plan.set(1, issue(2, 3));
        repaid("S-1", 40);
        repaid("S-3", 70);

        assertThat(failed()).containsExactly(CheckIndicator.SKIPPED_ISSUES);
    }

    @Test
    void principalComesWithoutInterestAndStaysWithThePlatform() {
        flow(18, "S-1", 40, 50_000);

        assertThat(failed())
                .containsExactlyInAnyOrder(
                        CheckIndicator.PRINCIPAL_WITHOUT_INTEREST,
                        CheckIndicator.PRINCIPAL_NOT_PASSED_ON,
                        CheckIndicator.REPAYMENTS_OUT_OF_BALANCE);
    }

    @Test
    void flowsThatNameNoPlanRowAreTakenTogether() {
        flow(18, "", 40, 50_000);
        flow(19, "", 40, 1_000);
        flow(8, "", 42, 50_000);
        flow(9, "", 42, 1_000);

        assertThat(failed()).isEmpty();
    }

    @Test
    void moneyPassedOnWithinThreeDaysBalances() {
        flow(18, "S-1", 40, 50_000);
        flow(19, "S-1", 40, 1_000);
        flow(8, "S-1", 43, 50_000);
        flow(9, "S-1", 43, 1_000);
        assertThat(failed()).isEmpty();

        flows.remove(new FlowAt(8, "S-1", 43));
        flow(8, "S-1", 44, 50_000);
        assertThat(failed()).containsExactly(CheckIndicator.REPAYMENTS_OUT_OF_BALANCE);
    }

    @Test
    void claimsMayFallShortByFiveYuan() {
        claimed = AMOUNT - 500;
        assertThat(failed()).isEmpty();
        claimed = AMOUNT - 501;
        assertThat(failed()).containsExactly(CheckIndicator.CLAIMS_SHORT_OF_LOAN);
    }

    @Test
    void theLendersOwnMoneyHasNobodyToPassOnTo() {
        claimed = null;
        flows.remove(new FlowAt(2, "", 9));
        flow(18, "S-1", 40, 50_000);
        flow(19, "S-1", 40, 1_000);

        assertThat(failed()).containsExactly(CheckIndicator.CLAIMS_SHORT_OF_LOAN);
    }

    @Test
    void theTwoBalancesDifferWhenALoanIsClosedThatNobodyRepaid() {
        status(3, 40);

        TwoBalances balances = TwoBalances.of(listed(), statuses, flows, 60);

        assertThat(balances.projects().levelOn(39)).isEqualTo(AMOUNT);
        assertThat(balances.flows().levelOn(39)).isEqualTo(AMOUNT);
        assertThat(balances.projects().levelOn(40)).isZero();
        assertThat(balances.flows().levelOn(40)).isEqualTo(AMOUNT);
    }

    @Test
    void aStateThatComesThreeDaysBeforeTheMoneyMakesNoDifference() {
        status(3, 40);
        flow(18, "S-1", 43, AMOUNT);

        TwoBalances balances = TwoBalances.of(listed(), statuses, flows, 60);

        assertThat(balances.flows()).isEqualTo(balances.projects());
    }

    @Test
    void aFullLoanThatWaitsForItsMoneyMakesNoDifferenceForThreeDays() {
        flows.remove(new FlowAt(1, "", 10));
        flow(1, "", 12, AMOUNT);

        TwoBalances balances = TwoBalances.of(listed(), statuses, flows, 60);

        assertThat(balances.flows()).isEqualTo(balances.projects());
    }

    private LoanAudit.Listed listed() {
        return new LoanAudit.Listed(8, AMOUNT, false, 1);
    }

    private Set<CheckIndicator> failed() {
        Set<CheckIndicator> failed = new HashSet<>();
        for (Case one : audit().cases()) {
            if (!one.passed()) {
                failed.add(one.check());
            }
        }
        return failed;
    }

    private Set<CheckIndicator> looked() {
        Set<CheckIndicator> looked = new HashSet<>();
        audit().cases().forEach(one -> looked.add(one.check()));
        return looked;
    }

    private LoanAudit audit() {
        return new LoanAudit(listed(), statuses, plan, claimed, flows);
    }

    private void status(int status, int day) {
        statuses.add(new StatusChange(status, BusinessTime.startOf(day), statuses.size() + 1));
    }

    private void row(int issue, int total) {
        plan.add(issue(issue, total));
    }

    private static PlanIssue issue(int issue, int total) {
        return PlanIssue.of(
                new RepayPlan(
                        "S",
                        "b",
                        total,
                        issue,
                        "S-" + issue,
                        Money.ofFen(50_000),
                        Money.ofFen(1_000),
                        Money.ofFen(0),
                        BusinessTime.startOf(10 + 30 * issue)),
                issue);
    }

    private void repaid(String row, int day) {
        flow(18, row, day, 50_000);
        flow(19, row, day, 1_000);
        flow(8, row, day, 50_000);
        flow(9, row, day, 900);
        flow(46, row, day, 100);
    }

    private void flow(int type, String row, int day, long fen) {
        flows.merge(new FlowAt(type, row, day), fen, Long::sum);
    }
}
