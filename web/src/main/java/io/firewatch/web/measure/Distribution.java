package io.firewatch.web.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How values spread: bars of equal width from the least to the greatest, and the values below which half, nine tenths and
 * ninety-nine hundredths lie.
 */
record Distribution(List<Bar> bars, double least, double half, double most, double nearlyAll, double greatest) {
    private static final int BARS = 20;
    private static final double MOST = 0.9;
    private static final double NEARLY_ALL = 0.99;

    /** @param to above the last value it counts, except of the last bar, which counts the greatest as well */
    record Bar(double from, double to, int count) {}

    /** Of at least one value. */
    static Distribution of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double least = sorted[0];
        double greatest = sorted[sorted.length - 1];
        return new Distribution(
                bars(sorted, least, greatest),
                least,
                rank(sorted, 0.5),
                rank(sorted, MOST),
                rank(sorted, NEARLY_ALL),
                greatest);
    }

    private static List<Bar> bars(double[] sorted, double least, double greatest) {
        if (least == greatest) {
            return List.of(new Bar(least, greatest, sorted.length));
        }
        double width = (greatest - least) / BARS;
        int[] counts = new int[BARS];
        for (double one : sorted) {
            counts[Math.min(BARS - 1, (int) ((one - least) / width))]++;
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            bars.add(new Bar(least + i * width, i == BARS - 1 ? greatest : least + (i + 1) * width, counts[i]));
        }
        return bars;
    }

    /** The smallest value that at least this share of all do not exceed. */
    private static double rank(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
