package io.firewatch.detection.party;

import io.firewatch.detection.loan.BorrowerLoan;
import io.firewatch.model.indicator.RolloverIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * R07a and R05d of one borrower at one institution: loans repaid with the next loan, and one need listed again and again.
 * A chain lasts until its newest loan is repaid without another one, or falls due and is not listed again.
 */
final class Rollover {
    /** The new loan's money is used within three days (supervision-rules R07a). */
    private static final int SPENT_WITHIN_DAYS = 3;

    private static final double SPENT_SHARE = 0.8;

    /** "At maturity" and "same amount" of R05d; the days are a default of ours. */
    private static final int AT_MATURITY_DAYS = 5;

    private static final double SAME_AMOUNT = 0.01;

    private static final int MOST_RECORDS = 20;

    /** Of this much repaid a loan counts as repaid. */
    private static final double REPAID_SHARE = 0.99;

    /** From {@code from} to the day before {@code until} the chain stands at {@code length}. */
    private record Link(int from, int until, int length, long fen, int term, int needed, long seq) {}

    private Rollover() {}

    /** The values of each day on which they change, with the records behind them. */
    static SortedMap<Integer, Observed> of(Collection<BorrowerLoan> loans) {
        List<BorrowerLoan> inOrder = loans.stream()
                .filter(loan -> !loan.isGone())
                .sorted(Comparator.comparingInt(BorrowerLoan::startDay).thenComparing(BorrowerLoan::loan))
                .toList();
        List<Link> rolled = rolled(inOrder);
        List<Link> relisted = relisted(inOrder);
        SortedMap<Integer, Observed> days = new TreeMap<>();
        TreeSet<Integer> steps = new TreeSet<>();
        for (List<Link> links : List.of(rolled, relisted)) {
            for (Link link : links) {
                steps.add(link.from());
                if (link.until() != Integer.MAX_VALUE) {
                    steps.add(link.until());
                }
            }
        }
        for (int day : steps) {
            days.put(day, observed(day, rolled, relisted));
        }
        return days;
    }

    private static List<Link> rolled(List<BorrowerLoan> loans) {
        List<Link> links = new ArrayList<>();
        Map<String, Integer> cycles = new HashMap<>();
        for (BorrowerLoan loan : loans) {
            if (loan.revolving() || loan.payoutDay() == BorrowerLoan.NOT_PAID_OUT) {
                continue;
            }
            int best = 0;
            Link link = null;
            for (BorrowerLoan older : loans) {
                if (older.loan().equals(loan.loan()) || older.revolving() || older.payoutDay() >= loan.payoutDay()) {
                    continue;
                }
                int length = 1 + cycles.getOrDefault(older.loan(), 0);
                int spent = spentOn(loan, older);
                if (spent >= 0 && length > best) {
                    best = length;
                    long fen = older.repaid().levelOn(spent) - older.repaid().levelOn(loan.payoutDay() - 1);
                    link = new Link(spent, repaidOn(loan), length, fen, 0, 0, loan.seq());
                }
            }
            if (link != null && link.until() > link.from()) {
                cycles.put(loan.loan(), best);
                links.add(link);
            }
        }
        return links;
    }

    /** The day on which enough of an older loan was repaid with this one, or -1. */
    private static int spentOn(BorrowerLoan loan, BorrowerLoan older) {
        int payout = loan.payoutDay();
        long needed = (long) Math.ceil(loan.received().levelOn(payout) * SPENT_SHARE);
        long before = older.repaid().levelOn(payout - 1);
        for (int day = payout; day <= payout + SPENT_WITHIN_DAYS; day++) {
            if (needed > 0 && older.repaid().levelOn(day) - before >= needed) {
                return day;
            }
        }
        return -1;
    }

    private static int repaidOn(BorrowerLoan loan) {
        for (int i = 0; i < loan.repaid().days().length; i++) {
            if (loan.repaid().levels()[i] >= loan.amount() * REPAID_SHARE) {
                return loan.repaid().days()[i];
            }
        }
        return Integer.MAX_VALUE;
    }

    private static List<Link> relisted(List<BorrowerLoan> loans) {
        List<Link> links = new ArrayList<>();
        Map<String, Link> chains = new HashMap<>();
        for (BorrowerLoan loan : loans) {
            Link best = null;
            for (BorrowerLoan older : loans) {
                Link before = chains.get(older.loan());
                if (before == null || loan.revolving() || !isRelisting(loan, older)) {
                    continue;
                }
                if (best == null || before.length() + 1 > best.length()) {
                    best = link(loan, before);
                }
            }
            Link link = best == null ? link(loan, null) : best;
            chains.put(loan.loan(), link);
            if (link.length() > 0) {
                links.add(link);
            }
        }
        return links;
    }

    private static boolean isRelisting(BorrowerLoan loan, BorrowerLoan older) {
        return older.term() > 0
                && loan.startDay() > older.startDay()
                && Math.abs(loan.listedDay() - older.maturity()) <= AT_MATURITY_DAYS
                && Math.abs(loan.amount() - older.amount()) <= older.amount() * SAME_AMOUNT;
    }

    private static Link link(BorrowerLoan loan, @Nullable Link before) {
        return new Link(
                loan.listedDay(),
                loan.maturity() + AT_MATURITY_DAYS + 1,
                before == null ? 0 : before.length() + 1,
                0,
                Math.max(loan.term(), before == null ? 0 : before.term()),
                Math.max(loan.neededDays(), before == null ? 0 : before.needed()),
                loan.seq());
    }

    private static Observed observed(int day, List<Link> rolled, List<Link> relisted) {
        double[] values = new double[RolloverIndicator.values().length];
        TreeSet<Long> records = new TreeSet<>();
        Link cycle = longest(day, rolled);
        if (cycle != null) {
            values[RolloverIndicator.ROLLOVER_CYCLES.ordinal()] = cycle.length();
            values[RolloverIndicator.ROLLED_OVER.ordinal()] = cycle.fen();
        }
        Link chain = longest(day, relisted);
        if (chain != null) {
            values[RolloverIndicator.RELISTINGS.ordinal()] = chain.length();
            values[RolloverIndicator.RELISTED_TERM.ordinal()] = chain.term();
            values[RolloverIndicator.NEEDED_DAYS.ordinal()] = chain.needed();
        }
        for (List<Link> links : List.of(rolled, relisted)) {
            links.stream().filter(link -> link.from() <= day).forEach(link -> records.add(link.seq()));
        }
        return new Observed(
                values,
                records.descendingSet().stream()
                        .limit(MOST_RECORDS)
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    private static @Nullable Link longest(int day, List<Link> links) {
        return links.stream()
                .filter(link -> link.from() <= day && day < link.until())
                .max(Comparator.comparingInt(Link::length)
                        .thenComparingLong(Link::fen)
                        .thenComparingLong(Link::seq))
                .orElse(null);
    }
}
