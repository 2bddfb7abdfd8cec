package io.firewatch.rulesets.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word a person probably meant. */
public final class Likeness {
    /** Two slips of the pen; with more, a guess misleads. */
    private static final int SLIPS = 2;

    private Likeness() {}

    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(one -> distance(word, one) <= Math.min(SLIPS, word.length() / 3 + 1))
                .min(Comparator.comparingInt((String one) -> distance(word, one))
                        .thenComparing(one -> one));
    }

    /** Letters to insert, drop or change. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
