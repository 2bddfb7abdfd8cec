package io.firewatch.detection.judge;

import java.util.Arrays;

/**
 * What the rules of one set said of one day: {@code verdicts[i]} is the {@link io.firewatch.rulesets.judging.DayVerdict} of
 * the i-th rule. Kept so that an unchanged day is not asked about again.
 *
 * @param stamp tells the set of rules
 * @param figures tells the numbers that were judged
 */
public record Judged(int stamp, long figures, byte[] verdicts) {
    boolean isOf(int stamp, long figures) {
        return this.stamp == stamp && this.figures == figures;
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
