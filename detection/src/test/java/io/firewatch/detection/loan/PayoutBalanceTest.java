package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.claim;
import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.flow;
import static io.firewatch.detection.loan.Loans.loan;
import static io.firewatch.detection.loan.Loans.status;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PayoutBalanceTest {
    private static final List<StatusChange> PAID_OUT = List.of(status(1, 0), status(9, 0));

    @Test
    void balancesWhenFeesAreDeductedUpFront() {
        PayoutBalance balance = only(
                List.of(flow(2, 0, "990"), flow(10, 0, "10"), flow(1, 0, "950"), flow(3, 0, "20"), flow(4, 1, "30")),
                List.of(claim("C1", "1000", 0)));

        assertThat(balance.payoutGap()).isZero();
        assertThat(balance.claimsGap()).isZero();
        assertThat(balance.isUnbalanced()).isFalse();
    }

    @Test
    void showsWhatLendersGaveAndTheBorrowerNeverGot() {
        PayoutBalance balance = only(List.of(flow(2, 0, "1000"), flow(1, 0, "700")), List.of(claim("C1", "1000", 0)));

        assertThat(balance.payoutGap()).isEqualTo(fen("300"));
        assertThat(balance.isUnbalanced()).isTrue();
    }

    @Test
    void feesCollectedByInstalmentLaterAreNoPartOfThePayout() {
        PayoutBalance balance = only(
                List.of(flow(2, 0, "1000"), flow(1, 0, "1000"), flow(4, 30, "15")), List.of(claim("C1", "1000", 0)));

        assertThat(balance.payoutGap()).isZero();
    }

    @Test
    void payoutsToMerchantsCount() {
        PayoutBalance balance = only(List.of(flow(2, 0, "1000"), flow(45, 0, "1000")), List.of(claim("C1", "1000", 0)));

        assertThat(balance.payoutGap()).isZero();
    }

    @Test
    void missingClaimsShow() {
        assertThat(only(List.of(flow(2, 0, "1000"), flow(1, 0, "1000")), List.of(claim("C1", "900", 0)))
                        .claimsGap())
                .isEqualTo(fen("100"));
    }

    @Test
    void isNotJudgedBeforeTheThirdDayAfterThePayoutHasClosed() {
        assertThat(PayoutBalance.of(loan("1000"), PAID_OUT, List.of(flow(1, 0, "700")), List.of(), day(2)))
                .isEmpty();
    }

    @Test
    void aFullLoanThatWaitsForItsPayoutIsObservedDayByDay() {
        var days = PayoutBalance.of(loan("1000"), List.of(status(1, 0)), List.of(), List.of(), day(12));

        assertThat(days.firstKey()).isEqualTo(day(3));
        assertThat(days.get(day(12)).daysFullUnpaid()).isEqualTo(12);
    }

    @Test
    void aLoanThatFailedAfterBeingFullWaitsForNothing() {
        var days = PayoutBalance.of(loan("1000"), List.of(status(1, 0), status(2, 2)), List.of(), List.of(), day(12));

        assertThat(days).isEmpty();
    }

    @Test
    void stockLoansAreLeftOut() {
        assertThat(PayoutBalance.of(
                        loan("1000", "500", 7, day(-100)), PAID_OUT, List.of(flow(1, 0, "1")), List.of(), day(30)))
                .isEmpty();
    }

    private static PayoutBalance only(List<LoanFlow> flows, List<LoanClaim> claims) {
        var days = PayoutBalance.of(loan("1000"), PAID_OUT, flows, claims, day(40));
        assertThat(days.keySet()).containsExactly(day(3));
        return days.get(day(3));
    }
}
