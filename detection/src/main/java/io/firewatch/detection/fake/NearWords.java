package io.firewatch.detection.fake;

import java.util.Arrays;

/**
 * Whether two descriptions are near-identical: an edit distance of at most a tenth of the longer one (R10, sign 2). Pairs
 * worth comparing are found by bands of minima of hashed letter pairs; whether two texts meet in a band depends on them
 * alone, and near-identical ones miss each other in all bands about three times in a million.
 */
final class NearWords {
    private static final double FARTHEST = 0.1;
    private static final int BANDS = 24;
    private static final int ROWS = 2;
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private NearWords() {}

    static boolean near(String one, String other) {
        int most = (int) (Math.max(one.length(), other.length()) * FARTHEST);
        return Math.abs(one.length() - other.length()) <= most && distance(one, other, most) <= most;
    }

    /** The keys under which near-identical texts meet. */
    static long[] bands(String text) {
        long[] minima = new long[BANDS * ROWS];
        Arrays.fill(minima, Long.MAX_VALUE);
        for (int i = 0; i + 1 < text.length(); i++) {
            long pair = (long) text.charAt(i) << Character.SIZE | text.charAt(i + 1);
            for (int row = 0; row < minima.length; row++) {
                minima[row] = Math.min(minima[row], mixed(pair + GOLDEN * (row + 1)));
            }
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            bands[band] = mixed(minima[band * ROWS] ^ mixed(minima[band * ROWS + 1] + band));
        }
        return bands;
    }

    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Levenshtein's, or more than {@code most} where it is more: only a strip beside the diagonal is looked at. */
    private static int distance(String one, String other, int most) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int first = Math.max(1, i - most);
            int last = Math.min(other.length(), i + most);
            int diagonal = row[first - 1];
            row[first - 1] = first == 1 ? i : most + 1;
            int best = row[first - 1];
            for (int j = first; j <= last; j++) {
                int above = j == i + most ? most + 1 : row[j];
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int next = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + same);
                diagonal = row[j];
                row[j] = next;
                best = Math.min(best, next);
            }
            if (best > most) {
                return most + 1;
            }
        }
        return row[other.length()];
    }
}
