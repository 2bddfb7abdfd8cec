package io.firewatch.detection.book;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An amount over business days that stays what it is until the next step: {@code levels[i]} holds from {@code days[i]}
 * to the day before {@code days[i+1]}; before the first step it is zero.
 *
 * @param days ascending
 */
public record StepSeries(int[] days, long[] levels) {
    public static final StepSeries NOTHING = new StepSeries(new int[0], new long[0]);

    /** From the level that holds from each day on; steps that change nothing are left out. */
    public static StepSeries ofLevels(SortedMap<Integer, Long> levels) {
        int[] days = new int[levels.size()];
        long[] values = new long[levels.size()];
        int size = 0;
        long last = 0;
        for (Map.Entry<Integer, Long> step : levels.entrySet()) {
            if (step.getValue() != last) {
                days[size] = step.getKey();
                values[size] = step.getValue();
                last = step.getValue();
                size++;
            }
        }
        return size == 0 ? NOTHING : new StepSeries(Arrays.copyOf(days, size), Arrays.copyOf(values, size));
    }

    /** From what is added on each day. */
    public static StepSeries ofChanges(SortedMap<Integer, Long> changes) {
        TreeMap<Integer, Long> levels = new TreeMap<>();
        long level = 0;
        for (Map.Entry<Integer, Long> change : changes.entrySet()) {
            level = Math.addExact(level, change.getValue());
            levels.put(change.getKey(), level);
        }
        return ofLevels(levels);
    }

    public long levelOn(int day) {
        int at = Arrays.binarySearch(days, day);
        int step = at >= 0 ? at : -at - 2;
        return step < 0 ? 0 : levels[step];
    }

    /** The steps up to and including a day; what comes later is not known of it. */
    public StepSeries through(int day) {
        int size = 0;
        while (size < days.length && days[size] <= day) {
            size++;
        }
        return size == days.length
                ? this
                : size == 0 ? NOTHING : new StepSeries(Arrays.copyOf(days, size), Arrays.copyOf(levels, size));
    }

    /** The first step after a day. */
    public OptionalInt stepAfter(int day) {
        return Arrays.stream(days).filter(one -> one > day).findFirst();
    }

    /** What must be added on each day to turn {@code before} into this; empty when both are the same. */
    public SortedMap<Integer, Long> changesSince(StepSeries before) {
        TreeMap<Integer, Long> changes = new TreeMap<>();
        addSteps(changes, 1);
        before.addSteps(changes, -1);
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private void addSteps(SortedMap<Integer, Long> changes, int sign) {
        long last = 0;
        for (int i = 0; i < days.length; i++) {
            changes.merge(days[i], sign * (levels[i] - last), Long::sum);
            last = levels[i];
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepSeries that && Arrays.equals(days, that.days) && Arrays.equals(levels, that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(days) + Arrays.hashCode(levels);
    }

    @Override
    public String toString() {
        return Arrays.toString(days) + Arrays.toString(levels);
    }
}
