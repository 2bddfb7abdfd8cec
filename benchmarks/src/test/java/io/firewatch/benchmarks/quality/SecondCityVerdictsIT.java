package io.firewatch.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.time.CityClock;
import io.firewatch.embedded.city.Disorder;
import io.firewatch.embedded.city.JudgedCity;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verdicts on the second city are the same with any number of workers, and when records come twice or days late. */
class SecondCityVerdictsIT {
    /** What is said of the reporting itself is about when and how often things come. */
    private static final Set<String> ABOUT_ARRIVAL = Set.of("misreporting", "silence");

    /** Rules that neither this city nor the demo city breaks, and why. */
    private static final Set<String> SPEAK_NOWHERE = Set.of(
            // need clients that break their own references, which neither city's do
            "misreporting.broken-references",
            "misreporting.loan-records",
            // breaches that neither city has to the letter of the rule
            "custody-gap.idle-cash",
            "super-lender.package");

    @TempDir
    static Path folder;

    private static List<FeedChange> feed;
    private static Collection<AlertRow> alerts;

    @BeforeAll
    static void judgeTheCity() throws Exception {
        feed = new Trials(folder).of("second", 1).feed();
        alerts = JudgedCity.standing(feed, 2);
    }

    @Test
    void fourWorkersAndRecordsThatComeTwiceOrDaysLateChangeNoVerdict() throws Exception {
        assertThat(verdicts(JudgedCity.standing(Disorder.of(feed, 1), 4, CityClock.impatient(1_000)), ABOUT_ARRIVAL))
                .containsExactlyInAnyOrderEntriesOf(verdicts(alerts, ABOUT_ARRIVAL));
    }

    @Test
    void rulesOfWhichTheComparisonsSayNothingAreNamed() {
        Set<String> speaking = alerts.stream().map(AlertRow::rule).collect(Collectors.toSet());

        assertThat(SPEAK_NOWHERE).doesNotContainAnyElementsOf(speaking);
        assertThat(RuleCatalogue.load()).extracting(one -> one.rule().id()).containsAll(SPEAK_NOWHERE);
    }

    /** By id, the alert and its numbers; the records it rests on are numbered by receipt. */
    private static TreeMap<String, String> verdicts(Collection<AlertRow> alerts, Set<String> without) {
        return alerts.stream()
                .filter(alert -> !without.contains(alert.pattern()))
                .collect(Collectors.toMap(AlertRow::id, Score::line, (a, b) -> a, TreeMap::new));
    }
}
