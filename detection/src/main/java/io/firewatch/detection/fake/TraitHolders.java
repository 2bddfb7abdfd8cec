package io.firewatch.detection.fake;

import io.firewatch.detection.book.StepSeries;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many borrowers have one trait in common, day by day, as each of their loans sees it. */
final class TraitHolders {
    private TraitHolders() {}

    /** By loan: {@code fewest} on days on which at least so many borrowers have the trait, and it itself; else nothing. */
    static Map<String, StepSeries> levels(Collection<LoanTrait> all) {
        List<LoanTrait> held =
                all.stream().filter(one -> one.from() < one.until()).toList();
        Map<String, StepSeries> levels = new HashMap<>();
        if (held.isEmpty()) {
            return levels;
        }
        LoanTrait.Kind kind = held.get(0).kind();
        NavigableMap<Integer, Boolean> enough = enough(held, kind);
        for (LoanTrait one : held) {
            SortedMap<Integer, Long> mine = new TreeMap<>();
            Map.Entry<Integer, Boolean> start = enough.floorEntry(one.from());
            mine.put(one.from(), start != null && start.getValue() ? (long) kind.fewest : 0L);
            enough.subMap(one.from(), false, one.until(), false)
                    .forEach((day, is) -> mine.put(day, is ? (long) kind.fewest : 0L));
            if (one.until() != Integer.MAX_VALUE) {
                mine.put(one.until(), 0L);
            }
            StepSeries level = StepSeries.ofLevels(mine);
            if (!level.equals(StepSeries.NOTHING)) {
                levels.put(one.loan(), level);
            }
        }
        return levels;
    }

    /** From each day on which it changes: whether enough borrowers have the trait, and not too many. */
    private static NavigableMap<Integer, Boolean> enough(List<LoanTrait> held, LoanTrait.Kind kind) {
        TreeMap<Integer, Map<String, Integer>> changes = new TreeMap<>();
        for (LoanTrait one : held) {
            changes.computeIfAbsent(one.from(), day -> new HashMap<>()).merge(one.party(), 1, Integer::sum);
            if (one.until() != Integer.MAX_VALUE) {
                changes.computeIfAbsent(one.until(), day -> new HashMap<>()).merge(one.party(), -1, Integer::sum);
            }
        }
        Map<String, Integer> loansOf = new HashMap<>();
        TreeMap<Integer, Boolean> enough = new TreeMap<>();
        for (var day : changes.entrySet()) {
            day.getValue().forEach((party, change) -> {
                if (loansOf.merge(party, change, Integer::sum) == 0) {
                    loansOf.remove(party);
                }
            });
            boolean now = loansOf.size() >= kind.fewest && loansOf.size() <= kind.most;
            if (enough.isEmpty() || enough.lastEntry().getValue() != now) {
                enough.put(day.getKey(), now);
            }
        }
        return enough;
    }
}
