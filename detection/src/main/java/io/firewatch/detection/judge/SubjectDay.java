package io.firewatch.detection.judge;

import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.judging.ObservedDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A subject as of one day, put together from several groups of indicators: each says what it said last. NaN stands where a
 * group has said nothing yet.
 */
final class SubjectDay {
    private final double[] values;
    private final List<Told> parts;

    private SubjectDay(double[] values, List<Told> parts) {
        this.values = values;
        this.parts = parts;
    }

    /** One for each day on which any of the groups was observed. */
    static NavigableMap<Integer, SubjectDay> of(
            Layout layout, Collection<String> groups, Map<String, NavigableMap<Integer, Told>> told) {
        List<String> inOrder = List.copyOf(groups);
        List<NavigableMap<Integer, Told>> observed = inOrder.stream()
                .map(group -> told.getOrDefault(group, Collections.emptyNavigableMap()))
                .toList();
        List<List<Told>> points =
                observed.stream().map(one -> List.copyOf(one.values())).toList();
        ObservedDays merged = ObservedDays.of(
                observed.stream().map(one -> days(one.navigableKeySet())).toList());
        NavigableMap<Integer, SubjectDay> all = new TreeMap<>();
        for (int i = 0; i < merged.days().length; i++) {
            double[] values = new double[layout.size()];
            Arrays.fill(values, Double.NaN);
            List<Told> parts = new ArrayList<>();
            for (int group = 0; group < inOrder.size(); group++) {
                int last = merged.standing()[group][i];
                int start = layout.start(inOrder.get(group));
                if (last >= 0 && start >= 0) {
                    Told part = points.get(group).get(last);
                    System.arraycopy(part.values(), 0, values, start, part.values().length);
                    parts.add(part);
                }
            }
            all.put(merged.days()[i], new SubjectDay(values, parts));
        }
        return all;
    }

    static int[] days(Set<Integer> ascending) {
        return ascending.stream().mapToInt(Integer::intValue).toArray();
    }

    double[] values() {
        return values;
    }

    long[] records() {
        return parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.records()))
                .distinct()
                .toArray();
    }

    String[] exhibits() {
        LinkedHashSet<String> all = new LinkedHashSet<>();
        parts.forEach(part -> all.addAll(List.of(part.exhibits())));
        return all.toArray(String[]::new);
    }

    boolean sameFigures(SubjectDay other) {
        return Arrays.equals(values, other.values);
    }

    /** Two days with other figures have, but for one chance in 2^64, another fingerprint. */
    long fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (double value : values) {
            hash = (hash ^ Double.doubleToLongBits(value)) * 0x100000001b3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
