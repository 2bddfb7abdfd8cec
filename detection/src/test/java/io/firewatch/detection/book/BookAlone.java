package io.firewatch.detection.book;

import io.firewatch.detection.time.CityTime;
import io.firewatch.model.indicator.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * A book on its own, and what stands of all it says: by {@code group/subject}, the figures by day, days counted from the
 * first of the test.
 */
public final class BookAlone<A, B> {
    private final Supplier<BookFunction<A, B, Observation>> book;
    private final Class<A> left;
    private final KeySelector<A, EntityKey> keyOfLeft;
    private final KeySelector<B, EntityKey> keyOfRight;
    private final int firstDay;

    public BookAlone(
            Supplier<BookFunction<A, B, Observation>> book,
            Class<A> left,
            KeySelector<A, EntityKey> keyOfLeft,
            KeySelector<B, EntityKey> keyOfRight,
            int firstDay) {
        this.book = book;
        this.left = left;
        this.keyOfLeft = keyOfLeft;
        this.keyOfRight = keyOfRight;
        this.firstDay = firstDay;
    }

    /** Some facts that come together, and the day that is closed behind them. */
    public record Part(List<?> facts, int closed) {}

    /** Facts in any number of parts, while the days go by; the last day closes behind the last. */
    public static List<Part> parts(List<?> facts, int closed, Random random) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int day = 0;
        while (from < facts.size()) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(4));
            day = to == facts.size() ? closed : Math.min(closed, day + random.nextInt(closed / 4));
            parts.add(new Part(facts.subList(from, to), day));
            from = to;
        }
        return parts;
    }

    /** In another order, but for those with one name: they are versions of one fact, of which the last stands. */
    public static <T> List<T> mixed(List<T> facts, Function<T, String> name, Random random) {
        List<T> mixed = new ArrayList<>(facts);
        Collections.shuffle(mixed, random);
        Map<String, List<T>> versions = new HashMap<>();
        facts.forEach(one -> versions.computeIfAbsent(name.apply(one), any -> new ArrayList<>())
                .add(one));
        mixed.replaceAll(one -> versions.get(name.apply(one)).remove(0));
        return mixed;
    }

    /** The book settles behind each part. */
    public Map<String, NavigableMap<Integer, String>> said(List<Part> parts) throws Exception {
        Map<String, NavigableMap<Integer, String>> said = new TreeMap<>();
        try (var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(book.get()), keyOfLeft, keyOfRight, TypeInformation.of(EntityKey.class))) {
            harness.open();
            long seq = 0;
            for (Part part : parts) {
                for (Object fact : part.facts()) {
                    if (left.isInstance(fact)) {
                        harness.processElement1(left.cast(fact), 0);
                    } else {
                        harness.processElement2(right(fact), 0);
                    }
                }
                harness.processBothWatermarks(CityTime.watermark(firstDay + part.closed(), ++seq));
            }
            for (Observation one : harness.extractOutputValues()) {
                var series = said.computeIfAbsent(one.group() + "/" + one.subject(), any -> new TreeMap<>());
                if (one.isWithdrawn()) {
                    series.remove(one.day() - firstDay);
                } else {
                    series.put(one.day() - firstDay, Arrays.toString(one.values()));
                }
            }
        }
        said.values().removeIf(Map::isEmpty);
        return said;
    }

    @SuppressWarnings("unchecked")
    private B right(Object fact) {
        return (B) fact;
    }

    /** Where one run says something else than another. */
    public static List<String> differences(
            Map<String, NavigableMap<Integer, String>> said, Map<String, NavigableMap<Integer, String>> expected) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(said.keySet());
        names.addAll(expected.keySet());
        for (String name : names) {
            NavigableMap<Integer, String> these = said.getOrDefault(name, new TreeMap<>());
            NavigableMap<Integer, String> those = expected.getOrDefault(name, new TreeMap<>());
            Set<Integer> days = new TreeSet<>(these.keySet());
            days.addAll(those.keySet());
            for (int day : days) {
                if (!Objects.equals(these.get(day), those.get(day))) {
                    differences.add(name + " on " + day + ": " + these.get(day) + " instead of " + those.get(day));
                }
            }
        }
        return differences;
    }

    /** The same without days that say what the day before them did: an observation holds until the next. */
    public static Map<String, NavigableMap<Integer, String>> withoutRepeats(
            Map<String, NavigableMap<Integer, String>> said) {
        Map<String, NavigableMap<Integer, String>> changes = new TreeMap<>();
        said.forEach((name, series) -> {
            NavigableMap<Integer, String> kept = new TreeMap<>();
            series.forEach((day, figures) -> {
                if (kept.isEmpty() || !kept.lastEntry().getValue().equals(figures)) {
                    kept.put(day, figures);
                }
            });
            changes.put(name, kept);
        });
        return changes;
    }
}
