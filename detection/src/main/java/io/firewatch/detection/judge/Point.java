package io.firewatch.detection.judge;

import io.firewatch.model.Severity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A subject on one day, and what the rules said of it: {@code verdicts[i]} is the rank of the severity the i-th rule gave,
 * 0 for none, as of the rules whose stamp is kept with it.
 */
public record Point(double[] values, long[] records, int stamp, byte[] verdicts) {
    static final int NOT_JUDGED = 0;

    static Point unjudged(double[] values, long[] records) {
        return new Point(values, records, NOT_JUDGED, new byte[0]);
    }

    @Nullable
    Severity verdict(int rule) {
        int rank = verdicts[rule];
        for (Severity severity : Severity.values()) {
            if (severity.rank() == rank) {
                return severity;
            }
        }
        return null;
    }

    boolean sameFigures(Point other) {
        return Arrays.equals(values, other.values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Point that
                && stamp == that.stamp
                && Arrays.equals(values, that.values)
                && Arrays.equals(records, that.records)
                && Arrays.equals(verdicts, that.verdicts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + stamp;
    }
}
