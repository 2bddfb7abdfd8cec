package io.firewatch.detection.loan;

import static io.firewatch.detection.loan.Loans.day;
import static io.firewatch.detection.loan.Loans.fen;
import static io.firewatch.detection.loan.Loans.flow;
import static io.firewatch.detection.loan.Loans.row;
import static io.firewatch.detection.loan.Loans.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A loan of 1,000 yuan paid out on day 0, due in two halves on days 30 and 60. */
class LoanTalliesTest {
    private final List<LoanFlow> flows = new ArrayList<>();
    private final List<LenderReceipt> receipts = new ArrayList<>();
    private final List<StatusChange> statuses = new ArrayList<>(List.of(status(9, 0)));
    private final Map<Integer, PlanIssue> plan = new TreeMap<>();
    private Listing listing = Loans.loan("1000.00");
    private long seq = 0;

    LoanTalliesTest() {
        receive(row(1, 2, 30, "500"), row(2, 2, 60, "500"));
    }

    @Test
    void whatIsNotPaidByItsDueDayIsOverdueFromTheNextDayOn() {
        assertThat(level(Kind.OVERDUE, 30)).isZero();
        assertThat(level(Kind.OVERDUE, 31)).isEqualTo(fen("500"));
        assertThat(level(Kind.OVERDUE, 61)).isEqualTo(fen("1000"));
        assertThat(level(Kind.OVERDUE_90, 120)).isZero();
        assertThat(level(Kind.OVERDUE_90, 121)).isEqualTo(fen("500"));
        assertThat(level(Kind.OVERDUE_LOANS, 31)).isEqualTo(1);
        assertThat(level(Kind.OVERDUE_90_LOANS, 120)).isZero();
        assertThat(level(Kind.OVERDUE_90_LOANS, 121)).isEqualTo(1);
        assertThat(level(Kind.OVERDUE_30, 60)).isZero();
        assertThat(level(Kind.OVERDUE_30, 61)).isEqualTo(fen("500"));
        assertThat(level(Kind.OVERDUE_60, 91)).isEqualTo(fen("500"));
        assertThat(level(Kind.OVERDUE_YOUNG, 89)).isZero();
        assertThat(level(Kind.OVERDUE_YOUNG, 90)).isEqualTo(fen("500"));
    }

    @Test
    void aPaymentThatNamesNoInstalmentCoversTheEarliest() {
        flows.add(flow(18, 40, "500"));

        assertThat(level(Kind.OVERDUE, 39)).isEqualTo(fen("500"));
        assertThat(level(Kind.OVERDUE, 40)).isZero();
        assertThat(level(Kind.OVERDUE, 61)).isEqualTo(fen("500"));
    }

    @Test
    void aReversalLeavesTheInstalmentOpen() {
        flows.add(flow(18, 30, "500"));
        flows.add(flow(18, 33, "-500"));

        assertThat(level(Kind.OVERDUE, 31)).isZero();
        assertThat(level(Kind.OVERDUE, 33)).isEqualTo(fen("500"));
    }

    @Test
    void aReportedStateOfOverdueIsNotBelieved() {
        flows.add(flow(18, 30, "500"));
        statuses.add(status(4, 31));

        assertThat(level(Kind.OVERDUE, 40)).isZero();
    }

    @Test
    void whatAnOldLoanRepaidBeforeTheFeedIsNotOverdue() {
        listing = Loans.loan("1000.00", "500.00", 1, day(-100));

        assertThat(level(Kind.OVERDUE, 31)).isZero();
        assertThat(level(Kind.OVERDUE, 61)).isEqualTo(fen("500"));
        assertThat(level(Kind.LENT, 61)).isZero();
    }

    @Test
    void anInstalmentPutOffAndUnpaidIsAnExtensionAndCountsOnce() {
        receive(row(1, 2, 60, "500"), row(2, 2, 90, "500"));

        assertThat(level(Kind.DUE, 60)).isEqualTo(2);
        assertThat(level(Kind.EXTENDED, 60)).isEqualTo(1);
        assertThat(level(Kind.OVERDUE, 59)).isZero();
    }

    @Test
    void repayingEarlyIsNoExtension() {
        flows.add(flow(18, 20, "1000"));
        receive(row(1, 1, 20, "1000"));
        statuses.add(status(3, 20));

        assertThat(level(Kind.EXTENDED, 100)).isZero();
    }

