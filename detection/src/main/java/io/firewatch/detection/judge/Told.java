package io.firewatch.detection.judge;

import io.firewatch.model.indicator.Observation;
import java.util.Arrays;

/** What one group of indicators was observed to be on one day. */
public record Told(double[] values, long[] records, String[] exhibits) {
    static Told of(Observation seen) {
        return new Told(seen.values(), seen.records(), seen.exhibits());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Told that
                && Arrays.equals(values, that.values)
                && Arrays.equals(records, that.records)
                && Arrays.equals(exhibits, that.exhibits);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(records);
    }
}
