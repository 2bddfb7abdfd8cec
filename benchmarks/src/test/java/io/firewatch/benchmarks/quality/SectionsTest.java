package io.firewatch.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.benchmarks.secondcity.Expected;
import io.firewatch.benchmarks.secondcity.SecondCity;
import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.Planted;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SectionsTest {
    /** A rule that is renamed must not make its plants look missed. */
    @Test
    void namesNoRuleThatDoesNotExist() {
        Set<String> known =
                RuleCatalogue.load().stream().map(one -> one.rule().id()).collect(Collectors.toSet());

        assertThat(Sections.byName().values().stream().flatMap(Collection::stream))
                .isSubsetOf(known);
    }

    @Test
    void tellsNeighbouringSentencesApart() {
        assertThat(Sections.tells("over-limit.one-platform", "R01a")).isTrue();
        assertThat(Sections.tells("over-limit.one-platform", "R01b")).isFalse();
        assertThat(Sections.tells("fund-pooling.unmatched-balance", "R03a")).isTrue();
        assertThat(Sections.tells("fund-pooling.unmatched-balance", "R03b")).isFalse();
        assertThat(Sections.tells("run.signals", "R13")).isTrue();
        assertThat(Sections.tells("concentration.lenders", "R16a")).isFalse();
    }

    @Test
    void givesEachRuleAWordForWhatThePlantsBreak() {
        Set<String> letters = Stream.concat(
                        City.plan(1, LocalDate.of(2026, 3, 2), 5).planted().stream()
                                .map(Planted::rule),
                        SecondCity.plan(1).expected().stream().map(Expected::rule))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> heard = letters.stream()
                .flatMap(letter -> Sections.rules(letter).stream())
                .collect(Collectors.toSet());

        assertThat(RuleCatalogue.load())
                .extracting(one -> one.rule().id())
                .filteredOn(rule -> !heard.contains(rule))
                .containsExactlyInAnyOrderElementsOf(UNPLANTED);
    }

    /** Rules whose breach neither city plants, so that a bench says nothing about them. */
    private static final Set<String> UNPLANTED = Set.of(
            // a hint below every breach
            "over-limit.approaching");
}
