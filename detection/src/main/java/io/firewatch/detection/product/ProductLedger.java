package io.firewatch.detection.product;

import io.firewatch.detection.claim.PlacedClaim;
import io.firewatch.detection.loan.LoanProject;
import io.firewatch.detection.time.SettlingDays;
import io.firewatch.model.indicator.PoolingIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything known of one packaged product, by lender: money in and out, and the claims configured. Answers R03 and R05
 * for any day; built anew for each settling.
 */
public final class ProductLedger {
    /** A product's remaining term is not taken shorter than this: on-demand products have none at all. */
    static final int SHORTEST_TERM_DAYS = 10;

    /** Principal due within this many days after the product's end is due with it: loans start after the money is in. */
    static final int GRACE_DAYS = 5;

    /** Longer than any rule about products waits, so that what stays as it is has been judged. */
    static final int DAYS_WATCHED_AFTER = 30;

    private static final int MOST_RECORDS = 20;

    private final int term;
    private final boolean termKnown;
    private final Map<String, Lender> lenders = new TreeMap<>();
    private final List<Purchase> purchases;
    private final boolean configured;
    private final @Nullable LoanProject loan;
    private final int firstClaimDay;

    /** One lender's money and claims in the product, by day. */
    private static final class Lender {
        final List<Purchase> moves = new ArrayList<>();
        final List<PlacedClaim> claims = new ArrayList<>();

        /** Money that should have its claim by now: what came in after the last working day may still be queued. */
        long due(int day) {
            long fen = 0;
            for (Purchase move : moves) {
                int from = move.fen() > 0 ? SettlingDays.after(move.day()) : move.day();
                fen += from <= day ? move.fen() : 0;
            }
            return fen;
        }

        /** Principal in claims; what was repaid after the last working day may still be on its way to the lender. */
        long live(int day) {
            int settled = SettlingDays.upTo(day) - 1;
            long fen = 0;
            for (PlacedClaim claim : claims) {
                fen += Math.max(claim.live().levelOn(day), claim.live().levelOn(settled));
            }
            return fen;
        }

        /** Whether money went back before a claim was due for it: cancelled, or reversed (冲正). */
        boolean tookBack(Purchase purchase) {
            for (Purchase move : moves) {
                if (move.fen() == -purchase.fen()
                        && move.day() >= purchase.day()
                        && move.day() <= SettlingDays.after(purchase.day())) {
                    return true;
                }
            }
            return false;
        }

        /**
         * When the term starts to run: with the first money in, but not before the first claim earns. As far as a day knows:
         * what comes later must not change what was said of it.
         */
        int start(int day) {
            int money = Integer.MIN_VALUE;
            for (Purchase move : moves) {
                if (move.day() <= day) {
                    money = money == Integer.MIN_VALUE ? move.day() : Math.min(money, move.day());
                }
            }
            int claim = PlacedClaim.NOT_STARTED;
            for (PlacedClaim placed : claims) {
                claim = Math.min(claim, placed.startDay());
            }
            return claim == PlacedClaim.NOT_STARTED ? money : Math.max(money, claim);
        }
    }

    /**
     * A ledger over all that is known; {@code term} in days, null while the product record has not come; {@code loan} is the
     * loan that bears the product's code, null where none does.
     */
    public ProductLedger(
            @Nullable Integer term,
            Collection<Purchase> moves,
            Collection<PlacedClaim> claims,
            @Nullable LoanProject loan) {
        this.loan = loan;
        this.termKnown = term != null;
        this.term = term == null ? 0 : term;
        this.purchases = moves.stream()
                .sorted(Comparator.comparingInt(Purchase::day).thenComparingLong(Purchase::seq))
                .toList();
        for (Purchase move : purchases) {
            lenders.computeIfAbsent(move.party(), party -> new Lender()).moves.add(move);
        }
        boolean any = loan != null;
        int firstStart = PlacedClaim.NOT_STARTED;
        // In an order of their own: sums of lives are of doubles, and the state's order depends on how claims came.
        for (PlacedClaim claim : claims.stream()
                .sorted(Comparator.comparing(PlacedClaim::config))
                .toList()) {
            if (!claim.removed()) {
                lenders.computeIfAbsent(claim.party(), party -> new Lender())
                        .claims
                        .add(claim);
                any = true;
            }
            if (!claim.isConfigured()) {
                firstStart = Math.min(firstStart, claim.startDay());
            }
        }
        this.configured = any;
        this.firstClaimDay = firstStart;
    }

