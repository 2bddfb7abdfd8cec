package io.firewatch.detection.overdue;

import io.firewatch.detection.overdue.LoanTally.Kind;
import io.firewatch.model.indicator.CodedIndicator;
import io.firewatch.model.indicator.CompensationIndicator;
import io.firewatch.model.indicator.OverdueIndicator;
import io.firewatch.model.indicator.TenorIndicator;
import io.firewatch.model.indicator.TotalsIndicator;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** All days of an institution's loan book; answers its indicators (R08, R17, R23, disclosure) for any of them. Built anew for each settling. */
public final class LoanBookLedger {
    static final int WINDOW_DAYS = 30;
    private static final int VINTAGE_DAYS = 90;
    private static final int MOST_RECORDS = 20;

    private final int first;
    private final int last;
    private final long[][] levels;
    private final int[] compensators;
    private final TreeMap<Integer, Map.Entry<Shown, Long>> best = new TreeMap<>();

    /** {@code compensators}: the days from which platforms stand among the parties as compensating themselves. */
    public LoanBookLedger(Map<Integer, TallyDay> days, Map<Shown, Long> shown, Collection<Integer> compensators) {
        TreeMap<Integer, TallyDay> inOrder = new TreeMap<>(days);
        this.first = inOrder.firstKey();
        this.last = inOrder.lastKey();
        this.compensators = compensators.stream().mapToInt(Integer::intValue).toArray();
        this.levels = new long[Kind.values().length][last - first + 1];
        for (Kind kind : Kind.values()) {
            long level = 0;
            for (int day = first; day <= last; day++) {
                TallyDay one = inOrder.get(day);
                level = Math.addExact(level, one == null ? 0 : one.change(kind));
                levels[kind.ordinal()][day - first] = level;
            }
        }
        Comparator<Map.Entry<Shown, Long>> larger = Map.Entry.<Shown, Long>comparingByValue()
                .thenComparing(one -> -one.getKey().record());
        for (Map.Entry<Shown, Long> one : shown.entrySet()) {
            if (one.getValue() > 0) {
                best.merge(one.getKey().day(), one, (a, b) -> larger.compare(a, b) >= 0 ? a : b);
            }
        }
    }

    public int firstDay() {
        return first;
    }

    /** The last day that can differ from the day before without another fact. */
    public int lastDay() {
        return last + WINDOW_DAYS;
    }

    public double[] overdue(int day) {
        double[] values = new double[OverdueIndicator.values().length];
        double share = share(level(Kind.OVERDUE, day), level(Kind.BALANCE, day));
        set(values, OverdueIndicator.OVERDUE_PRINCIPAL, level(Kind.OVERDUE, day));
        set(values, OverdueIndicator.OVERDUE_SHARE, share);
        set(
                values,
                OverdueIndicator.OVERDUE_LOANS_SHARE,
                share(level(Kind.OVERDUE_LOANS, day), level(Kind.LOANS, day)));
        set(values, OverdueIndicator.OVERDUE_90_SHARE, share(level(Kind.OVERDUE_90, day), level(Kind.BALANCE, day)));
        set(values, OverdueIndicator.LOANS_OWING, level(Kind.LOANS, day));
        set(values, OverdueIndicator.OVERDUE_LOANS, level(Kind.OVERDUE_LOANS, day));
        set(values, OverdueIndicator.OVERDUE_90_PRINCIPAL, level(Kind.OVERDUE_90, day));
        set(values, OverdueIndicator.OVERDUE_90_LOANS, level(Kind.OVERDUE_90_LOANS, day));
        int before = day - WINDOW_DAYS;
        set(
                values,
                OverdueIndicator.ROLL_RATE,
                share(
                        level(Kind.OVERDUE_30, day) - level(Kind.OVERDUE_60, day),
                        level(Kind.OVERDUE, before) - level(Kind.OVERDUE_30, before)));
        int lentUntil = day - VINTAGE_DAYS;
        set(
                values,
                OverdueIndicator.VINTAGE_OVERDUE,
                share(window(Kind.OVERDUE_YOUNG, day), window(Kind.LENT, lentUntil)));
        // A book younger than the window has nothing to have risen from.
        set(
                values,
                OverdueIndicator.OVERDUE_RISE,
                before < first ? Double.NaN : share - share(level(Kind.OVERDUE, before), level(Kind.BALANCE, before)));
        set(values, OverdueIndicator.EXTENDED_SHARE, share(window(Kind.EXTENDED, day), window(Kind.DUE, day)));
        set(
                values,
                OverdueIndicator.MONTH_END_WRITE_OFF,
                share(window(Kind.WRITTEN_OFF, day), level(Kind.BALANCE, before) + window(Kind.LENT, day)));
        return values;
    }

