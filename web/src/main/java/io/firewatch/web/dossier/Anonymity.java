package io.firewatch.web.dossier;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts of people that may be shown: no cell of fewer than {@value #LEAST} people is shown, nor can one be computed from the
 * others and their sum. Cells that are too small are put together, with the smallest of the others where that is needed to hide
 * them. That nobody is in a cell is no secret of anybody.
 */
final class Anonymity {
    /** Fewer people could be recognised. */
    static final int LEAST = 5;

    /** One hidden cell is the sum less the others. */
    private static final int LEAST_HIDDEN = 2;

    private Anonymity() {}

    /**
     * What may be shown of one table.
     *
     * @param cells with enough people, in the order given
     * @param rest how many people are in the cells put together; 0 when there are none
     */
    record Shown(Map<String, Long> cells, long rest) {}

    /** Empty where not even all of them together are enough. {@code counts} are of disjoint cells. */
    static Optional<Shown> of(Map<String, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all < LEAST) {
            return Optional.empty();
        }
        Set<String> hidden = new LinkedHashSet<>();
        counts.forEach((cell, people) -> {
            if (people > 0 && people < LEAST) {
                hidden.add(cell);
            }
        });
        if (!hidden.isEmpty()) {
            hideMore(hidden, counts);
        }
        Map<String, Long> cells = new LinkedHashMap<>(counts);
        cells.keySet().removeAll(hidden);
        cells.values().removeIf(people -> people == 0);
        return Optional.of(new Shown(cells, sum(hidden, counts)));
    }

    /** The smallest cells go first, so that most people stay in sight. */
    private static void hideMore(Set<String> hidden, Map<String, Long> counts) {
        List<String> others = counts.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST)
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        for (int next = 0; next < others.size(); next++) {
            if (isHidden(hidden, counts, counts.getOrDefault(others.get(next), 0L))) {
                return;
            }
            hidden.add(others.get(next));
        }
    }

    /**
     * Whether the sum of the hidden cells tells nothing of each of them, not even to who knows this code. Either all of them
     * may be small and the sum is less than the most that small cells hold; or one of them is not small, and no cell
     * in sight is as small as that one, so that it might be any of them.
     */
    private static boolean isHidden(Set<String> hidden, Map<String, Long> counts, long smallestInSight) {
        long sum = sum(hidden, counts);
        long largest = hidden.stream()
                .mapToLong(cell -> counts.getOrDefault(cell, 0L))
                .max()
                .orElse(0);
        boolean allMayBeSmall = sum < hidden.size() * (LEAST - 1L);
        boolean oneIsNotSmall = largest >= LEAST && largest < smallestInSight;
        return hidden.size() >= LEAST_HIDDEN && sum >= LEAST && (allMayBeSmall || oneIsNotSmall);
    }

    private static long sum(Set<String> cells, Map<String, Long> counts) {
        return cells.stream().mapToLong(cell -> counts.getOrDefault(cell, 0L)).sum();
    }
}
