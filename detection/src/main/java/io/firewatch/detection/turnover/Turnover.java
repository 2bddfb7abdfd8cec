package io.firewatch.detection.turnover;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.model.indicator.TurnoverIndicator;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** The claims of one product over the days: how many live, and how much came in and went out on each. */
final class Turnover {
    /** A product with fewer claims is no package worth watching [DEF]. */
    static final int FEWEST_CLAIMS = 50;

    private static final class Day {
        int claims;
        long in;
        long out;
    }

    private Turnover() {}

    /** The indicators of each day on which claims changed, and of the day after, while there are enough of them. */
    static SortedMap<Integer, double[]> of(Collection<StepSeries> claims) {
        TreeMap<Integer, Day> days = new TreeMap<>();
        for (StepSeries claim : claims) {
            long level = 0;
            for (int i = 0; i < claim.days().length; i++) {
                Day day = days.computeIfAbsent(claim.days()[i], one -> new Day());
                long now = claim.levels()[i];
                day.in += Math.max(0, now - level);
                day.out += Math.max(0, level - now);
                day.claims += (now > 0 ? 1 : 0) - (level > 0 ? 1 : 0);
                level = now;
            }
        }
        new TreeMap<>(days).keySet().forEach(day -> days.putIfAbsent(day + 1, new Day()));
        SortedMap<Integer, double[]> values = new TreeMap<>();
        long live = 0;
        int count = 0;
        for (var one : days.entrySet()) {
            Day day = one.getValue();
            int before = count;
            count += day.claims;
            if (Math.max(before, count) >= FEWEST_CLAIMS) {
                double[] row = new double[TurnoverIndicator.values().length];
                row[TurnoverIndicator.LIVE_CLAIMS.ordinal()] = count;
                row[TurnoverIndicator.DAILY_TURNOVER.ordinal()] =
                        live > 0 ? (double) Math.min(day.in, day.out) / live : 0;
                values.put(one.getKey(), row);
            }
            live += day.in - day.out;
        }
        return values;
    }
}
