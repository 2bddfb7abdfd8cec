package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a loan's own records tell of the signs of R10. */
class ListedLoanTest {
    private final List<StatusChange> statuses = new ArrayList<>();
    private final List<LoanFlow> flows = new ArrayList<>();
    private final List<LoanClaim> claims = new ArrayList<>();
    private long seq;

    @Test
    void filledWithinAMinuteIsHastyOnThatDay() {
        status(LoanState.RAISING, 0, 36_000);
        status(LoanState.FULL, 0, 36_059);

        assertThat(loan().hasty()).isEqualTo(Sign.since(day(0), "59 s"));
    }

    @Test
    void aMinuteIsNot() {
        status(LoanState.RAISING, 0, 36_000);
        status(LoanState.FULL, 0, 36_060);

        assertThat(loan().hasty().on(day(0))).isZero();
    }

    @Test
    void oneStampForTwoStatesTellsNothing() {
        status(LoanState.RAISING, 0, 36_000);
        status(LoanState.FULL, 0, 36_000);

        assertThat(loan().hasty().on(day(9))).isNaN();
    }

    @Test
    void paidOutInTheMinuteOfPublicationIsHasty() {
        status(LoanState.PUBLISHED, 0, 36_001);
        flow(TransType.PAYOUT, 0, 36_058);

        assertThat(loan().hasty().on(day(0))).isEqualTo(1);
        flow(TransType.PAYOUT, 0, 35_990);
        assertThat(loan().hasty().on(day(0))).isZero();
    }

    @Test
    void twoLendersOfNinetyPerCentAreFewAndThreeAreNot() {
        claim("a", "60000", 0);
        assertThat(loan().narrow().on(day(5))).isNaN();
        claim("b", "30000", 1);
        assertThat(loan().narrow().holds()).isEqualTo(day(1));
        claim("c", "10000", 1);
        assertThat(loan().narrow().holds()).isEqualTo(day(1));
        claims.clear();
        claim("a", "50000", 0);
        claim("b", "30000", 0);
        claim("c", "20000", 0);
        assertThat(loan().narrow().on(day(0))).isZero();
    }

    @Test
    void whoLendsToHimselfIsFound() {
        claim("a", "50000", 0);
        claim("borrower", "100", 2);

        assertThat(loan().narrow().holds()).isEqualTo(day(2));
    }

    @Test
    void instalmentsAtOneSecondAreOneTraitUntilOneIsNot() {
        flow(TransType.INTEREST_REPAID, 30, 36_000);
        flow(TransType.PRINCIPAL_REPAID, 60, 36_000);
        assertThat(loan().second()).isEqualTo(36_000);
        assertThat(loan().repaidFrom()).isEqualTo(day(30));
        assertThat(loan().repaidUntil()).isEqualTo(Sign.NEVER);

        flow(TransType.PRINCIPAL_REPAID, 90, 36_001);
        assertThat(loan().repaidUntil()).isEqualTo(day(90));
    }

    @Test
    void datesWithoutATimeAreNoSecond() {
        flow(TransType.PRINCIPAL_REPAID, 30, 0);

        assertThat(loan().second()).isNegative();
        assertThat(loan().repaidFrom()).isEqualTo(loan().repaidUntil());
    }

    private ListedLoan loan() {
        return ListedLoan.of("L", new LoanFacts(Loans.loan("100000"), statuses, List.of(), claims, flows, List.of()));
    }

    private void status(int status, int offset, int second) {
        statuses.add(new StatusChange(status, BusinessTime.startOf(day(offset)) + second, ++seq));
    }

    private void flow(int type, int offset, int second) {
        flows.add(new LoanFlow(type, BusinessTime.startOf(day(offset)) + second, 100, "", ++seq));
    }

    private void claim(String lender, String yuan, int offset) {
        claims.add(new LoanClaim(
                "c" + ++seq, lender, Money.parseYuan(yuan).fen(), day(offset), true, LoanClaim.NO_LOCK, seq));
    }
}
