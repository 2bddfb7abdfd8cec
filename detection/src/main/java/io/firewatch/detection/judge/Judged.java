package io.firewatch.detection.judge;

import io.firewatch.model.Severity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of one set said of one day: {@code verdicts[i]} is the rank of the severity the i-th rule gave, 0 for
 * none, {@link #UNKNOWN} when something it asks about cannot be said.
 * Kept so that an unchanged day is not asked about again.
 *
 * @param stamp tells the set of rules
 * @param figures tells the numbers that were judged
 */
public record Judged(int stamp, long figures, byte[] verdicts) {
    static final byte UNKNOWN = -1;

    boolean isUnknown(int rule) {
        return verdicts[rule] == UNKNOWN;
    }

    boolean isOf(int stamp, long figures) {
        return this.stamp == stamp && this.figures == figures;
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

    @Override
    public boolean equals(Object other) {
        return other instanceof Judged that
                && stamp == that.stamp
                && figures == that.figures
                && Arrays.equals(verdicts, that.verdicts);
    }

    @Override
    public int hashCode() {
        return 31 * stamp + Arrays.hashCode(verdicts);
    }
}
