package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.Instalments.Instalment;
import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.RepayPlan;
import io.firewatch.model.record.TransType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a loan adds to the sums its institution is judged by (R08, R17, R23): principal overdue, counted from the plan and
 * from what was repaid, never from a reported state; instalments put off or paid to lenders in silence; principal lent.
 * Levels for all days there are facts about; days to come are told when they have come.
 */
final class LoanTallies {
    /** Rounding in float columns (A.8) leaves no instalment open. */
    private static final long SLACK_FEN = 100;

    private static final int LONG_OVERDUE_DAYS = 90;
    private static final int MONTH_OVERDUE_DAYS = 30;
    private static final int TWO_MONTHS_OVERDUE_DAYS = 60;

    /** The age at which loans of one month are compared with those of others. */
    private static final int VINTAGE_DAYS = 90;

    /** Loans of days and of one month (天标, 1 月标). */
    private static final int SHORT_TERM_DAYS = 30;

    /** Lenders count as paid in time up to a day after the due day; whoever paid for it has a week to be seen. */
    private static final int LENDERS_PAID_DAYS = 1;

    private static final int PAYER_SEEN_DAYS = 7;

    /** "Just before the month's end". */
    private static final int MONTH_END_DAYS = 5;

    private static final Set<Integer> PRINCIPAL = Set.of(TransType.PRINCIPAL_REPAID);
    private static final Set<Integer> INTEREST = Set.of(TransType.INTEREST_REPAID);
    private static final Set<Integer> COMPENSATION =
            Set.of(TransType.COMPENSATION_BY_GUARANTOR, TransType.COMPENSATION_BY_PLATFORM);
    private static final Set<Integer> PAYER = Set.of(
            TransType.PRINCIPAL_REPAID,
            TransType.INTEREST_REPAID,
            TransType.COMPENSATION_BY_GUARANTOR,
            TransType.COMPENSATION_BY_PLATFORM);

    private final LoanFacts facts;
    private final StepSeries owed;
    private final Instalments plan;
    private final long paidBefore;

    private LoanTallies(LoanFacts facts, StepSeries owed) {
        this.facts = facts;
        this.owed = owed;
        this.plan = Instalments.of(facts);
        this.paidBefore = plan.paidBefore(facts.listing());
    }

    /** By kind; kinds to which the loan adds nothing are left out. */
    static Map<Kind, StepSeries> of(LoanFacts facts, StepSeries owed) {
        return new LoanTallies(facts, owed).all();
    }

    private Map<Kind, StepSeries> all() {
        Map<Kind, StepSeries> all = new EnumMap<>(Kind.class);
        all.put(Kind.BALANCE, owed);
        TreeMap<Integer, Long> loans = new TreeMap<>();
        for (int day : owed.days()) {
            loans.put(day, owed.levelOn(day) > 0 ? 1L : 0L);
        }
        all.put(Kind.LOANS, StepSeries.ofLevels(loans));
        lent(all);
        concluded(all);
        compensated(all);
        writtenOff(all);
        if (plan.isKnown() && owed.days().length > 0) {
            interest(all);
            overdue(all);
            extended(all);
            silent(all);
        }
        all.values().removeIf(series -> series.equals(StepSeries.NOTHING));
        return all;
    }

    private void lent(Map<Kind, StepSeries> all) {
        if (facts.listing().isStock() || owed.days().length == 0) {
            return;
        }
        int day = owed.days()[0];
        StepSeries amount =
                StepSeries.ofChanges(new TreeMap<>(Map.of(day, facts.listing().principal())));
        all.put(Kind.LENT, amount);
        int term = facts.listing().loan().term();
        if (term > 0 && term <= SHORT_TERM_DAYS) {
            all.put(Kind.LENT_SHORT, amount);
        }
    }

    private void concluded(Map<Kind, StepSeries> all) {
        int day = Math.min(
                facts.firstPayout().orElse(Integer.MAX_VALUE),
                facts.firstDayPaidOut().orElse(Integer.MAX_VALUE));
        if (day != Integer.MAX_VALUE) {
            long amount = facts.listing().loan().amount().fen();
            all.put(Kind.CONCLUDED, StepSeries.ofChanges(new TreeMap<>(Map.of(day, amount))));
            all.put(Kind.CONCLUDED_LOANS, StepSeries.ofChanges(new TreeMap<>(Map.of(day, 1L))));
        }
    }

    private void compensated(Map<Kind, StepSeries> all) {
        TreeMap<Integer, Long> paid = new TreeMap<>();
        facts.flows().stream()
                .filter(flow -> COMPENSATION.contains(flow.type()))
                .forEach(flow -> paid.merge(flow.day(), flow.fen(), Math::addExact));
        long sum = 0;
        for (Map.Entry<Integer, Long> day : paid.entrySet()) {
            sum = Math.addExact(sum, day.getValue());
            day.setValue(sum > 0 ? 1L : 0L);
        }
        all.put(Kind.COMPENSATED_LOANS, StepSeries.ofLevels(paid));
    }