    /** The day of the first money or claim, or null while there is neither. */
    public @Nullable Integer firstDay() {
        int first =
                purchases.isEmpty() ? PlacedClaim.NOT_STARTED : purchases.get(0).day();
        for (Lender lender : lenders.values()) {
            for (PlacedClaim claim : lender.claims) {
                first = Math.min(first, claim.startDay());
            }
        }
        return first == PlacedClaim.NOT_STARTED ? null : Integer.valueOf(first);
    }

    /** The product's indicators on a day, in catalogue order. */
    public double[] values(int day) {
        double[] values = new double[PoolingIndicator.values().length];
        long sold = 0;
        int firstSold = day;
        for (Purchase purchase : purchases) {
            if (purchase.day() <= day && purchase.fen() > 0) {
                sold += purchase.fen();
                firstSold = Math.min(firstSold, purchase.day());
            }
        }
        double principal = 0;
        double life = 0;
        double left = 0;
        double after = 0;
        for (Lender lender : lenders.values()) {
            int end = lender.start(day) + term;
            for (PlacedClaim claim : lender.claims) {
                long live = claim.live().levelOn(day);
                if (live > 0 && claim.curve().isKnown()) {
                    int entered = claim.startDay();
                    principal += live;
                    life += live * claim.curve().remainingLife(entered);
                    left += (double) live * Math.max(end - entered, SHORTEST_TERM_DAYS);
                    after += live * claim.curve().shareAfter(entered, end + GRACE_DAYS);
                }
            }
        }
        values[PoolingIndicator.PRODUCT_SOLD.ordinal()] = sold;
        values[PoolingIndicator.PRODUCT_OUTSTANDING.ordinal()] = outstanding(day);
        values[PoolingIndicator.PRODUCT_UNMATCHED.ordinal()] = unmatched(day);
        values[PoolingIndicator.PRODUCT_CLAIMS.ordinal()] = claims(day);
        values[PoolingIndicator.DAYS_SOLD.ordinal()] = sold > 0 ? day - firstSold : 0;
        if (termKnown && principal > 0) {
            values[PoolingIndicator.PRODUCT_TERM.ordinal()] = term;
            values[PoolingIndicator.ASSET_LIFE.ordinal()] = Math.round(life / principal);
            values[PoolingIndicator.MATURITY_MISMATCH.ordinal()] = life / left;
            values[PoolingIndicator.MATURING_AFTER_SHARE.ordinal()] = after / principal;
        }
        return values;
    }

    /**
     * Claims started by a day; at least one when any was ever configured, so that a late start is no missing one, or when the
     * product is a loan itself, which needs no configuration.
     */
    private long claims(int day) {
        long count = 0;
        for (Lender lender : lenders.values()) {
            for (PlacedClaim claim : lender.claims) {
                count += claim.startDay() <= day ? 1 : 0;
            }
        }
        return configured ? Math.max(count, 1) : 0;
    }

    /** The last day that can show anything new without another fact, but for the days since it was first sold. */
    public int lastDay() {
        int last = Integer.MIN_VALUE;
        for (Lender lender : lenders.values()) {
            for (Purchase move : lender.moves) {
                last = Math.max(last, SettlingDays.after(move.day()));
            }
            for (PlacedClaim claim : lender.claims) {
                for (int day : claim.live().days()) {
                    last = Math.max(last, day);
                }
            }
        }
        if (loan != null && loan.endDay() != LoanProject.NOT_ENDED) {
            last = Math.max(last, SettlingDays.after(loan.endDay()));
        }
        return last == Integer.MIN_VALUE ? last : last + DAYS_WATCHED_AFTER;
    }

    /** LD.2 − LD.8 up to a day, in fen, floored at zero. */
    public long outstanding(int day) {
        long fen = 0;
        for (Purchase purchase : purchases) {
            fen += purchase.day() <= day ? purchase.fen() : 0;
        }
        return Math.max(fen, 0);
    }

