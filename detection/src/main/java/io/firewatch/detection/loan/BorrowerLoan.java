package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.wording.NormalWords;
import io.firewatch.detection.wording.WordList;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.TransType;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a borrower's book needs to know of one loan; a later one of the same loan replaces it.
 *
 * @param payoutDay the first payout's, or {@link #NOT_PAID_OUT}
 * @param neededDays for how long the listing says that the money is needed, 0 where it does not say
 * @param project what it is for, normalised; empty for small loans and where the listing hardly says
 * @param endDay the first day on which the listing had failed or the loan was repaid, or {@link #NOT_ENDED}
 * @param received T.1 + T.45 so far, by day
 * @param repaid T.18 so far, by day
 * @param revolving whether it is drawn under a line of credit
 * @param onPlatform whether a P2P platform made it; false until its lender is known for one
 */
public record BorrowerLoan(
        String institution,
        String party,
        String loan,
        int listedDay,
        int payoutDay,
        int term,
        int neededDays,
        long amount,
        String project,
        int endDay,
        StepSeries received,
        StepSeries repaid,
        boolean revolving,
        boolean onPlatform,
        long seq)
        implements LenderLoan<BorrowerLoan> {
    public static final int NOT_PAID_OUT = Integer.MAX_VALUE;
    public static final int NOT_ENDED = Integer.MAX_VALUE;

    /** Loans up to this are described by template (supervision-rules R10): 20,000 yuan. */
    private static final long SMALL_FEN = 2_000_000;

    private static final Set<Integer> PAYOUT = Set.of(TransType.PAYOUT, TransType.PAYOUT_TO_MERCHANT);
    private static final Set<Integer> REPAID = Set.of(TransType.PRINCIPAL_REPAID);

    static BorrowerLoan of(String institution, LoanFacts facts) {
        ScatterInvest loan = facts.listing().loan();
        String text = loan.name() + "；" + loan.description();
        return new BorrowerLoan(
                institution,
                loan.party(),
                loan.loan(),
                BusinessTime.dayOf(loan.startedAt()),
                facts.firstPayout().orElse(NOT_PAID_OUT),
                loan.term(),
                NeededDays.in(loan.description()),
                loan.amount().fen(),
                loan.amount().fen() <= SMALL_FEN ? "" : NormalWords.of(loan.description()),
                facts.firstDayEnded().orElse(NOT_ENDED),
                series(facts, PAYOUT),
                series(facts, REPAID),
                !WordList.REVOLVING.in(text).isEmpty(),
                false,
                facts.listing().seq());
    }

    /** The loan no longer is this party's. */
    BorrowerLoan gone() {
        return new BorrowerLoan(
                institution,
                party,
                loan,
                listedDay,
                NOT_PAID_OUT,
                0,
                0,
                0,
                "",
                NOT_ENDED,
                StepSeries.NOTHING,
                StepSeries.NOTHING,
                false,
                false,
                seq);
    }

    @Override
    public BorrowerLoan madeOnPlatform(boolean platform) {
        return new BorrowerLoan(
                institution,
                party,
                loan,
                listedDay,
                payoutDay,
                term,
                neededDays,
                amount,
                project,
                endDay,
                received,
                repaid,
                revolving,
                platform,
                seq);
    }

    public boolean isGone() {
        return amount == 0;
    }

    /** The day the borrower got the money; before that, the day of the listing. */
    public int startDay() {
        return payoutDay == NOT_PAID_OUT ? listedDay : payoutDay;
    }

    public int maturity() {
        return startDay() + term;
    }

    private static StepSeries series(LoanFacts facts, Set<Integer> types) {
        SortedMap<Integer, Long> days = new TreeMap<>();
        for (LoanFlow flow : facts.flows()) {
            if (types.contains(flow.type())) {
                days.merge(flow.day(), flow.fen(), Math::addExact);
            }
        }
        return StepSeries.ofChanges(days);
    }
}
