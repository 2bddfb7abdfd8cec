package io.firewatch.detection.custody;

import io.firewatch.model.indicator.CustodyIndicator;
import io.firewatch.model.record.InstitutionFacts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** All days of a lender's customers' account; answers the custody indicators for any of them. Built anew for each settling. */
public final class CustodyLedger {
    static final int WINDOW_DAYS = 30;

    /** Within so many days either way a cut-off shows as a difference that turns round. */
    static final int CUT_OFF_DAYS = 3;

    private final NavigableMap<Integer, CustodyDay> days;
    private final @Nullable InstitutionFacts facts;
    private final Set<Integer> serialledTypes = new TreeSet<>();

    public CustodyLedger(Map<Integer, CustodyDay> days, @Nullable InstitutionFacts facts) {
        this.days = new TreeMap<>(days);
        this.facts = facts;
        for (CustodyDay day : days.values()) {
            for (int i = 0; i < day.types().length; i++) {
                if (day.serialled()[i] > 0) {
                    serialledTypes.add(day.types()[i]);
                }
            }
        }
    }

    int firstDay() {
        return days.firstKey();
    }

    /** The last day that can differ from the day before without another fact. */
    int lastDay() {
        return days.lastKey() + WINDOW_DAYS;
    }

    double[] values(int day) {
        double[] values = new double[CustodyIndicator.values().length];
        values[CustodyIndicator.NO_CUSTODIAN.ordinal()] = facts == null ? Double.NaN : facts.uncustodied() ? 1 : 0;
        values[CustodyIndicator.UNTESTED_CUSTODIAN.ordinal()] = untested();
        values[CustodyIndicator.UNCUSTODIED_FLOWS.ordinal()] = uncustodied(day);
        values[CustodyIndicator.UNSERIALLED_SHARE.ordinal()] = unserialledShare(day);
        CustodyDay today = days.get(day);
        boolean stated = today != null && today.stated();
        long in = stated ? residual(day, one -> one.ledgerIn() - one.bankIn()) : 0;
        long out = stated ? residual(day, CustodyLedger::beyondFees) : 0;
        values[CustodyIndicator.CUSTODY_GAP.ordinal()] = anyStatement() ? Math.max(in, out) : Double.NaN;
        values[CustodyIndicator.CUSTODY_GAP_SHARE.ordinal()] = !anyStatement() || today == null
                ? anyStatement() ? 0 : Double.NaN
                : Math.max(share(in, today.bankIn()), share(out, today.bankOut()));
        values[CustodyIndicator.IDLE_ABOVE_CUSTODY.ordinal()] = idleAboveCustody(day);
        return values;
    }

    /** What the bank paid out less or more than the lender says, the fees aside that it may have netted. */
    private static long beyondFees(CustodyDay day) {
        long gap = day.ledgerOut() - day.bankOut();
        return Long.signum(gap) * Math.max(Math.abs(gap) - Math.max(day.fees(), 0), 0);
    }

    private double untested() {
        Boolean tested = facts == null ? null : facts.custodianTested();
        return tested == null ? Double.NaN : tested ? 0 : 1;
    }

    private double uncustodied(int day) {
        if (facts == null) {
            return Double.NaN;
        }
        Integer from = facts.custodyFrom();
        if (from == null) {
            return 0;
        }
        return window(day).entrySet().stream()
                .filter(one -> one.getKey() < from)
                .mapToLong(one -> one.getValue().taken())
                .sum();
    }

    private double unserialledShare(int day) {
        long flows = 0;
        long serialled = 0;
        for (CustodyDay one : window(day).values()) {
            for (int i = 0; i < one.types().length; i++) {
                if (serialledTypes.contains(one.types()[i])) {
                    flows += one.flows()[i];
                    serialled += one.serialled()[i];
                }
            }
        }
        return flows == 0 ? 0 : (double) (flows - serialled) / flows;
    }

    private NavigableMap<Integer, CustodyDay> window(int day) {
        return days.headMap(day, true).tailMap(day - WINDOW_DAYS, false);
    }

    private boolean anyStatement() {
        return days.values().stream().anyMatch(CustodyDay::stated);
    }

    /**
     * What is left of a day's difference once the bank's cut-off is allowed for. Money of after the cut-off stands on the
     * next day's statement: then differences go both ways and all but cancel over the days around; missing money does not
     * come back.
     */
    private long residual(int day, ToLongFunction<CustodyDay> difference) {
        long today = at(day, difference);
        long sum = 0;
        long largest = 0;
        boolean more = false;
        boolean less = false;
        for (int one = day - CUT_OFF_DAYS; one <= day + CUT_OFF_DAYS; one++) {
            long here = at(one, difference);
            sum += here;
            largest = Math.max(largest, Math.abs(here));
            more |= here > 0;
            less |= here < 0;
        }
        boolean turnsRound = more && less && Math.abs(sum) <= largest;
        if (turnsRound) {
            long before = Math.abs(today + at(day - 1, difference));
            long after = Math.abs(today + at(day + 1, difference));
            long around = Math.abs(sum);
            return Math.min(Math.min(Math.abs(today), around), Math.min(before, after));
        }
        return Math.abs(today);
    }

    private long at(int day, ToLongFunction<CustodyDay> difference) {
        CustodyDay one = days.get(day);
        return one == null ? 0 : difference.applyAsLong(one);
    }

    private static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : part > 0 ? 1 : 0;
    }

    /** Since the first balance the bank stated: history before it is not in the feed. */
    private double idleAboveCustody(int day) {
        Map.Entry<Integer, CustodyDay> first = days.entrySet().stream()
                .filter(one -> one.getValue().balanceSeq() > 0)
                .findFirst()
                .orElse(null);
        CustodyDay today = days.get(day);
        if (first == null || day < first.getKey()) {
            return Double.NaN;
        }
        if (today == null || today.balanceSeq() == 0) {
            return 0;
        }
        long idle = days.headMap(day, true).tailMap(first.getKey(), false).values().stream()
                .mapToLong(CustodyDay::idle)
                .sum();
        return Math.max(0, idle - (today.balance() - first.getValue().balance()));
    }
}
