package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.guarantee.GuaranteedLoan;
import io.firewatch.detection.loan.Instalments.Instalment;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.TransType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What companies answer for of one loan (R09): an equal part each, because the protocol tells no parts (securityAmount is
 * their fee). Natural persons and guarantors without a document take their part but are not looked at.
 */
final class LoanGuarantees {
    private static final int GUARANTEED = 5;
    private static final int INSURED = 6;

    /** A guarantor is given so long to pay. */
    private static final int CLAIM_DAYS = 30;

    private static final long SLACK_FEN = 100;
    private static final Set<Integer> PRINCIPAL = Set.of(TransType.PRINCIPAL_REPAID);
    private static final Set<Integer> PAID_FOR =
            Set.of(TransType.PRINCIPAL_REPAID, TransType.INTEREST_REPAID, TransType.COMPENSATION_BY_GUARANTOR);

    private final LoanFacts facts;
    private final StepSeries owed;
    private final Instalments plan;
    private final long paidBefore;

    private LoanGuarantees(LoanFacts facts, StepSeries owed) {
        this.facts = facts;
        this.owed = owed;
        this.plan = Instalments.of(facts);
        this.paidBefore = plan.paidBefore(facts.listing());
    }

    /** By guarantor; levels for all days there are facts about, also days to come. */
    static Map<String, GuaranteedLoan> of(String institution, LoanFacts facts, StepSeries owed) {
        ScatterInvest loan = facts.listing().loan();
        if (loan.securityType() != GUARANTEED && loan.securityType() != INSURED) {
            return Map.of();
        }
        return new LoanGuarantees(facts, owed).parts(institution, loan);
    }

    private Map<String, GuaranteedLoan> parts(String institution, ScatterInvest loan) {
        List<Guarantor> guarantors = Guarantor.of(loan);
        Map<String, GuaranteedLoan> parts = new TreeMap<>();
        for (Guarantor one : guarantors) {
            if (one.person() || one.party().isEmpty() || parts.containsKey(one.party())) {
                continue;
            }
            long named = guarantors.stream()
                    .filter(other -> other.party().equals(one.party()))
                    .count();
            Part part = new Part(named, guarantors.size());
            parts.put(
                    one.party(),
                    new GuaranteedLoan(
                            institution,
                            loan.loan(),
                            one.party(),
                            one.name(),
                            loan.party(),
                            loan.securityType() == INSURED,
                            one.licence(),
                            part.of(owed),
                            part.of(late(PRINCIPAL)),
                            part.of(late(PAID_FOR)),
                            facts.listing().seq()));
        }
        return parts;
    }

    private record Part(long named, long all) {
        StepSeries of(StepSeries whole) {
            SortedMap<Integer, Long> levels = new TreeMap<>();
            for (int i = 0; i < whole.days().length; i++) {
                levels.put(whole.days()[i], whole.levels()[i] * named / all);
            }
            return StepSeries.ofLevels(levels);
        }
    }

    /** Principal that the borrower has not paid for more than {@value #CLAIM_DAYS} days, less what {@code payers} paid. */
    private StepSeries late(Set<Integer> payers) {
        TreeSet<Integer> days = new TreeSet<>();
        for (int day : owed.days()) {
            days.add(day);
        }
        plan.rows().forEach(row -> days.add(row.dueDay() + CLAIM_DAYS + 1));
        facts.flows().stream().filter(flow -> PAID_FOR.contains(flow.type())).forEach(flow -> days.add(flow.day()));
        SortedMap<Integer, Long> levels = new TreeMap<>();
        days.forEach(day -> levels.put(day, Math.min(late(payers, day), owed.levelOn(day))));
        return StepSeries.ofLevels(levels);
    }

    private long late(Set<Integer> payers, int day) {
        long[] repaid = plan.paid(facts.flows(), PRINCIPAL, Instalment::principal, paidBefore, day);
        long[] paidFor = plan.paid(facts.flows(), payers, LoanGuarantees::due, paidBefore, day);
        long late = 0;
        for (int i = 0; i < repaid.length; i++) {
            Instalment row = plan.rows().get(i);
            long left = row.principal() - repaid[i];
            if (day - row.dueDay() > CLAIM_DAYS && left > SLACK_FEN) {
                long open = payers.equals(PRINCIPAL) ? left : Math.min(left, due(row) - paidFor[i]);
                late += open > SLACK_FEN ? open : 0;
            }
        }
        return late;
    }

    /** A compensation makes good principal and interest together. */
    private static long due(Instalment row) {
        return row.principal() + row.interest();
    }
}
