package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.Severity;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.rule.Rule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo city judged by the real detection graph: every planted lender is found, no clean one is accused, and neither
 * the number of workers nor the order within a day changes a verdict.
 */
class CityVerdictsTest {
    private static final long SEED = 1;

    /** Where several rules share a section of the document and only one of them speaks of the plant. */
    private static final Map<Plant, String> OWN_RULE = Map.of(
            Plant.PERSON_OVER_LIMIT, "over-limit.one-platform",
            Plant.COMPANY_OVER_LIMIT, "over-limit.one-platform",
            Plant.ACROSS_PLATFORMS, "over-limit.across-platforms",
            Plant.MANY_PLATFORMS, "over-limit.many-platforms",
            Plant.SAME_PROJECT, "over-limit.same-project",
            Plant.FAKE_LISTINGS, "fake-listing.cluster",
            Plant.SHELL_COMPANIES, "self-financing.shell-companies",
            Plant.NO_CUSTODIAN, "custody-gap.no-custodian");

    /** As few as every planted pattern needs to show. */
    private static final int DAYS = Integer.getInteger("firewatch.city.days", 70);

    @TempDir
    static Path folder;

    private static BureauKeys keys;
    private static City city;
    private static List<FeedChange> feed;
    private static Collection<AlertRow> alerts;

    @BeforeAll
    static void judgeTheCity() throws Exception {
        keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
        city = city();
        feed = JudgedCity.feed(city, keys);
        alerts = JudgedCity.standing(feed, 2);
    }

    private static City city() {
        return City.plan(SEED, LocalDate.of(2026, 3, 2), DAYS);
    }

    @Test
    void everyPlantedPatternIsFoundAtItsLender() throws Exception {
        TreeSet<String> missing = new TreeSet<>();
        for (Planted planted : city.planted()) {
            Set<String> rules = rulesFor(planted.plant());
            boolean found = alerts.stream()
                    .anyMatch(alert -> alert.institution().equals(planted.lender()) && rules.contains(alert.rule()));
            if (!found) {
                missing.add(planted.lender() + " " + planted.plant());
            }
        }

        assertThat(missing).isEmpty();
    }

    /** The rule named for it, else those that cover its very letter, else all of its pattern. */
    private static Set<String> rulesFor(Plant plant) {
        String own = OWN_RULE.get(plant);
        if (own != null) {
            return Set.of(own);
        }
        Set<String> lettered = rules(rule -> rule.covers().contains(plant.rule()));
        return lettered.isEmpty() ? rules(rule -> rule.pattern().equals(plant.pattern())) : lettered;
    }

    private static Set<String> rules(Predicate<Rule> which) {
        return RuleCatalogue.load().stream()
                .map(CatalogueRule::rule)
                .filter(which)
                .map(Rule::id)
                .collect(Collectors.toSet());
    }

    @Test
    void noCleanLenderIsAccused() {
        Map<String, TreeSet<String>> accused = new TreeMap<>();
        Map<String, List<Planted>> planted = city.planted().stream().collect(Collectors.groupingBy(Planted::lender));
        for (AlertRow alert : alerts) {
            if (!planted.containsKey(alert.institution()) && alert.severity() != Severity.LOW) {
                accused.computeIfAbsent(alert.institution(), code -> new TreeSet<>())
                        .add(alert.rule() + " " + alert.subject() + " " + alert.formula());
            }
        }

        assertThat(accused).isEmpty();
    }

    @Test
    void oneWorkerReachesTheSameVerdictsAsTwo() throws Exception {
        assertThat(verdicts(JudgedCity.standing(feed, 1))).containsExactlyInAnyOrderEntriesOf(verdicts(alerts));
    }

    @Test
    void fourWorkersReachTheSameVerdictsWithEachDayInAnotherOrder() throws Exception {
        List<FeedChange> shuffled = JudgedCity.shuffledFeed(city(), keys, SEED);

        assertThat(shuffled).hasSameSizeAs(feed);
        assertThat(verdicts(JudgedCity.standing(shuffled, 4))).containsExactlyInAnyOrderEntriesOf(verdicts(alerts));
    }

    /** What is said of the reporting itself is about order, which these tests change. */
    private static Map<String, Verdict> verdicts(Collection<AlertRow> alerts) {
        return alerts.stream()
                .filter(alert -> !alert.pattern().equals("misreporting"))
                .map(Verdict::of)
                .collect(Collectors.toMap(Verdict::id, verdict -> verdict, (a, b) -> a, TreeMap::new));
    }
}