    /** Interest to come: what the plan asks for and T.19 has not brought, while principal is owed. */
    private void interest(Map<Kind, StepSeries> all) {
        long before = interestBefore();
        TreeSet<Integer> days = new TreeSet<>();
        for (int day : owed.days()) {
            days.add(day);
        }
        facts.flows().stream()
                .filter(flow -> flow.type() == TransType.INTEREST_REPAID)
                .forEach(flow -> days.add(flow.day()));
        SortedMap<Integer, Long> levels = new TreeMap<>();
        for (int day : days) {
            long[] paid = plan.paid(facts.flows(), INTEREST, Instalment::interest, before, day);
            long left = 0;
            for (int i = 0; i < paid.length; i++) {
                left += Math.max(plan.rows().get(i).interest() - paid[i], 0);
            }
            levels.put(day, owed.levelOn(day) > 0 ? left : 0L);
        }
        all.put(Kind.INTEREST, StepSeries.ofLevels(levels));
    }

    /** Interest that fell due before the first repayment on record, of a loan older than the feed. */
    private long interestBefore() {
        int first = facts.flows().stream()
                .filter(flow -> PAYER.contains(flow.type()))
                .mapToInt(LoanFlow::day)
                .min()
                .orElse(Integer.MIN_VALUE);
        return facts.listing().isStock()
                ? plan.rows().stream()
                        .filter(row -> row.dueDay() < first)
                        .mapToLong(Instalment::interest)
                        .sum()
                : 0;
    }

    private void writtenOff(Map<Kind, StepSeries> all) {
        facts.statuses().stream()
                .filter(status -> status.status() == LoanState.WRITTEN_OFF_OFFLINE)
                .mapToInt(status -> BusinessTime.dayOf(status.moment()))
                .min()
                .ifPresent(day -> {
                    LocalDate date = BusinessTime.date(day);
                    long left = owed.levelOn(day - 1);
                    if (left > 0 && date.getDayOfMonth() > date.lengthOfMonth() - MONTH_END_DAYS) {
                        all.put(Kind.WRITTEN_OFF, StepSeries.ofChanges(new TreeMap<>(Map.of(day, left))));
                    }
                });
    }

    private void overdue(Map<Kind, StepSeries> all) {
        TreeSet<Integer> days = new TreeSet<>();
        for (int day : owed.days()) {
            days.add(day);
        }
        for (Instalment row : plan.rows()) {
            days.add(row.dueDay() + 1);
            days.add(row.dueDay() + MONTH_OVERDUE_DAYS + 1);
            days.add(row.dueDay() + TWO_MONTHS_OVERDUE_DAYS + 1);
            days.add(row.dueDay() + LONG_OVERDUE_DAYS + 1);
        }
        facts.flows().stream()
                .filter(flow -> flow.type() == TransType.PRINCIPAL_REPAID)
                .forEach(flow -> days.add(flow.day()));
        SortedMap<Integer, Long> overdue = new TreeMap<>();
        SortedMap<Integer, Long> loans = new TreeMap<>();
        SortedMap<Integer, Long> longOverdue = new TreeMap<>();
        SortedMap<Integer, Long> longLoans = new TreeMap<>();
        SortedMap<Integer, Long> month = new TreeMap<>();
        SortedMap<Integer, Long> twoMonths = new TreeMap<>();
        for (int day : days) {
            long left = owed.levelOn(day);
            long late = Math.min(unpaid(day, 0), left);
            overdue.put(day, late);
            loans.put(day, late > 0 ? 1L : 0L);
            long longLate = Math.min(unpaid(day, LONG_OVERDUE_DAYS), left);
            longOverdue.put(day, longLate);
            longLoans.put(day, longLate > 0 ? 1L : 0L);
            month.put(day, Math.min(unpaid(day, MONTH_OVERDUE_DAYS), left));
            twoMonths.put(day, Math.min(unpaid(day, TWO_MONTHS_OVERDUE_DAYS), left));
        }
        all.put(Kind.OVERDUE, StepSeries.ofLevels(overdue));
        all.put(Kind.OVERDUE_LOANS, StepSeries.ofLevels(loans));
        all.put(Kind.OVERDUE_90, StepSeries.ofLevels(longOverdue));
        all.put(Kind.OVERDUE_90_LOANS, StepSeries.ofLevels(longLoans));
        all.put(Kind.OVERDUE_30, StepSeries.ofLevels(month));
        all.put(Kind.OVERDUE_60, StepSeries.ofLevels(twoMonths));
        if (!facts.listing().isStock()) {
            int old = owed.days()[0] + VINTAGE_DAYS;
            long late = Math.min(unpaid(old, MONTH_OVERDUE_DAYS), owed.levelOn(old));
            all.put(Kind.OVERDUE_YOUNG, StepSeries.ofChanges(new TreeMap<>(Map.of(old, late))));
        }
    }