    public double[] compensation(int day) {
        double[] values = new double[CompensationIndicator.values().length];
        long paid = window(Kind.PLATFORM_PAID, day);
        long highest = 0;
        for (int one = day - WINDOW_DAYS + 1; one <= day; one++) {
            highest = Math.max(highest, level(Kind.OVERDUE, one));
        }
        int parties = 0;
        for (int since : compensators) {
            parties += since <= day ? 1 : 0;
        }
        set(values, CompensationIndicator.PLATFORM_COMPENSATION, paid);
        set(values, CompensationIndicator.PLATFORM_COMPENSATION_SHARE, share(paid, highest));
        set(values, CompensationIndicator.SILENT_SHARE, share(window(Kind.SILENT, day), window(Kind.JUDGED, day)));
        set(values, CompensationIndicator.SILENT_INSTALMENTS, window(Kind.SILENT, day));
        set(values, CompensationIndicator.SELF_COMPENSATORS, parties);
        set(
                values,
                CompensationIndicator.COMPENSATED_EVER,
                level(Kind.PLATFORM_PAID, day) + level(Kind.GUARANTOR_PAID, day));
        set(values, CompensationIndicator.GUARANTOR_COMPENSATION, window(Kind.GUARANTOR_PAID, day));
        set(values, CompensationIndicator.RECOVERED_OFFLINE, window(Kind.RECOVERED_OFFLINE, day));
        set(values, CompensationIndicator.COMPENSATED_LOANS_EVER, level(Kind.COMPENSATED_LOANS, day));
        return values;
    }

    public double[] totals(int day) {
        double[] values = new double[TotalsIndicator.values().length];
        set(values, TotalsIndicator.INTEREST_BALANCE, level(Kind.INTEREST, day));
        set(values, TotalsIndicator.CONCLUDED_EVER, level(Kind.CONCLUDED, day));
        set(values, TotalsIndicator.LOANS_EVER, level(Kind.CONCLUDED_LOANS, day));
        return values;
    }

    public double[] tenor(int day) {
        double[] values = new double[TenorIndicator.values().length];
        long lent = window(Kind.LENT, day);
        set(values, TenorIndicator.NEW_PRINCIPAL, lent);
        set(values, TenorIndicator.SHORT_SHARE, share(window(Kind.LENT_SHORT, day), lent));
        return values;
    }

    /** The largest finding of each day, newest first, over a quarter. */
    public long[] records(int day) {
        return best.headMap(day, true).tailMap(day - 3 * WINDOW_DAYS, false).descendingMap().values().stream()
                .mapToLong(one -> one.getKey().record())
                .filter(record -> record > 0)
                .distinct()
                .limit(MOST_RECORDS)
                .toArray();
    }

    private long level(Kind kind, int day) {
        return day < first ? 0 : levels[kind.ordinal()][Math.min(day, last) - first];
    }

    private long window(Kind kind, int day) {
        return level(kind, day) - level(kind, day - WINDOW_DAYS);
    }

    private static double share(long part, long whole) {
        return whole > 0 ? (double) part / whole : part > 0 ? 1 : 0;
    }

    private static void set(double[] values, CodedIndicator indicator, double value) {
        values[indicator.ordinal()] = value;
    }

    private static void set(double[] values, CodedIndicator indicator, long value) {
        values[indicator.ordinal()] = value;
    }
}
