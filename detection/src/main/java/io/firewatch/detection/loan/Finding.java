package io.firewatch.detection.loan;

import java.util.Arrays;

/** What one facet of a loan says as of one day: its values in catalogue order, the records and exhibits behind them. */
public record Finding(double[] values, long[] records, String[] exhibits) {
    private static final String[] NO_EXHIBITS = {};

    Finding(double[] values, long[] records) {
        this(values, records, NO_EXHIBITS);
    }

    /** Two findings that differ have, but for one chance in 2^64, another fingerprint. */
    public long fingerprint() {
        long hash = 0xcbf29ce484222325L;
        for (double value : values) {
            hash = mixed(hash, Double.doubleToLongBits(value));
        }
        for (long one : records) {
            hash = mixed(hash, one);
        }
        for (String exhibit : exhibits) {
            for (int i = 0; i < exhibit.length(); i++) {
                hash = mixed(hash, exhibit.charAt(i));
            }
        }
        return hash;
    }

    private static long mixed(long hash, long next) {
        long mixed = (hash ^ next) * 0x100000001b3L;
        return mixed ^ (mixed >>> 29);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding that
                && Arrays.equals(values, that.values)
                && Arrays.equals(records, that.records)
                && Arrays.equals(exhibits, that.exhibits);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint());
    }

    @Override
    public String toString() {
        return Arrays.toString(values) + Arrays.toString(records) + Arrays.toString(exhibits);
    }
}