    /**
     * Σ over lenders of max(LD.2 − LD.8 − live claims, 0), in fen. A purchase counts from the working day after it, so
     * that automatic queues settled the next day, however large against a young book, are no idle money. Where the product is a
     * loan, the loan itself stands behind the money until its claims do.
     */
    public long unmatched(int day) {
        long fen = 0;
        for (Lender lender : lenders.values()) {
            fen += Math.max(lender.due(day) - lender.live(day), 0);
        }
        return Math.max(fen - behindTheLoan(day), 0);
    }

    /** What the loan may take while nobody has a claim on it yet; when it fails, its money has a working day to go back. */
    private long behindTheLoan(int day) {
        if (loan == null || day >= firstClaimDay) {
            return 0;
        }
        return loan.stoodBetween(SettlingDays.upTo(day) - 1, day) ? loan.fen() : 0;
    }

    /** The purchases a day's verdict rests on: of lenders with unmatched money first, large ones first. */
    public long[] records(int day) {
        Set<String> waiting = new HashSet<>();
        lenders.forEach((party, lender) -> {
            if (lender.due(day) > lender.live(day)) {
                waiting.add(party);
            }
        });
        return purchases.stream()
                .filter(one -> one.day() <= day && one.fen() > 0)
                .sorted(Comparator.comparing((Purchase one) -> !waiting.contains(one.party()))
                        .thenComparing(Comparator.comparingLong(Purchase::fen).reversed())
                        .thenComparingLong(Purchase::seq))
                .limit(MOST_RECORDS)
                .mapToLong(Purchase::seq)
                .toArray();
    }

    /**
     * For each purchase (LD.2) that may be judged by {@code closedDay}: the day it is judged, and whether its first claim
     * started later than the working day after the money came (R03b: 24 hours, read as a working day, so that queues
     * settled the next day are no finding). A lender's claims serve its purchases in order of time. Money put into a loan that
     * was published by then, and within its amount, had its project.
     */
    public Map<Purchase, PurchaseVerdict> moneyFirst(int closedDay) {
        Map<Purchase, PurchaseVerdict> verdicts = new HashMap<>();
        Set<Purchase> lent = putIntoTheLoan();
        for (Lender lender : lenders.values()) {
            List<PlacedClaim> claims = new ArrayList<>(lender.claims);
            claims.removeIf(claim -> claim.startDay() == PlacedClaim.NOT_STARTED);
            claims.sort(Comparator.comparingInt(PlacedClaim::startDay));
            long bought = 0;
            for (Purchase purchase : lender.moves) {
                if (purchase.fen() <= 0) {
                    continue;
                }
                int due = SettlingDays.after(purchase.day());
                boolean back = lender.tookBack(purchase);
                if (due <= closedDay) {
                    boolean late = !back && !lent.contains(purchase) && firstClaimAfter(claims, bought) > due;
                    verdicts.put(purchase, new PurchaseVerdict(due, late));
                }
                bought += back ? 0 : purchase.fen();
            }
        }
        return verdicts;
    }

    private Set<Purchase> putIntoTheLoan() {
        Set<Purchase> into = new HashSet<>();
        long taken = 0;
        for (Purchase purchase : purchases) {
            Lender lender = lenders.get(purchase.party());
            boolean money = purchase.fen() > 0 && lender != null && !lender.tookBack(purchase);
            if (loan != null && money && loan.stoodBetween(purchase.day(), SettlingDays.after(purchase.day()))) {
                taken += purchase.fen();
                if (taken <= loan.fen()) {
                    into.add(purchase);
                }
            }
        }
        return into;
    }

    /** When a purchase is judged, and whether its money was taken before there was a loan for it. */
    public record PurchaseVerdict(int day, boolean late) {}

    private static int firstClaimAfter(List<PlacedClaim> claims, long boughtBefore) {
        long served = 0;
        for (PlacedClaim claim : claims) {
            served += claim.live().levels().length == 0 ? 0 : claim.live().levels()[0];
            if (served > boughtBefore) {
                return claim.startDay();
            }
        }
        return PlacedClaim.NOT_STARTED;
    }
}
