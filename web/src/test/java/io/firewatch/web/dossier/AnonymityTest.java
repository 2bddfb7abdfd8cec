package io.firewatch.web.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.web.dossier.Anonymity.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AnonymityTest {
    private static final String CELLS = "abcdef";

    @Property
    void showsNoCellOfFewPeopleAndLosesNobody(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 12) Integer> people) {
        Map<String, Long> counts = counts(people);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        Optional<Shown> shown = Anonymity.of(counts);
        assertThat(shown.isPresent()).isEqualTo(all >= Anonymity.LEAST);
        shown.ifPresent(table -> {
            assertThat(table.cells().values()).allMatch(cell -> cell >= Anonymity.LEAST);
            assertThat(table.rest() == 0 || table.rest() >= Anonymity.LEAST).isTrue();
            long told =
                    table.cells().values().stream().mapToLong(Long::longValue).sum();
            assertThat(told + table.rest()).isEqualTo(all);
        });
    }

    /**
     * Whoever knows what is shown, the sum and this very code still finds several numbers of people for each small cell. The
     * tables are small, so that all of them can be tried.
     */
    @Property(tries = 400)
    void noSmallCellCanBeComputed(@ForAll @Size(min = 2, max = 4) List<@IntRange(max = 9) Integer> people) {
        Map<String, Long> counts = counts(people);
        Optional<Shown> shown = Anonymity.of(counts);
        if (shown.isEmpty() || shown.get().rest() == 0) {
            return;
        }
        List<String> unseen = counts.keySet().stream()
                .filter(cell -> !shown.get().cells().containsKey(cell))
                .toList();
        Map<String, Set<Long>> possible = new HashMap<>();
        for (List<Long> one : splits(shown.get().rest(), unseen.size())) {
            Map<String, Long> guess = new LinkedHashMap<>(counts);
            for (int i = 0; i < unseen.size(); i++) {
                guess.put(unseen.get(i), one.get(i));
            }
            if (Anonymity.of(guess).equals(shown)) {
                guess.forEach((cell, number) ->
                        possible.computeIfAbsent(cell, key -> new HashSet<>()).add(number));
            }
        }
        assertThat(unseen)
                .filteredOn(
                        cell -> counts.getOrDefault(cell, 0L) > 0 && counts.getOrDefault(cell, 0L) < Anonymity.LEAST)
                .allSatisfy(cell -> assertThat(possible.get(cell))
                        .as("%s of %s", cell, counts)
                        .hasSizeGreaterThan(1));
    }

    @Example
    void hidesASecondCellWhereOneAloneWouldBeTheRemainder() {
        Shown shown = Anonymity.of(counts(List.of(40, 3, 9, 20))).orElseThrow();
        assertThat(shown.cells()).containsExactly(Map.entry("a", 40L), Map.entry("d", 20L));
        assertThat(shown.rest()).isEqualTo(12);
    }

    /** Two cells of four each would be the only two that add up to eight. */
    @Example
    void hidesAnotherCellWhereTheSumSaysItAll() {
        Shown shown = Anonymity.of(counts(List.of(5, 4, 4, 30))).orElseThrow();
        assertThat(shown.cells()).containsExactly(Map.entry("d", 30L));
        assertThat(shown.rest()).isEqualTo(13);
    }

    @Example
    void saysNothingOfAHandful() {
        assertThat(Anonymity.of(counts(List.of(2, 2)))).isEmpty();
        assertThat(Anonymity.of(Map.of())).isEmpty();
    }

    private static Map<String, Long> counts(List<Integer> people) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < people.size(); i++) {
            counts.put(CELLS.substring(i, i + 1), (long) people.get(i));
        }
        return counts;
    }

    /** Every way to put {@code all} people into {@code cells} cells, any of them empty. */
    private static List<List<Long>> splits(long all, int cells) {
        if (cells == 1) {
            return List.of(List.of(all));
        }
        List<List<Long>> splits = new ArrayList<>();
        for (long first = 0; first <= all; first++) {
            for (List<Long> others : splits(all - first, cells - 1)) {
                List<Long> split = new ArrayList<>(List.of(first));
                split.addAll(others);
                splits.add(split);
            }
        }
        return splits;
    }
}
