package io.firewatch.benchmarks.secondcity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas of B.2, computed without any exception, breach where the city says so and nowhere else. */
class SecondCityFormulasTest {
    /** A clear case is at least a fifth beyond its threshold. */
    private static final double CLEAR = 1.2;

    private static final Map<String, Double> THRESHOLDS = Map.ofEntries(
            Map.entry("R03a", 0.05),
            Map.entry("R07b", 0.10),
            Map.entry("R08a", 0.0),
            Map.entry("R08c", 0.05),
            Map.entry("R13", 1.5),
            Map.entry("R14a", 2.0),
            Map.entry("R14b", 2.0),
            Map.entry("R15c", 0.10),
            Map.entry("R16a", 0.10),
            Map.entry("R16b", 0.50),
            Map.entry("R16c", 0.20),
            Map.entry("R17a", 0.10),
            Map.entry("R17b", 0.05),
            Map.entry("R17c", 0.03),
            Map.entry("R18b", 0.08),
            Map.entry("R19", 0.03),
            Map.entry("R20a", 0.0),
            Map.entry("R22a", 0.01),
            Map.entry("R22e", 0.05),
            Map.entry("R22g", 0.01),
            Map.entry("R23", 0.30));

    @ParameterizedTest
    @ValueSource(longs = {7, 20, 421})
    void holdWhereThePlantIsAndNowhereElse(long seed) {
        SecondCity city = SecondCity.plan(seed);
        Formulas formulas = Formulas.of(Books.of(city));
        THRESHOLDS.forEach((rule, threshold) -> {
            Map<String, Formulas.Hit> hits = formulas.institutions.get(rule);
            Set<String> expected = lenders(city.expected().stream(), rule);
            Set<String> tolerated = lenders(city.arguable().stream(), rule);
            city.lawful().stream()
                    .filter(each -> rule.startsWith(each.rule()))
                    .forEach(each -> tolerated.add(each.lender()));
            Set<String> breaching = hits.entrySet().stream()
                    .filter(each -> each.getValue().firstOffset() >= 0)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(breaching).as("%s, seed %d", rule, seed).containsAll(expected);
            breaching.removeAll(expected);
            if (rule.equals("R14a") || rule.equals("R14b")) {
                // Who says nothing says nothing about money either.
                tolerated.addAll(lenders(city.expected().stream(), "R14a"));
            }
            assertThat(tolerated).as("%s by accident, seed %d", rule, seed).containsAll(breaching);
            expected.forEach(lender -> assertThat(hits.get(lender).most())
                    .as("%s of %s, seed %d", rule, lender, seed)
                    .isGreaterThanOrEqualTo(threshold * CLEAR));
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 20, 421})
    void singleLoansAndBorrowersBreachOnlyWherePlanted(long seed) {
        SecondCity city = SecondCity.plan(seed);
        Formulas formulas = Formulas.of(Books.of(city));
        Set<String> arguable = lenders(city.arguable().stream(), "R04c");
        for (String rule : Set.of("R01a", "R03c", "R04a", "R04b", "R04c", "R10a", "R11", "R12a", "R12b", "R12c")) {
            Set<String> expected = city.expected().stream()
                    .filter(each -> each.rule().startsWith(rule)
                            || (rule.startsWith("R12") && each.rule().startsWith("R12"))
                            || (rule.equals("R04a") && each.rule().equals("R04b")))
                    .map(each -> each.lender().substring(12) + "/" + each.subject())
                    .collect(Collectors.toCollection(HashSet::new));
            Set<String> hits = formulas.subjects.getOrDefault(rule, Map.of()).keySet().stream()
                    .filter(each -> !(rule.equals("R04c") && arguable.contains(each.substring(0, 15))))
                    .map(each -> each.substring(12))
                    .collect(Collectors.toCollection(HashSet::new));
            Set<String> lawful = city.lawful().stream()
                    .filter(each -> rule.startsWith(each.rule()))
                    .map(each -> each.lender().substring(12))
                    .collect(Collectors.toSet());
            hits.removeIf(
                    hit -> !expected.contains(hit) && lawful.contains(hit.substring(0, 3)) && rule.equals("R01a"));
            assertThat(hits).as("%s, seed %d", rule, seed).isSubsetOf(expected);
            city.expected().stream()
                    .filter(each -> each.rule().equals(rule)
                            || (rule.equals("R11") && each.rule().startsWith("R11")))
                    .forEach(each -> assertThat(hits)
                            .as("%s, seed %d", each, seed)
                            .contains(each.lender().substring(12) + "/" + each.subject()));
        }
    }

    private static Set<String> lenders(Stream<Expected> expected, String rule) {
        return expected.filter(each -> each.rule().startsWith(rule))
                .map(Expected::lender)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
