package io.firewatch.detection.loan;

import io.firewatch.detection.rate.AnnualRate;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CostIndicator;
import io.firewatch.model.record.TransType;
import io.firewatch.rulesets.table.LprTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * R11 and R12: what a loan costs and how much of it its borrower never saw, as of the day its payout is complete and of each
 * later day on which something is charged that no plan foresaw, or on which it is repaid.
 */
final class LoanCost {
    /** Fees up to this many days after the last payout are taken at it (supervision-rules R04). */
    static final int SETTLING_DAYS = 3;

    private static final Set<Integer> LATE_CHARGES = Set.of(TransType.OVERDUE_CHARGE, TransType.PENALTY_TO_LENDER);
    private static final Set<Integer> UNPLANNED = Set.of(
            TransType.OVERDUE_CHARGE,
            TransType.PENALTY_TO_LENDER,
            TransType.EARLY_REPAYMENT_CHARGE,
            TransType.BORROWING_FEE,
            TransType.GUARANTEE_FEE);
    private static final Set<Integer> PAYOUTS = Set.of(TransType.PAYOUT, TransType.PAYOUT_TO_MERCHANT);
    private static final Set<Integer> FEES =
            Set.of(TransType.BORROWING_FEE, TransType.GUARANTEE_FEE, TransType.REFERRAL_FEE);
    private static final int MOST_RECORDS = 20;

    private final LoanFacts facts;
    private final LoanCashFlows cash;

    private LoanCost(LoanFacts facts) {
        this.facts = facts;
        this.cash = new LoanCashFlows(facts);
    }

    /** By day, up to the last closed one. Of a loan older than the feed only the contract is known. */
    static SortedMap<Integer, Finding> of(LoanFacts facts, int closedDay) {
        LoanCost cost = new LoanCost(facts);
        SortedMap<Integer, Finding> days = new TreeMap<>();
        for (int day : days(facts)) {
            if (day <= closedDay) {
                days.put(day, cost.finding(day));
            }
        }
        return days;
    }

    /** All days that are or will be told, as far as is known by now. */
    static NavigableSet<Integer> days(LoanFacts facts) {
        NavigableSet<Integer> days = new TreeSet<>();
        OptionalInt paidOut = facts.firstDayPaidOut();
        if (facts.listing().isStock() || paidOut.isEmpty()) {
            if (paidOut.isPresent()) {
                days.add(paidOut.getAsInt());
            }
            return days;
        }
        OptionalInt payout = facts.lastPayout();
        if (payout.isEmpty()) {
            days.add(paidOut.getAsInt() + SETTLING_DAYS);
            return days;
        }
        int settled = Math.max(payout.getAsInt() + SETTLING_DAYS, paidOut.getAsInt());
        days.add(settled);
        for (LoanFlow flow : facts.flows()) {
            if (UNPLANNED.contains(flow.type()) && flow.day() > settled) {
                days.add(flow.day());
            }
        }
        new LoanCashFlows(facts).repaidDay().ifPresent(day -> days.add(Math.max(day, settled)));
        return days;
    }

    private Finding finding(int day) {
        double[] values = new double[CostIndicator.values().length];
        Arrays.fill(values, Double.NaN);
        int contractDay = facts.firstPayout()
                .orElseGet(() -> BusinessTime.dayOf(facts.listing().loan().startedAt()));
        int term = facts.listing().loan().term();
        double contract = cash.rate(cash.contract(contractDay), term);
        set(values, CostIndicator.CONTRACT_RATE, contract);
        set(values, CostIndicator.CONTRACT_DATE, contractDay);
        set(values, CostIndicator.LOAN_TERM, term > 0 ? term : Double.NaN);
        set(
                values,
                CostIndicator.LPR_CAP,
                LprTable.on(contractDay).map(BigDecimal::doubleValue).orElse(Double.NaN) * 4);
        boolean known = !facts.listing().isStock() && facts.lastPayout().isPresent();
        if (known) {
            payout(values);
            realised(values, day, term);
        } else {
            set(values, CostIndicator.NOMINAL_RATE, contract);
            set(values, CostIndicator.CHARGED_RATE, contract);
        }
        return new Finding(values, records(day));
    }

    private void payout(double[] values) {
        int settled = facts.lastPayout().orElseThrow() + SETTLING_DAYS;
        long amount = facts.listing().loan().amount().fen();
        long received = facts.sum(PAYOUTS, settled);
        long cut = Math.max(amount - received, 0);
        long explained = facts.sum(FEES, settled);
        set(values, CostIndicator.RECEIVED, received);
        set(values, CostIndicator.CUT, cut);
        set(values, CostIndicator.CUT_SHARE, (double) cut / amount);
        set(values, CostIndicator.UNEXPLAINED_CUT_SHARE, (double) Math.max(cut - explained, 0) / amount);
        set(values, CostIndicator.PLATFORM_FEE, facts.sum(Set.of(TransType.BORROWING_FEE), settled));
        set(values, CostIndicator.GUARANTEE_FEE, facts.sum(Set.of(TransType.GUARANTEE_FEE), settled));
        set(values, CostIndicator.REFERRAL_FEE, facts.sum(Set.of(TransType.REFERRAL_FEE), settled));
    }

    private void realised(double[] values, int day, int term) {
        var flows = cash.asOf(day, false);
        double nominal = cash.rate(flows, term);
        double charged = cash.rate(cash.asOf(day, true), term);
        if (cash.isAheadOfPlan(day)) {
            double planned = cash.rate(cash.asPlanned(), term);
            charged = Double.isNaN(planned) ? charged : Math.min(charged, planned);
        }
        set(values, CostIndicator.NOMINAL_RATE, nominal);
        set(values, CostIndicator.CHARGED_RATE, charged);
        set(values, CostIndicator.EFFECTIVE_RATE, AnnualRate.effective(flows));
        set(values, CostIndicator.SIMPLE_RATE, AnnualRate.simple(flows));
        set(values, CostIndicator.OVERDUE_CHARGES, facts.sum(LATE_CHARGES, day));
    }

    /** The listing, then the payouts and charges, large ones first. */
    private long[] records(int day) {
        return LongStream.concat(
                        LongStream.of(facts.listing().seq()),
                        facts.flows().stream()
                                .filter(flow -> flow.day() <= day
                                        && (LoanFacts.isPayout(flow)
                                                || FEES.contains(flow.type())
                                                || UNPLANNED.contains(flow.type())))
                                .sorted(Comparator.comparingLong((LoanFlow flow) -> -Math.abs(flow.fen()))
                                        .thenComparingLong(LoanFlow::seq))
                                .limit(MOST_RECORDS)
                                .mapToLong(LoanFlow::seq))
                .toArray();
    }

    private static void set(double[] values, CostIndicator indicator, long fen) {
        values[indicator.ordinal()] = fen;
    }

    private static void set(double[] values, CostIndicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }
}