    @Test
    void lendersPaidWhileNobodyElseDidArePaidInSilence() {
        receipts.add(new LenderReceipt("SB1-1", day(31), fen("510")));
        receipts.add(new LenderReceipt("SB1-2", day(60), fen("505")));
        flows.add(flow(27, 65, "505"));

        assertThat(level(Kind.JUDGED, 36)).isZero();
        assertThat(level(Kind.JUDGED, 67)).isEqualTo(2);
        assertThat(level(Kind.SILENT, 67)).isEqualTo(1);
    }

    @Test
    void lendersPaidTwoDaysLateOrNotAtAllAreNot() {
        receipts.add(new LenderReceipt("SB1-1", day(32), fen("510")));

        assertThat(level(Kind.SILENT, 100)).isZero();
    }

    @Test
    void writingOffCountsInTheLastDaysOfAMonthOnly() {
        statuses.add(status(10, 27)); // 2026-05-31

        assertThat(level(Kind.WRITTEN_OFF, 27)).isEqualTo(fen("1000"));
        assertThat(level(Kind.OVERDUE, 100)).isZero();

        statuses.set(1, status(10, 28));

        assertThat(level(Kind.WRITTEN_OFF, 28)).isZero();
    }

    @Test
    void interestIsOwedUntilItIsPaidOrThePrincipalIs() {
        receive(row(1, 2, 30, "500", "10"), row(2, 2, 60, "500", "5"));
        flows.add(flow(19, 30, "10"));
        flows.add(flow(18, 30, "500"));
        flows.add(flow(18, 60, "500"));

        assertThat(level(Kind.INTEREST, 29)).isEqualTo(fen("15"));
        assertThat(level(Kind.INTEREST, 30)).isEqualTo(fen("5"));
        assertThat(level(Kind.INTEREST, 60)).isZero();
    }

    @Test
    void interestOfBeforeTheFirstRepaymentOfAnOldLoanIsPaid() {
        listing = Loans.loan("1000.00", "1000.00", 1, day(-100));
        receive(row(1, 3, 10, "0", "10"), row(2, 3, 40, "0", "10"), row(3, 3, 70, "1000", "10"));

        assertThat(level(Kind.INTEREST, 20)).isEqualTo(fen("30"));

        flows.add(flow(19, 40, "10"));

        assertThat(level(Kind.INTEREST, 20)).isEqualTo(fen("20"));
        assertThat(level(Kind.INTEREST, 40)).isEqualTo(fen("10"));
    }

    @Test
    void aLoanIsMadeWithItsPayoutForItsWholeAmount() {
        listing = Loans.loan("1000.00", "400.00", 1, day(-100));

        assertThat(level(Kind.CONCLUDED, 0)).isEqualTo(fen("1000"));
        assertThat(level(Kind.CONCLUDED_LOANS, 200)).isEqualTo(1);

        statuses.set(0, status(1, 0));

        assertThat(level(Kind.CONCLUDED_LOANS, 200)).isZero();
    }

    @Test
    void aLoanIsCompensatedUnlessThatIsTakenBack() {
        flows.add(flow(37, 31, "500"));
        flows.add(flow(27, 33, "100"));
        flows.add(flow(27, 40, "-600"));

        assertThat(level(Kind.COMPENSATED_LOANS, 30)).isZero();
        assertThat(level(Kind.COMPENSATED_LOANS, 33)).isEqualTo(1);
        assertThat(level(Kind.COMPENSATED_LOANS, 40)).isZero();
    }

    private void receive(RepayPlan... rows) {
        for (RepayPlan row : rows) {
            long next = ++seq;
            plan.compute(
                    row.issue(), (issue, known) -> known == null ? PlanIssue.of(row, next) : known.with(row, next));
        }
    }

    private long level(Kind kind, int offset) {
        LoanFacts facts = new LoanFacts(listing, statuses, List.copyOf(plan.values()), List.of(), flows, receipts);
        StepSeries owed = Outstanding.of(listing, statuses, flows);
        return LoanTallies.of(facts, owed)
                .getOrDefault(kind, StepSeries.NOTHING)
                .levelOn(day(offset));
    }
}
