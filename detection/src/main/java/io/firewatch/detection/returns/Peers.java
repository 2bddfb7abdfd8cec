package io.firewatch.detection.returns;

import java.util.Arrays;

/** One promised return beside those of peers: robust against a few that are off themselves. */
final class Peers {
    /** Fewer peers are no market [DEF]. */
    static final int FEWEST = 5;

    /** Half a point: peers that all promise the same do not make a hundredth of a point a deviation [DEF]. */
    static final double LEAST_MAD = 0.005;

    private Peers() {}

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** (own − median) / MAD; NaN with too few peers or no return of its own. */
    static double deviation(double own, double[] peers) {
        if (peers.length < FEWEST) {
            return Double.NaN;
        }
        double median = median(peers);
        double mad =
                median(Arrays.stream(peers).map(one -> Math.abs(one - median)).toArray());
        return (own - median) / Math.max(mad, LEAST_MAD);
    }
}
