package io.firewatch.detection.judge;

import io.firewatch.rulesets.condition.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
        Set<Integer> days = new TreeSet<>();
        groups.forEach(group -> days.addAll(of(told, group).keySet()));
        NavigableMap<Integer, SubjectDay> all = new TreeMap<>();
        for (int day : days) {
            double[] values = new double[layout.size()];
            Arrays.fill(values, Double.NaN);
            List<Told> parts = new ArrayList<>();
            for (String group : groups) {
                Map.Entry<Integer, Told> last = of(told, group).floorEntry(day);
                int start = layout.start(group);
                if (last != null && start >= 0) {
                    double[] part = last.getValue().values();
                    System.arraycopy(part, 0, values, start, part.length);
                    parts.add(last.getValue());
                }
            }
            all.put(day, new SubjectDay(values, parts));
        }
        return all;
    }

    private static NavigableMap<Integer, Told> of(Map<String, NavigableMap<Integer, Told>> told, String group) {
        return told.getOrDefault(group, new TreeMap<>());
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
