package io.firewatch.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured waits in milliseconds, and their percentiles by nearest rank. */
final class Latencies {
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    void add(double wait) {
        millis.add(wait);
    }

    List<Double> all() {
        return List.copyOf(millis);
    }

    /** The wait that this share of all waits does not exceed; NaN when nothing was measured. */
    double percentile(double share) {
        List<Double> sorted = new ArrayList<>(all());
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
