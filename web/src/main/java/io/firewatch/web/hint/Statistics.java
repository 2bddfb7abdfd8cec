package io.firewatch.web.hint;

import java.util.Arrays;

/** The two statistics hints rest on. */
public final class Statistics {
    /** Of the standard normal distribution, for 95 % on both sides. */
    private static final double Z = 1.959964;

    private static final int BINS = 10;

    /** Stands in an empty bin, so that its logarithm exists. */
    private static final double LEAST_SHARE = 1e-4;

    private Statistics() {}

    /**
     * Lower end of the 95 % score interval of a share of which {@code kept} of {@code all} were seen (E. B. Wilson, Probable
     * Inference, Journal of the American Statistical Association 22, 1927). Unlike the plain one it stays below 1 when all
     * were kept: of 4 of 4 nobody should conclude that none is ever lost.
     */
    public static double wilsonLow(int kept, int all) {
        if (all == 0) {
            return 0;
        }
        double share = (double) kept / all;
        double z2 = Z * Z;
        double middle = share + z2 / (2 * all);
        double reach = Z * Math.sqrt(share * (1 - share) / all + z2 / (4.0 * all * all));
        return Math.max(0, (middle - reach) / (1 + z2 / all));
    }

    /**
     * Population stability index of {@code now} against {@code then} over the deciles of {@code then}: the sum of
     * (now − then) · ln(now ÷ then) over the shares in each. Below 0.1 nothing moved, above 0.25 much did (N. Siddiqi, Credit
     * Risk Scorecards, 2006).
     */
    public static double psi(double[] then, double[] now) {
        double[] sorted = then.clone();
        Arrays.sort(sorted);
        double[] edges = new double[BINS - 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = sorted[(int) ((long) sorted.length * (i + 1) / BINS)];
        }
        double[] before = shares(then, edges);
        double[] after = shares(now, edges);
        double sum = 0;
        for (int bin = 0; bin < before.length; bin++) {
            sum += (after[bin] - before[bin]) * Math.log(after[bin] / before[bin]);
        }
        return sum;
    }

    /** Of values up to an edge, the first that reaches as far; equal edges share one bin. */
    private static double[] shares(double[] values, double[] edges) {
        int[] counts = new int[edges.length + 1];
        for (double value : values) {
            int bin = 0;
            while (bin < edges.length && value > edges[bin]) {
                bin++;
            }
            counts[bin]++;
        }
        return Arrays.stream(counts)
                .mapToDouble(count -> Math.max(LEAST_SHARE, (double) count / values.length))
                .toArray();
    }
}