    /** Principal due for more than {@code days} days and not paid by the end of {@code day}. */
    private long unpaid(int day, int days) {
        long[] paid = plan.paid(facts.flows(), PRINCIPAL, Instalment::principal, paidBefore, day);
        long open = 0;
        for (int i = 0; i < paid.length; i++) {
            Instalment row = plan.rows().get(i);
            long left = row.principal() - paid[i];
            open += day - row.dueDay() > days && left > SLACK_FEN ? left : 0;
        }
        return open;
    }

    /**
     * An instalment of the first plan was put off when, on its due day, less principal had been paid than the first plan
     * asked for, and the plan in force asks for less as well; only where it puts off more than the instalments before.
     */
    private void extended(Map<Kind, StepSeries> all) {
        Optional<PlanIssue> first = facts.plan().stream().min(Comparator.comparingLong(PlanIssue::firstSeq));
        int total = first.map(one -> one.first().totalIssue()).orElse(0);
        SortedMap<Integer, Long> due = new TreeMap<>();
        SortedMap<Integer, Long> extended = new TreeMap<>();
        long asked = 0;
        long putOff = 0;
        var rows = facts.plan().stream()
                .map(PlanIssue::first)
                .filter(row -> row.issue() <= total && row.principal().fen() > 0)
                .sorted(Comparator.comparingLong(RepayPlan::dueAt).thenComparingInt(RepayPlan::issue))
                .toList();
        for (RepayPlan row : rows) {
            int day = BusinessTime.dayOf(row.dueAt());
            asked += row.principal().fen();
            if (owed.levelOn(day - 1) == 0) {
                continue;
            }
            due.merge(day, 1L, Long::sum);
            long less = Math.max(asked - plan.principalDue(day), 0);
            boolean more = less - putOff > row.principal().fen() / 2;
            if (more && asked - facts.sum(PRINCIPAL, day) - paidBefore > SLACK_FEN) {
                extended.merge(day, 1L, Long::sum);
            }
            putOff = less;
        }
        all.put(Kind.DUE, StepSeries.ofChanges(due));
        all.put(Kind.EXTENDED, StepSeries.ofChanges(extended));
    }

    private void silent(Map<Kind, StepSeries> all) {
        SortedMap<Integer, Long> judged = new TreeMap<>();
        SortedMap<Integer, Long> silent = new TreeMap<>();
        int before = Integer.MIN_VALUE;
        for (int i = 0; i < plan.rows().size(); i++) {
            Instalment row = plan.rows().get(i);
            int last = row.dueDay() + PAYER_SEEN_DAYS;
            if (owed.levelOn(row.dueDay() - 1) > 0) {
                judged.merge(last, 1L, Long::sum);
                if (lendersPaid(row, before) && !payerSeen(i, before, last)) {
                    silent.merge(last, 1L, Long::sum);
                }
            }
            before = row.dueDay();
        }
        all.put(Kind.JUDGED, StepSeries.ofChanges(judged));
        all.put(Kind.SILENT, StepSeries.ofChanges(silent));
    }

    /** What names no instalment counts for the one whose due day it is near. */
    private boolean lendersPaid(Instalment row, int previousDue) {
        int last = row.dueDay() + LENDERS_PAID_DAYS;
        int first = Math.max(row.dueDay() - PAYER_SEEN_DAYS, previousDue + LENDERS_PAID_DAYS + 1);
        long named = 0;
        long loose = 0;
        for (LenderReceipt receipt : facts.receipts()) {
            if (receipt.day() <= last && receipt.plan().equals(row.plan())) {
                named += receipt.fen();
            } else if (receipt.plan().isEmpty() && receipt.day() >= first && receipt.day() <= last) {
                loose += receipt.fen();
            }
        }
        return named > 0 || loose > 0;
    }

    private boolean payerSeen(int place, int previousDue, int last) {
        Instalment row = plan.rows().get(place);
        long named = 0;
        long loose = 0;
        for (LoanFlow flow : facts.flows()) {
            if (!PAYER.contains(flow.type()) || flow.day() > last) {
                continue;
            }
            if (flow.plan().equals(row.plan())) {
                named += flow.fen();
            } else if (flow.plan().isEmpty() && flow.day() > previousDue) {
                loose += flow.fen();
            }
        }
        return named > 0
                || loose > 0
                || plan.paid(facts.flows(), PRINCIPAL, Instalment::principal, paidBefore, last)[place] > SLACK_FEN;
    }
}
