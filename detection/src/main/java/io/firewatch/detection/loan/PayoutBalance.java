package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.PayoutIndicator;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * R04: whether what lenders gave for a loan is what the borrower, and those paid on the way, received.
 *
 * @param day the business day this is as of
 * @param payoutGap |T.2 + T.10 − (T.1 + T.45 + T.3 + T.4 + T.29)| in fen, 0 before the payout
 * @param claimsGap amount − Σ(invAmount + redpackage) in fen, 0 before the payout
 * @param daysFullUnpaid days since the loan was full while nothing was paid out
 * @param paidOut whether the loan was paid out
 * @param gathered T.2 + T.10 in fen, 0 before the payout
 * @param records seqs of the flows it rests on
 */
public record PayoutBalance(
        int day,
        long amount,
        long payoutGap,
        long claimsGap,
        int daysFullUnpaid,
        boolean paidOut,
        long gathered,
        long[] records) {

    /** Flows up to this many days after the first payout belong to it (supervision-rules R04). */
    static final int SETTLING_DAYS = 3;

    /** A full loan is usually paid out within two days; only longer waits are observed. */
    static final int SHORTEST_WAIT = 3;

    /** A loan still waiting then is not watched further: the last observation holds. */
    static final int LONGEST_WAIT = 60;

    /** max(5 yuan, 1 % of the amount): the tolerance of R04, for the institution's share of unbalanced payouts. */
    private static final long LEAST_GAP_FEN = 500;

    private static final double GAP_SHARE = 0.01;

    private static final int MOST_RECORDS = 20;

    /**
     * Everything to observe of a loan up to a closed day, by day: each day it waits for its payout, then the balance of
     * the payout. Nothing for stock loans, whose flows lie before the feed.
     */
    public static SortedMap<Integer, PayoutBalance> of(
            Listing listing,
            Iterable<StatusChange> statuses,
            Iterable<LoanFlow> flows,
            Iterable<LoanClaim> claims,
            int closedDay) {
        TreeMap<Integer, PayoutBalance> days = new TreeMap<>();
        if (listing.isStock()) {
            return days;
        }
        int payout = firstPayout(flows);
        int full = firstFull(statuses);
        int lastWait = (int) Math.min(Math.min(closedDay, payout - 1L), (long) full + LONGEST_WAIT);
        for (int day = full == Integer.MAX_VALUE ? lastWait + 1 : full + SHORTEST_WAIT; day <= lastWait; day++) {
            Integer since = fullAndWaiting(statuses, day);
            if (since != null && day - since >= SHORTEST_WAIT) {
                days.put(day, waiting(listing, day, day - since));
            }
        }
        if (payout != Integer.MAX_VALUE && payout + SETTLING_DAYS <= closedDay) {
            days.put(payout + SETTLING_DAYS, paidOut(listing, flows, claims, payout + SETTLING_DAYS));
        }
        return days;
    }

    /** The next day whose close adds something to observe, or null. */
    static @Nullable Integer nextDay(Iterable<StatusChange> statuses, Iterable<LoanFlow> flows, int closedDay) {
        int payout = firstPayout(flows);
        if (payout != Integer.MAX_VALUE && payout + SETTLING_DAYS > closedDay) {
            return payout + SETTLING_DAYS;
        }
        Integer full = payout == Integer.MAX_VALUE ? fullAndWaiting(statuses, Integer.MAX_VALUE) : null;
        return full == null || closedDay >= full + LONGEST_WAIT
                ? null
                : Integer.valueOf(Math.max(full + SHORTEST_WAIT, closedDay + 1));
    }

    boolean isUnbalanced() {
        return payoutGap > Math.max(LEAST_GAP_FEN, (long) (amount * GAP_SHARE));
    }

    long paidAmount() {
        return paidOut ? amount : 0;
    }

    long unbalancedAmount() {
        return paidOut && isUnbalanced() ? amount : 0;
    }

    double[] values() {
        double[] values = new double[PayoutIndicator.values().length];
        values[PayoutIndicator.LOAN_AMOUNT.ordinal()] = amount;
        values[PayoutIndicator.PAYOUT_GAP.ordinal()] = payoutGap;
        values[PayoutIndicator.CLAIMS_GAP.ordinal()] = claimsGap;
        values[PayoutIndicator.DAYS_FULL_UNPAID.ordinal()] = daysFullUnpaid;
        values[PayoutIndicator.GATHERED.ordinal()] = gathered;
        return values;
    }

    private static int firstPayout(Iterable<LoanFlow> flows) {
        int first = Integer.MAX_VALUE;
        for (LoanFlow flow : flows) {
            if ((flow.type() == TransType.PAYOUT || flow.type() == TransType.PAYOUT_TO_MERCHANT) && flow.fen() > 0) {
                first = Math.min(first, flow.day());
            }
        }
        return first;
    }

    private static int firstFull(Iterable<StatusChange> statuses) {
        int first = Integer.MAX_VALUE;
        for (StatusChange status : statuses) {
            if (status.status() == LoanState.FULL) {
                first = Math.min(first, BusinessTime.dayOf(status.moment()));
            }
        }
        return first;
    }

    private static PayoutBalance waiting(Listing listing, int day, int days) {
        return new PayoutBalance(day, listing.loan().amount().fen(), 0, 0, days, false, 0, new long[] {listing.seq()});
    }

    /** The day the loan was full, while no later state says that it failed, went back to raising or moved on. */
    private static @Nullable Integer fullAndWaiting(Iterable<StatusChange> statuses, int day) {
        StatusChange newest = null;
        for (StatusChange status : statuses) {
            if (BusinessTime.dayOf(status.moment()) <= day && (newest == null || status.isNewerThan(newest))) {
                newest = status;
            }
        }
        return newest == null || newest.status() != LoanState.FULL ? null : BusinessTime.dayOf(newest.moment());
    }

    private static PayoutBalance paidOut(
            Listing listing, Iterable<LoanFlow> flows, Iterable<LoanClaim> claims, int day) {
        long gathered = 0;
        long received = 0;
        List<LoanFlow> counted = new ArrayList<>();
        for (LoanFlow flow : flows) {
            if (flow.day() > day) {
                continue;
            }
            switch (flow.type()) {
                case TransType.LEND, TransType.RED_PACKET -> {
                    gathered = Math.addExact(gathered, flow.fen());
                    counted.add(flow);
                }
                case TransType.PAYOUT,
                        TransType.PAYOUT_TO_MERCHANT,
                        TransType.GUARANTEE_FEE,
                        TransType.BORROWING_FEE,
                        TransType.REFERRAL_FEE -> {
                    received = Math.addExact(received, flow.fen());
                    counted.add(flow);
                }
                default -> {}
            }
        }
        long claimed = 0;
        for (LoanClaim claim : claims) {
            claimed = claim.initial() ? Math.addExact(claimed, claim.fen()) : claimed;
        }
        counted.sort(Comparator.comparingLong((LoanFlow flow) -> -Math.abs(flow.fen()))
                .thenComparingLong(LoanFlow::seq));
        long[] records =
                counted.stream().limit(MOST_RECORDS).mapToLong(LoanFlow::seq).toArray();
        long amount = listing.loan().amount().fen();
        return new PayoutBalance(
                day, amount, Math.abs(gathered - received), amount - claimed, 0, true, gathered, records);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PayoutBalance that
                && day == that.day
                && amount == that.amount
                && payoutGap == that.payoutGap
                && claimsGap == that.claimsGap
                && daysFullUnpaid == that.daysFullUnpaid
                && paidOut == that.paidOut
                && gathered == that.gathered
                && Arrays.equals(records, that.records);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, amount, payoutGap, claimsGap, daysFullUnpaid, paidOut);
    }
}
