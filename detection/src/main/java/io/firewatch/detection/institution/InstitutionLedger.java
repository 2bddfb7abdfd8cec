package io.firewatch.detection.institution;

import io.firewatch.detection.time.SettlingDays;
import io.firewatch.model.indicator.FlowsIndicator;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** All days of an institution; answers its indicators for any of them. Built anew for each settling. */
public final class InstitutionLedger {
    /** The window of R07b, also used for the shares of R03b and R04. */
    static final int WINDOW_DAYS = 30;

    private static final int MOST_RECORDS_EACH = 10;

    private final NavigableMap<Integer, InstitutionDay> days;
    private final int firstFlowDay;

    public InstitutionLedger(Map<Integer, InstitutionDay> days) {
        this.days = new TreeMap<>(days);
        this.firstFlowDay = this.days.entrySet().stream()
                .filter(one -> one.getValue().hasFlows())
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    public int firstDay() {
        return days.firstKey();
    }

    /** The last day that can differ from the day before without another fact: when the last fact leaves the window. */
    public int lastDay() {
        return days.lastKey() + WINDOW_DAYS;
    }

    public double[] values(int day) {
        NavigableMap<Integer, InstitutionDay> until = days.headMap(day, true);
        NavigableMap<Integer, InstitutionDay> window = until.tailMap(day - WINDOW_DAYS, false);
        double[] values = new double[FlowsIndicator.values().length];
        long unmatched = sum(until, InstitutionDay::unmatched);
        long paid = sum(window, InstitutionDay::paidToLenders);
        long earned = sum(window, InstitutionDay::earned);
        values[FlowsIndicator.BALANCE.ordinal()] = sum(until, InstitutionDay::balance);
        values[FlowsIndicator.BORROWERS.ordinal()] = sum(until, InstitutionDay::borrowers);
        values[FlowsIndicator.LENT.ordinal()] =
                until.containsKey(day) ? until.get(day).lent() : 0;
        values[FlowsIndicator.PAID_TO_LENDERS.ordinal()] = paid;
        values[FlowsIndicator.EARNED_FROM_BORROWERS.ordinal()] = earned;
        values[FlowsIndicator.PONZI_GAP.ordinal()] = gap(day, earned);
        values[FlowsIndicator.UNMATCHED.ordinal()] = unmatched;
        values[FlowsIndicator.UNMATCHED_SHARE.ordinal()] = share(unmatched, sum(until, InstitutionDay::outstanding));
        values[FlowsIndicator.MONEY_FIRST_SHARE.ordinal()] =
                share(sum(window, InstitutionDay::boughtLate), sum(window, InstitutionDay::bought));
        values[FlowsIndicator.UNBALANCED_SHARE.ordinal()] =
                share(sum(window, InstitutionDay::unbalanced), sum(window, InstitutionDay::paidOut));
        return values;
    }

    /**
     * 1 − earned/paid of the window. Money reaches lenders on the working day after it came in (T+1). So what an institution
     * pays before the working day after its first flow was earned before the feed began and is compared with nothing; and
     * there is no gap where what came in from the working day before the window on covers what the window paid: after a festival
     * one day pays out nine.
     */
    private double gap(int day, long earned) {
        if (firstFlowDay > day) {
            return 0;
        }
        int first = day - WINDOW_DAYS + 1;
        int from = firstFlowDay > first ? SettlingDays.after(firstFlowDay) : first;
        if (from > day) {
            return 0;
        }
        long paid = sum(days.subMap(from, true, day, true), InstitutionDay::paidToLenders);
        long before = sum(days.subMap(SettlingDays.upTo(first - 1), true, first, false), InstitutionDay::earned);
        boolean settled = earned < paid && Math.addExact(earned, before) >= paid;
        return paid <= 0 || settled ? 0 : (double) (paid - earned) / paid;
    }

    /** The largest outflows to lenders and the largest product or payout findings of the window. */
    public long[] records(int day) {
        var window = days.headMap(day, true).tailMap(day - WINDOW_DAYS, false);
        LongStream flows = window.values().stream()
                .filter(one -> one.flowRecord() > 0)
                .sorted(Comparator.comparingLong(InstitutionDay::flowFen)
                        .reversed()
                        .thenComparingLong(InstitutionDay::flowRecord))
                .limit(MOST_RECORDS_EACH)
                .mapToLong(InstitutionDay::flowRecord);
        LongStream findings = window.values().stream()
                .filter(one -> one.productRecord() > 0)
                .sorted(Comparator.comparingLong(InstitutionDay::productFen)
                        .reversed()
                        .thenComparingLong(InstitutionDay::productRecord))
                .limit(MOST_RECORDS_EACH)
                .mapToLong(InstitutionDay::productRecord);
        return LongStream.concat(findings, flows).distinct().toArray();
    }

    private static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : part > 0 ? 1 : 0;
    }

    private static long sum(Map<Integer, InstitutionDay> days, ToLongFunction<InstitutionDay> amount) {
        long sum = 0;
        for (InstitutionDay day : days.values()) {
            sum = Math.addExact(sum, amount.applyAsLong(day));
        }
        return sum;
    }
}
