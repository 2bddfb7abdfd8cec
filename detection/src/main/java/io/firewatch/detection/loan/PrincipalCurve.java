package io.firewatch.detection.loan;

import java.util.Arrays;

/**
 * When a loan's principal falls due: {@code fen[i]} on {@code dueDays[i]}, ascending. The basis of Life(l) of
 * supervision-rules B.1, so that amortising loans are not judged by their last instalment.
 */
public record PrincipalCurve(int[] dueDays, long[] fen) {
    public static final PrincipalCurve UNKNOWN = new PrincipalCurve(new int[0], new long[0]);

    public boolean isKnown() {
        return dueDays.length > 0;
    }

    /** The day on which the last of it falls due. */
    public int lastDay() {
        return Arrays.stream(dueDays).max().orElseThrow();
    }

    /** Σ(principal × days to due) / Σ principal over what is due after {@code day}; 0 when nothing is. */
    public double remainingLife(int day) {
        double weighted = 0;
        double principal = 0;
        for (int i = 0; i < dueDays.length; i++) {
            if (dueDays[i] > day) {
                weighted += (double) fen[i] * (dueDays[i] - day);
                principal += fen[i];
            }
        }
        return principal == 0 ? 0 : weighted / principal;
    }

    /** Of the principal due after {@code day}, the share due after {@code end}; 0 when nothing is due. */
    public double shareAfter(int day, int end) {
        double after = 0;
        double principal = 0;
        for (int i = 0; i < dueDays.length; i++) {
            if (dueDays[i] > day) {
                principal += fen[i];
                after += dueDays[i] > end ? fen[i] : 0;
            }
        }
        return principal == 0 ? 0 : after / principal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrincipalCurve that
                && Arrays.equals(dueDays, that.dueDays)
                && Arrays.equals(fen, that.fen);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dueDays) + Arrays.hashCode(fen);
    }

    @Override
    public String toString() {
        return Arrays.toString(dueDays) + Arrays.toString(fen);
    }
}
