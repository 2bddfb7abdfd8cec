package io.firewatch.rulesets.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a measure says of one subject, day by day: a pure function of the facts that count, whatever their order of
 * arrival. A value holds until the next one; before the first fact nothing is said.
 */
public final class MeasureSeries {
    /** Records named as evidence: more than anybody opens. */
    private static final int MOST_RECORDS = 10;

    /**
     * What is said from a day on.
     *
     * @param records those with the largest numbers first, of equal ones the latest
     */
    public record Value(double value, long[] records) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Value that
                    && Double.compare(value, that.value) == 0
                    && Arrays.equals(records, that.records);
        }

        @Override
        public int hashCode() {
            return 31 * Double.hashCode(value) + Arrays.hashCode(records);
        }

        @Override
        public String toString() {
            return value + " " + Arrays.toString(records);
        }
    }

    private final Measure measure;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<? extends NavigableMap<Integer, DayFacts>> facts;

    private MeasureSeries(Measure measure, List<? extends NavigableMap<Integer, DayFacts>> facts) {
        this.measure = measure;
        this.facts = facts;
        for (Measure.Part part : measure.parts()) {
            tallies.add(Tally.of(
                    part,
                    RecordVocabulary.of(measure.record())
                            .field(part.of())
                            .map(RecordField::kind)
                            .orElse(null)));
        }
    }

    /**
     * The values of the days from {@code from} to {@code through} on which anything entered or left the window.
     *
     * @param facts for each part of the measure, what counts on which day
     */
    public static NavigableMap<Integer, Value> of(
            Measure measure, List<? extends NavigableMap<Integer, DayFacts>> facts, int from, int through) {
        return new MeasureSeries(measure, facts).values(from, through);
    }

    /** The first day after {@code day} on which anything will enter or leave the window, or the last day there is. */
    public static int nextChange(Measure measure, List<? extends NavigableMap<Integer, DayFacts>> facts, int day) {
        int next = Integer.MAX_VALUE;
        for (NavigableMap<Integer, DayFacts> part : facts) {
            for (int one : part.keySet()) {
                int leaves = measure.window().leaves(one);
                next = one > day ? Math.min(next, one) : leaves > day ? Math.min(next, leaves) : next;
            }
        }
        return next;
    }

    private NavigableMap<Integer, Value> values(int from, int through) {
        SortedSet<Integer> days = new TreeSet<>();
        for (NavigableMap<Integer, DayFacts> part : facts) {
            for (int day : part.keySet()) {
                add(days, day, from, through);
                add(days, measure.window().leaves(day), from, through);
            }
        }
        NavigableMap<Integer, Value> values = new TreeMap<>();
        if (days.isEmpty()) {
            return values;
        }
        boolean everything = measure.window().kind() == Window.Kind.CUMULATIVE;
        int entered = everything ? Integer.MIN_VALUE : measure.window().first(days.first()) - 1;
        int left = entered;
        for (int day : days) {
            int first = measure.window().first(day);
            int gone = everything ? left : first - 1;
            for (int i = 0; i < tallies.size(); i++) {
                Tally tally = tallies.get(i);
                NavigableMap<Integer, DayFacts> part = facts.get(i);
                part.subMap(entered, false, day, true).values().forEach(one -> each(one, tally, true));
                part.subMap(left, false, gone, true).values().forEach(one -> each(one, tally, false));
            }
            entered = day;
            left = gone;
            values.put(day, new Value(value(), evidence(first, day)));
        }
        return values;
    }

    private static void add(SortedSet<Integer> days, int day, int from, int through) {
        if (day >= from && day <= through) {
            days.add(day);
        }
    }

    private static void each(DayFacts day, Tally tally, boolean comes) {
        for (long value : day.values()) {
            if (comes) {
                tally.add(value);
            } else {
                tally.remove(value);
            }
        }
    }

    private double value() {
        double first = tallies.get(0).result();
        if (!measure.isRatio()) {
            return first;
        }
        double whole = tallies.get(1).result();
        return whole == 0 ? Double.NaN : first / whole;
    }

    private long[] evidence(int first, int day) {
        long[] records = new long[MOST_RECORDS];
        long[] sizes = new long[MOST_RECORDS];
        int held = 0;
        for (int i = 0; i < facts.size(); i++) {
            boolean sized = isSized(measure.parts().get(i).aggregate());
            for (Map.Entry<Integer, DayFacts> one :
                    facts.get(i).subMap(first, true, day, true).entrySet()) {
                DayFacts facts = one.getValue();
                for (int j = 0; j < facts.size(); j++) {
                    held = keep(records, sizes, held, facts.records()[j], sized ? Math.abs(facts.values()[j]) : 0);
                }
            }
        }
        return Arrays.copyOf(records, held);
    }

    /** Insertion into a short sorted list; almost every record is turned away at its end. */
    private static int keep(long[] records, long[] sizes, int held, long record, long size) {
        if (held == MOST_RECORDS && !isBefore(size, record, sizes[held - 1], records[held - 1])) {
            return held;
        }
        for (int i = 0; i < held; i++) {
            if (records[i] == record) {
                return held;
            }
        }
        int at = held == MOST_RECORDS ? held - 1 : held;
        while (at > 0 && isBefore(size, record, sizes[at - 1], records[at - 1])) {
            sizes[at] = sizes[at - 1];
            records[at] = records[at - 1];
            at--;
        }
        sizes[at] = size;
        records[at] = record;
        return Math.min(MOST_RECORDS, held + 1);
    }

    private static boolean isBefore(long size, long record, long otherSize, long other) {
        return size != otherSize ? size > otherSize : record > other;
    }

    private static boolean isSized(Aggregate aggregate) {
        return aggregate != Aggregate.COUNT && aggregate != Aggregate.DISTINCT;
    }
}
