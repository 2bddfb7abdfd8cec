package io.firewatch.detection.loan;

import io.firewatch.detection.loan.Instalments.Instalment;
import io.firewatch.detection.rate.AnnualRate;
import io.firewatch.detection.rate.AnnualRate.Dated;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The cash flows of a loan between its borrower and everyone else (supervision-rules R11): what was received and paid up to
 * a day, and for the rest what the plan says. A fee taken out of the payout is not counted as a payment again.
 */
final class LoanCashFlows {
    /** Up to this term compound rates explode, and simple interest is counted. */
    static final int SHORT_TERM_DAYS = 14;

    private static final Set<Integer> PRINCIPAL = Set.of(TransType.PRINCIPAL_REPAID);
    private static final Set<Integer> INTEREST = Set.of(TransType.INTEREST_REPAID);
    private static final Set<Integer> OWN_FEES = Set.of(TransType.BORROWING_FEE, TransType.GUARANTEE_FEE);
    private static final Set<Integer> THIRD_PARTY_FEE = Set.of(TransType.REFERRAL_FEE);
    private static final Set<Integer> PAYMENTS = Set.of(
            TransType.PRINCIPAL_REPAID,
            TransType.INTEREST_REPAID,
            TransType.OVERDUE_CHARGE,
            TransType.PENALTY_TO_LENDER,
            TransType.EARLY_REPAYMENT_CHARGE);

    /** Principal paid this many days before it is due is paid on time. */
    private static final int EARLY_DAYS = 7;

    /** Rounding of a plan or of float columns (A.8). */
    private static final long SLACK_FEN = 100;

    /** A plan whose principal is further from the contract than this is another loan's, or only part of it. */
    private static final double PLAN_SLACK = 0.01;

    private final LoanFacts facts;
    private final Instalments plan;
    private final int settledDay;
    private final long amount;

    LoanCashFlows(LoanFacts facts) {
        this.facts = facts;
        this.plan = Instalments.of(facts);
        OptionalInt payout = facts.lastPayout();
        this.settledDay = payout.isPresent() ? payout.getAsInt() + LoanCost.SETTLING_DAYS : Integer.MIN_VALUE;
        this.amount = facts.listing().loan().amount().fen();
    }

    /** The annual rate of flows as caps are held against it: nominal, for a term of days simple. */
    double rate(List<Dated> flows, int term) {
        return term > 0 && term <= SHORT_TERM_DAYS ? AnnualRate.simple(flows) : AnnualRate.nominal(flows);
    }

    /** By contract: amount less the fees due up front, against the plan; empty while the plan is not known. */
    List<Dated> contract(int startDay) {
        List<Dated> flows = new ArrayList<>();
        if (!isPlanOfContract()) {
            return flows;
        }
        ScatterInvest loan = facts.listing().loan();
        long fees = loan.serviceCost().fen() + loan.securityAmount().fen();
        long byInstalment = plan.rows().stream().mapToLong(Instalment::service).sum();
        flows.add(new Dated(startDay, amount - Math.max(fees - byInstalment, 0)));
        planned(flows);
        return flows;
    }

    /** What was really received, against the plan; empty while the plan is not known. */
    List<Dated> asPlanned() {
        List<Dated> flows = new ArrayList<>();
        if (isPlanOfContract()) {
            received(flows, true);
            planned(flows);
        }
        return flows;
    }

    /**
     * What was received and paid up to a day, and the rest of the plan.
     *
     * @param withThirdParties whether a fee that went to a third party counts as received
     */
    List<Dated> asOf(int day, boolean withThirdParties) {
        List<Dated> flows = new ArrayList<>();
        received(flows, withThirdParties);
        for (LoanFlow flow : facts.flows()) {
            boolean payment = PAYMENTS.contains(flow.type());
            boolean laterFee = OWN_FEES.contains(flow.type()) && flow.day() > settledDay;
            if (flow.day() <= day && (payment || laterFee)) {
                flows.add(new Dated(flow.day(), -flow.fen()));
            }
        }
        if (!isClosed(day)) {
            toCome(flows, day);
        }
        return flows;
    }

    /** Whether principal came back before the plan asked for it: the rate by then says little about the contract. */
    boolean isAheadOfPlan(int day) {
        return facts.sum(PRINCIPAL, day) - plan.principalDue(day + EARLY_DAYS) > amount * PLAN_SLACK;
    }

    /** The day from which nothing is to come: repaid whole, or so said. */
    OptionalInt repaidDay() {
        long left = amount - SLACK_FEN;
        OptionalInt said = facts.statuses().stream()
                .filter(status -> status.status() == LoanState.REPAID)
                .mapToInt(status -> BusinessTime.dayOf(status.moment()))
                .min();
        List<LoanFlow> repaid = facts.flows().stream()
                .filter(flow -> flow.type() == TransType.PRINCIPAL_REPAID)
                .sorted(Comparator.comparingInt(LoanFlow::day))
                .toList();
        for (LoanFlow flow : repaid) {
            left -= flow.fen();
            if (left <= 0) {
                return OptionalInt.of(Math.min(flow.day(), said.orElse(flow.day())));
            }
        }
        return said;
    }

    private boolean isClosed(int day) {
        OptionalInt repaid = repaidDay();
        return repaid.isPresent() && repaid.getAsInt() <= day;
    }

    private boolean isPlanOfContract() {
        long principal = plan.rows().stream().mapToLong(Instalment::principal).sum();
        return plan.isKnown() && Math.abs(principal - amount) <= amount * PLAN_SLACK;
    }

    private void planned(List<Dated> flows) {
        plan.rows().forEach(row -> flows.add(new Dated(row.dueDay(), -row.total())));
    }

    private void received(List<Dated> flows, boolean withThirdParties) {
        int start = facts.firstPayout().orElseThrow();
        long got = 0;
        for (LoanFlow flow : facts.flows()) {
            if (LoanFacts.isPayout(flow)) {
                flows.add(new Dated(flow.day(), flow.fen()));
                got += flow.fen();
            }
        }
        long cut = Math.max(amount - got, 0);
        long own = facts.sum(OWN_FEES, settledDay);
        long others = facts.sum(THIRD_PARTY_FEE, settledDay);
        // Fees beyond what was held back were paid on top; those held back are missing in the payout already.
        long onTop = Math.max(own + others - cut, 0);
        long passedOn = withThirdParties ? Math.max(others, 0) : 0;
        if (passedOn != onTop) {
            flows.add(new Dated(start, passedOn - onTop));
        }
    }

    private void toCome(List<Dated> flows, int day) {
        List<LoanFlow> later = facts.flows().stream()
                .filter(flow -> !OWN_FEES.contains(flow.type()) || flow.day() > settledDay)
                .toList();
        long[] principal = plan.paid(later, PRINCIPAL, Instalment::principal, 0, day);
        long[] interest = plan.paid(later, INTEREST, Instalment::interest, 0, day);
        long[] service = plan.paid(later, OWN_FEES, Instalment::service, 0, day);
        for (int i = 0; i < plan.rows().size(); i++) {
            Instalment row = plan.rows().get(i);
            long left = row.total() - principal[i] - interest[i] - service[i];
            if (left > 0) {
                flows.add(new Dated(Math.max(row.dueDay(), day), -left));
            }
        }
    }
}
