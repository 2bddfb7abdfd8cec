package io.firewatch.detection.quality;

import io.firewatch.detection.loan.PlanIssue;
import io.firewatch.detection.loan.StatusChange;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The self-check of one loan (reporting-protocol A.11): every case that its records give rise to, whether or not its day
 * has closed. A loan counts as lent from the first of the states 3, 4, 5, 8 and 9; one that is full but unpaid is R04's.
 *
 * @param listed null while the listing has not come
 * @param claimed Σ(invAmount + redpackage) of its initial claims, fen; null while none came
 */
record LoanAudit(
        @Nullable Listed listed,
        Collection<StatusChange> statuses,
        Collection<PlanIssue> plan,
        @Nullable Long claimed,
        Map<FlowAt, Long> flows) {

    /** What of a listing matters here. A stock loan was lent before its lender began to report. */
    public record Listed(int day, long amount, boolean stock, long seq) {}

    static final int SETTLING_DAYS = 3;

    /** The self-check's tolerance per loan, yuan 5. */
    private static final long TOLERANCE_FEN = 500;

    private static final double TOLERANCE_SHARE = 0.01;

    private static final Set<Integer> LENT =
            Set.of(LoanState.REPAID, LoanState.OVERDUE, LoanState.REPAYING, LoanState.BAD_DEBT, LoanState.PAID_OUT);

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        LoanMoney money = LoanMoney.of(flows);
        // Money lent by the platform itself has no lenders behind it, and nothing to pass on.
        boolean hasLenders = claimed != null || !money.gathered().isEmpty();
        if (listed != null) {
            cases.add(new Case(CheckIndicator.LOANS_WITHOUT_STATUS, 0, listed.day(), !statuses.isEmpty()));
            if (hasLenders && !listed.stock()) {
                payout(listed, money, cases);
            }
        }
        int lent = firstLent();
        if (lent != LoanMoney.NEVER) {
            lent(lent, money, cases);
        }
        instalments(hasLenders, cases);
        if (hasLenders) {
            repayments(money, cases);
        }
        return cases;
    }

    private int firstLent() {
        int first = LoanMoney.NEVER;
        for (StatusChange one : statuses) {
            if (LENT.contains(one.status())) {
                first = Math.min(first, BusinessTime.dayOf(one.moment()));
            }
        }
        return first;
    }

    private void lent(int day, LoanMoney money, List<Case> cases) {
        boolean full = statuses.stream().anyMatch(one -> one.status() == LoanState.FULL);
        cases.add(new Case(CheckIndicator.LOANS_WITHOUT_PLAN, 0, day, !plan.isEmpty()));
        if (!plan.isEmpty()) {
            int total = total();
            long rows =
                    plan.stream().filter(one -> one.newest().issue() <= total).count();
            cases.add(new Case(CheckIndicator.PLANS_OF_WRONG_LENGTH, 0, day, rows == total));
        }
        if (listed != null && !listed.stock()) {
            cases.add(new Case(CheckIndicator.LOANS_WITHOUT_PAYOUT, 0, day, money.payoutDay() != LoanMoney.NEVER));
            cases.add(new Case(CheckIndicator.LOANS_NEVER_FULL, 0, day, full));
            long gap = listed.amount() - (claimed == null ? 0 : claimed);
            cases.add(new Case(CheckIndicator.CLAIMS_SHORT_OF_LOAN, 0, day, gap <= TOLERANCE_FEN));
        }
    }

    private int total() {
        PlanIssue newest = null;
        for (PlanIssue one : plan) {
            newest = newest == null || one.newestSeq() > newest.newestSeq() ? one : newest;
        }
        return newest == null ? 0 : newest.newest().totalIssue();
    }

    private static void payout(Listed listed, LoanMoney money, List<Case> cases) {
        int day = money.payoutDay();
        if (day != LoanMoney.NEVER) {
            long gap = LoanMoney.until(money.gathered(), day + SETTLING_DAYS)
                    - LoanMoney.until(money.paidOut(), day + SETTLING_DAYS);
            cases.add(new Case(
                    CheckIndicator.PAYOUTS_OUT_OF_BALANCE, 0, day, Math.abs(gap) <= tolerance(listed.amount())));
        }
    }

    /** Both sides so far; money that follows, or went ahead, within three days is the ordinary way of settling. */
    private static void repayments(LoanMoney money, List<Case> cases) {
        TreeSet<Integer> days = new TreeSet<>(money.paidIn().keySet());
        days.addAll(money.passedOn().keySet());
        for (int day : days) {
            long in = LoanMoney.until(money.paidIn(), day);
            long on = LoanMoney.until(money.passedOn(), day);
            boolean kept = in - LoanMoney.until(money.passedOn(), day + SETTLING_DAYS) > tolerance(in);
            boolean advanced = on - LoanMoney.until(money.paidIn(), day + SETTLING_DAYS) > tolerance(on);
            cases.add(new Case(CheckIndicator.REPAYMENTS_OUT_OF_BALANCE, 0, day, !kept && !advanced));
        }
    }

    private static long tolerance(long fen) {
        return Math.max(TOLERANCE_FEN, (long) (fen * TOLERANCE_SHARE));
    }

    private void instalments(boolean hasLenders, List<Case> cases) {
        Map<String, RepayPlan> rows = new HashMap<>();
        boolean anyInterest = false;
        for (PlanIssue one : plan) {
            rows.put(one.newest().plan(), one.newest());
            anyInterest |= one.newest().interest().fen() > 0;
        }
        Map<String, Paid> paid = paidByRow();
        Paid unnamed = paid.getOrDefault("", Paid.NOTHING);
        NavigableMap<Integer, Integer> firstPaid = new TreeMap<>();
        for (Map.Entry<String, Paid> one : paid.entrySet()) {
            RepayPlan row = rows.get(one.getKey());
            int issue = row == null ? 0 : row.issue();
            boolean interest = row == null ? anyInterest : row.interest().fen() > 0;
            one.getValue().cases(issue, interest, hasLenders, unnamed, cases);
            if (row != null && one.getValue().isRepaid()) {
                firstPaid.merge(issue, one.getValue().repaidDay(), Math::min);
            }
        }
        Integer before = null;
        for (Map.Entry<Integer, Integer> one : firstPaid.entrySet()) {
            if (before != null) {
                boolean follows = one.getKey() == before + 1;
                cases.add(new Case(CheckIndicator.SKIPPED_ISSUES, one.getKey(), one.getValue(), follows));
            }
            before = one.getKey();
        }
    }

    private Map<String, Paid> paidByRow() {
        Map<String, Paid> paid = new HashMap<>();
        flows.forEach(
                (at, fen) -> paid.merge(at.plan(), Paid.NOTHING.plus(at, fen), (known, more) -> known.plus(at, fen)));
        return paid;
    }

    /** What was paid for one row of the plan, or without naming a row. */
    private record Paid(
            long repaid, int repaidDay, long back, int backDay, boolean interestRepaid, boolean interestBack) {
        static final Paid NOTHING = new Paid(0, LoanMoney.NEVER, 0, LoanMoney.NEVER, false, false);

        Paid plus(FlowAt at, long fen) {
            return switch (at.type()) {
                case TransType.PRINCIPAL_REPAID ->
                    new Paid(repaid + fen, Math.min(repaidDay, at.day()), back, backDay, interestRepaid, interestBack);
                case TransType.PRINCIPAL_BACK ->
                    new Paid(repaid, repaidDay, back + fen, Math.min(backDay, at.day()), interestRepaid, interestBack);
                case TransType.INTEREST_REPAID, TransType.BORROWING_FEE ->
                    new Paid(repaid, repaidDay, back, backDay, true, interestBack);
                case TransType.INTEREST_BACK -> new Paid(repaid, repaidDay, back, backDay, interestRepaid, true);
                default -> this;
            };
        }

        boolean isRepaid() {
            return repaid > 0;
        }

        void cases(int issue, boolean interest, boolean hasLenders, Paid unnamed, List<Case> cases) {
            if (repaid > 0 && interest) {
                cases.add(new Case(
                        CheckIndicator.PRINCIPAL_WITHOUT_INTEREST,
                        issue,
                        repaidDay,
                        interestRepaid || unnamed.interestRepaid));
            }
            if (repaid > 0 && hasLenders) {
                cases.add(new Case(
                        CheckIndicator.PRINCIPAL_NOT_PASSED_ON, issue, repaidDay, back > 0 || unnamed.back > 0));
            }
            if (back > 0 && interest) {
                cases.add(new Case(
                        CheckIndicator.INTEREST_NOT_PASSED_ON, issue, backDay, interestBack || unnamed.interestBack));
            }
        }
    }
}
