package io.firewatch.detection.loan;

import io.firewatch.detection.wording.NormalWords;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.ScatterInvest;
import io.firewatch.model.record.TransType;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a loan may show that nobody needs it (R10), as far as the loan's own records tell. A later one of the same loan
 * replaces it.
 *
 * @param words loanDescribe, normalised; empty where it is too short to tell one loan from another
 * @param hasty filled or paid out within moments of its publication
 * @param narrow the borrower lends to himself, or two lenders fund nearly all
 * @param payoutDay of the first payout, or {@link Sign#NEVER}
 * @param merchant whether some of it was paid to a merchant (45) within a week
 * @param second the second of the day at which every payment on it was made, from {@code repaidFrom} to the day before
 *     {@code repaidUntil}; -1 where there is none or lenders report dates only
 * @param seq of the listing; {@code payoutSeq} of the first payout, 0 before it
 */
public record ListedLoan(
        String institution,
        String loan,
        String party,
        int listedDay,
        long amount,
        String words,
        Sign hasty,
        Sign narrow,
        int payoutDay,
        boolean merchant,
        int second,
        int repaidFrom,
        int repaidUntil,
        long payoutSeq,
        long seq) {
    /** A week to touch the money, sign 5. */
    public static final int TOUCHED_WITHIN_DAYS = 7;

    private static final int NO_SECOND = -1;
    private static final int HASTY_SECONDS = 60;
    private static final int MINUTE = 60;

    static ListedLoan of(String institution, LoanFacts facts) {
        ScatterInvest loan = facts.listing().loan();
        LoanFlow payout = firstPayout(facts);
        NavigableMap<Integer, Long> paid = firstPaymentOfEachDay(facts);
        int second = paid.isEmpty() ? NO_SECOND : secondOf(paid.firstEntry().getValue());
        boolean timed = second > 0; // midnight sharp stands for a date without a time
        return new ListedLoan(
                institution,
                loan.loan(),
                loan.party(),
                BusinessTime.dayOf(loan.startedAt()),
                loan.amount().fen(),
                NormalWords.of(loan.description()),
                facts.listing().isStock() ? Sign.UNKNOWN : hasty(facts, payout),
                facts.listing().isStock() ? Sign.UNKNOWN : Funding.narrow(facts),
                payout == null || facts.listing().isStock() ? Sign.NEVER : payout.day(),
                payout != null && paidToMerchant(facts, payout.day()),
                timed ? second : NO_SECOND,
                timed ? paid.firstKey() : Sign.NEVER,
                timed ? firstOtherwise(paid, second) : Sign.NEVER,
                payout == null ? 0 : payout.seq(),
                facts.listing().seq());
    }

    /** The loan no longer is this party's. */
    ListedLoan gone() {
        return new ListedLoan(
                institution,
                loan,
                party,
                listedDay,
                0,
                "",
                Sign.UNKNOWN,
                Sign.UNKNOWN,
                Sign.NEVER,
                false,
                NO_SECOND,
                Sign.NEVER,
                Sign.NEVER,
                0,
                seq);
    }

    public boolean isGone() {
        return amount == 0;
    }

    private static @Nullable LoanFlow firstPayout(LoanFacts facts) {
        LoanFlow first = null;
        for (LoanFlow flow : facts.flows()) {
            if (LoanFacts.isPayout(flow) && flow.fen() > 0 && (first == null || isBefore(flow, first))) {
                first = flow;
            }
        }
        return first;
    }

    private static boolean isBefore(LoanFlow one, LoanFlow other) {
        return one.time() != other.time() ? one.time() < other.time() : one.seq() < other.seq();
    }

    private static boolean paidToMerchant(LoanFacts facts, int payoutDay) {
        return facts.flows().stream()
                .anyMatch(flow -> flow.type() == TransType.PAYOUT_TO_MERCHANT
                        && flow.fen() > 0
                        && flow.day() <= payoutDay + TOUCHED_WITHIN_DAYS);
    }

    /** Lenders that stamp raising and full with one second tell nothing of the pace. */
    private static Sign hasty(LoanFacts facts, @Nullable LoanFlow payout) {
        Sign filled = Sign.UNKNOWN;
        OptionalLong raising = first(facts, LoanState.RAISING);
        OptionalLong full = first(facts, LoanState.FULL);
        if (raising.isPresent() && full.isPresent() && isTimed(full.getAsLong())) {
            long seconds = full.getAsLong() - raising.getAsLong();
            if (seconds > 0) {
                filled = Sign.of(BusinessTime.dayOf(full.getAsLong()), seconds < HASTY_SECONDS, seconds + " s");
            }
        }
        Sign paidAtOnce = Sign.UNKNOWN;
        long published =
                first(facts, LoanState.PUBLISHED).orElse(facts.listing().loan().startedAt());
        if (payout != null && isTimed(payout.time()) && isTimed(published)) {
            paidAtOnce = Sign.of(
                    payout.day(),
                    published / MINUTE == payout.time() / MINUTE,
                    BusinessTime.printMoment(published) + " → " + BusinessTime.printMoment(payout.time()));
        }
        return filled.equals(Sign.UNKNOWN)
                ? paidAtOnce
                : paidAtOnce.equals(Sign.UNKNOWN) ? filled : filled.or(paidAtOnce);
    }

    private static boolean isTimed(long moment) {
        return secondOf(moment) != 0;
    }

    private static OptionalLong first(LoanFacts facts, int state) {
        return facts.statuses().stream()
                .filter(status -> status.status() == state)
                .mapToLong(StatusChange::moment)
                .min();
    }

    private static NavigableMap<Integer, Long> firstPaymentOfEachDay(LoanFacts facts) {
        TreeMap<Integer, Long> days = new TreeMap<>();
        for (LoanFlow flow : facts.flows()) {
            boolean repaid = flow.type() == TransType.PRINCIPAL_REPAID || flow.type() == TransType.INTEREST_REPAID;
            if (repaid && flow.fen() > 0) {
                days.merge(flow.day(), flow.time(), Math::min);
            }
        }
        return days;
    }

    private static int firstOtherwise(NavigableMap<Integer, Long> paid, int second) {
        return paid.entrySet().stream()
                .filter(one -> secondOf(one.getValue()) != second)
                .mapToInt(one -> one.getKey())
                .findFirst()
                .orElse(Sign.NEVER);
    }

    private static int secondOf(long moment) {
        return (int) Math.floorMod(moment, BusinessTime.SECONDS_PER_DAY);
    }
}
