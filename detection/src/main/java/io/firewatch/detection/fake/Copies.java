package io.firewatch.detection.fake;

import io.firewatch.detection.book.StepSeries;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** R10, sign 2, of one loan beside those described by the same or near-identical words. */
final class Copies {
    static final int ENOUGH = 5;
    static final int WINDOW_DAYS = 90;

    private Copies() {}

    static List<WordsUse> inOrder(Collection<WordsUse> uses) {
        return uses.stream()
                .sorted(Comparator.comparingInt(WordsUse::day).thenComparing(WordsUse::loan))
                .toList();
    }

    /** The first five loans of other borrowers within 90 days; {@code uses} are in order. */
    static List<WordsUse> of(WordsUse loan, List<WordsUse> uses) {
        return uses.stream()
                .filter(one -> Math.abs(one.day() - loan.day()) <= WINDOW_DAYS)
                .filter(one -> !one.party().equals(loan.party()))
                .limit(ENOUGH)
                .toList();
    }

    /** From the day on which the fifth of them was listed. */
    static StepSeries level(WordsUse loan, List<WordsUse> copies) {
        return copies.size() < ENOUGH
                ? StepSeries.NOTHING
                : new StepSeries(
                        new int[] {Math.max(loan.day(), copies.get(ENOUGH - 1).day())}, new long[] {ENOUGH});
    }
}
