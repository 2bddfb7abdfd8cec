package io.firewatch.detection.concentration;

import io.firewatch.detection.book.StepSeries;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The clients of one side, largest first, as the days go by. Built in one pass over all clients, then moved from day to day
 * by what changes, so that many days cost little more than one.
 */
final class Ranking {
    /** Amounts are squared in hundreds of yuan, so that sums of squares stay exact. */
    private static final long SQUARED_UNIT_FEN = 10_000;

    record Ranked(String client, long level) {}

    private record Step(String client, long level) {}

    private static final Comparator<Ranked> LARGEST_FIRST =
            Comparator.comparingLong(Ranked::level).reversed().thenComparing(Ranked::client);

    private final TreeSet<Ranked> ranked = new TreeSet<>(LARGEST_FIRST);
    private final Map<String, Long> levels = new HashMap<>();
    private final TreeMap<Integer, List<Step>> steps = new TreeMap<>();
    private long total;
    private long squares;

    /** Stands at the end of the day before {@code from}. */
    Ranking(Map<String, StepSeries> clients, int from) {
        clients.forEach((client, series) -> {
            set(client, series.levelOn(from - 1));
            for (int i = 0; i < series.days().length; i++) {
                if (series.days()[i] >= from) {
                    steps.computeIfAbsent(series.days()[i], day -> new ArrayList<>())
                            .add(new Step(client, series.levels()[i]));
                }
            }
        });
    }

    /** Moves to the end of {@code day}; days may be left out but not taken back. */
    void moveTo(int day) {
        while (!steps.isEmpty() && steps.firstKey() <= day) {
            steps.pollFirstEntry().getValue().forEach(step -> set(step.client(), step.level()));
        }
    }

    private void set(String client, long level) {
        long before = levels.getOrDefault(client, 0L);
        if (before > 0) {
            ranked.remove(new Ranked(client, before));
            total = Math.subtractExact(total, before);
            squares = Math.subtractExact(squares, square(before));
        }
        if (level > 0) {
            ranked.add(new Ranked(client, level));
            total = Math.addExact(total, level);
            squares = Math.addExact(squares, square(level));
        }
        levels.put(client, level);
    }

    private static long square(long fen) {
        long units = Math.round((double) fen / SQUARED_UNIT_FEN);
        return Math.multiplyExact(units, units);
    }

    long total() {
        return total;
    }

    int size() {
        return ranked.size();
    }

    List<Ranked> top(int most) {
        return ranked.stream().limit(most).toList();
    }

    long level(String client) {
        return levels.getOrDefault(client, 0L);
    }

    /** Share of the total that the largest have; 0 when there is nothing. */
    double share(int most) {
        long sum = 0;
        for (Ranked one : top(most)) {
            sum = Math.addExact(sum, one.level());
        }
        return total > 0 ? (double) sum / total : 0;
    }

    double hhi() {
        double units = (double) total / SQUARED_UNIT_FEN;
        return units > 0 ? squares / (units * units) : 0;
    }
}
