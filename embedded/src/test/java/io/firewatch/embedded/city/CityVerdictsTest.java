package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.index.HistoryDocument;
import io.firewatch.detection.judge.HistoryPage;
import io.firewatch.detection.replay.Replay;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.catalogue.CatalogueRule;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.page.Exhibit;
import io.firewatch.web.page.Language;
import io.firewatch.web.page.Texts;
import io.firewatch.web.whatif.Judge;
import io.firewatch.web.whatif.RuleHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The demo city judged by the real detection graph: every planted lender is found, no clean one is accused, and neither
 * the order in which records come, nor the number of workers, nor a fall in the middle changes a verdict.
 */
class CityVerdictsTest {
    private static final long SEED = 1;

    /** Behind so many records all books settle, so that what comes late finds its day judged. */
    private static final int RECORDS_TOLD = 1_000;

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

    /** Rules that nothing in this city breaks; the bench's second city lets most of them speak in the same comparisons. */
    private static final Set<String> SILENT = Set.of(
            "custody-gap.before-custody",
            "custody-gap.idle-cash",
            "custody-gap.missing-serials",
            "custody-gap.untested-custodian",
            "guarantor.debtor-group",
            "guarantor.own-controller",
            "loan-imbalance.claims",
            "loan-imbalance.full-unpaid",
            "loan-imbalance.own-money",
            "misreporting.broken-references",
            "misreporting.declared-borrowers",
            "misreporting.declared-compensated-loans",
            "misreporting.declared-compensation",
            "misreporting.declared-interest",
            "misreporting.declared-overdue-90",
            "misreporting.declared-overdue-90-loans",
            "misreporting.declared-overdue-loans",
            "misreporting.declared-overdue-loans-rate",
            "misreporting.declared-overdue-rate",
            "misreporting.declared-related-loans",
            "misreporting.declared-shares",
            "misreporting.declared-total-amount",
            "misreporting.declared-total-borrowers",
            "misreporting.declared-total-lenders",
            "misreporting.declared-total-loans",
            "misreporting.empty-flows",
            "misreporting.failed-batches",
            "misreporting.late-reports",
            "misreporting.loan-records",
            "misreporting.refused-records",
            "overdue.long",
            "overdue.month-end-transfer",
            "overdue.month-end-write-off",
            "ponzi.flat-borrowers",
            "public-reach.unpaid-loss",
            "registration-change.with-overdue",
            "registration-change.with-run",
            "rigid-guarantee.wording",
            "self-financing.disguised-cluster",
            "self-financing.diverted-payout",
            "self-financing.guarantor-affiliates",
            "silence.absconding",
            "silence.owners-gone",
            "super-lender.package",
            "upfront-deduction.own-money",
            "usury.p2p-before-2020");

    private static final List<Rule> RULES =
            RuleCatalogue.load().stream().map(CatalogueRule::rule).toList();

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private static BureauKeys keys;
    private static City city;
    private static List<FeedChange> feed;
    private static Collection<AlertRow> alerts;
    /** Each day in another order, some records twice, some days late. */
    private static List<FeedChange> disordered;

    private static Collection<AlertRow> disorderedAlerts;

    private static final long SETTINGS_SEED = Long.getLong("firewatch.settings.seed", System.nanoTime());

    private static RandomSettings settings;
    private static Replay.Judged judged;

    @BeforeAll
    static void judgeTheCity() throws Exception {
        settings = RandomSettings.drawn(SETTINGS_SEED);
        keys = BureauKeys.loadOrCreate(folder.resolve("bureau.key"));
        city = city();
        feed = JudgedCity.feed(city, keys);
        List<FeedChange> both = new ArrayList<>();
        settings.settings().forEach(one -> both.add(one.change()));
        both.addAll(feed);
        judged = JudgedCity.judged(both, 2, new CityClock());
        alerts = judged.alerts().stream()
                .filter(one -> !RandomSettings.isOne(one.rule()))
                .toList();
        disordered = Disorder.of(JudgedCity.shuffledFeed(city(), keys, SEED), SEED);
        disorderedAlerts = JudgedCity.standing(disordered, 2, CityClock.impatient(RECORDS_TOLD));
    }

    private static City city() {
        return City.plan(SEED, LocalDate.of(2026, 3, 2), DAYS);
    }

    /** Every rule with random parameters: the desk's answer from the history is the replay's from the feed. */
    @Test
    void whatIfAnswersAsTheReplayDoes() throws Exception {
        Map<String, InstitutionType> kinds = new HashMap<>();
        feed.stream()
                .map(FeedChange::institution)
                .filter(Objects::nonNull)
                .forEach(one -> kinds.put(one.code(), InstitutionType.ofId(one.type())));
        Judge desk = new Judge(kinds, new Exceptions(List.of()), judged.closedDay());
        List<JsonNode> documents = new ArrayList<>();
        for (HistoryPage page : judged.history()) {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            HistoryDocument.writeBody(page, 1, document);
            documents.add(new ObjectMapper().readTree(document.toByteArray()));
        }
        System.out.printf("random settings of seed %d over %d documents%n", SETTINGS_SEED, documents.size());

        TreeSet<String> answered = new TreeSet<>();
        for (RandomSettings.Setting one : settings.settings()) {
            RuleHistory history = RuleHistory.of(one.compiled());
            documents.stream()
                    .filter(page -> page.path("subjectType")
                            .asText()
                            .equals(one.compiled().rule().subject().id()))
                    .forEach(history::take);
            desk.findings(one.compiled(), history).stream()
                    .map(found -> String.join(
                            " ",
                            one.rule(),
                            one.overrides().normal().replace('\n', ' '),
                            found.institution(),
                            found.subject(),
                            found.id(),
                            found.severity().id(),
                            Integer.toString(found.startDay()),
                            found.firing() ? "firing" : "until " + found.lastDay()))
                    .forEach(answered::add);
        }

        Map<String, RandomSettings.Setting> byRule =
                settings.settings().stream().collect(Collectors.toMap(RandomSettings.Setting::rule, one -> one));
        TreeSet<String> replayed = new TreeSet<>();
        for (AlertRow alert : judged.alerts()) {
            RandomSettings.Setting one = byRule.get(alert.rule());
            if (one != null) {
                replayed.add(String.join(
                        " ",
                        alert.rule(),
                        one.overrides().normal().replace('\n', ' '),
                        alert.institution(),
                        alert.subject(),
                        alert.id(),
                        alert.severity().id(),
                        Integer.toString(alert.episodeDay()),
                        alert.isFiring() ? "firing" : "until " + alert.lastDay()));
            }
        }
        assertThat(answered).as("seed %d", SETTINGS_SEED).isEqualTo(replayed);
        assertThat(replayed).hasSizeGreaterThan(100);
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
        return RULES.stream().filter(which).map(Rule::id).collect(Collectors.toSet());
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

    /** Every kind of evidence, and every field and word of it, has a name on the page. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void everyExhibitIsSaidInTheReadersLanguage(Language language) throws IOException {
        Texts t = Texts.in(language);
        Set<String> unsaid = new TreeSet<>();
        int exhibits = 0;
        for (AlertRow alert : alerts) {
            for (String text : alert.exhibits()) {
                Exhibit exhibit = new Exhibit(JSON.readTree(text));
                List<String> said = new ArrayList<>(List.of(exhibit.title(t)));
                exhibit.chain(t).forEach(link -> said.add(link.toString()));
                exhibit.columns().forEach(column -> said.add(t.say("exhibit." + column)));
                exhibit.rows(t).forEach(row -> said.addAll(row.values()));
                exhibit.facts(t).forEach(fact -> said.add(t.say("exhibit." + fact.getKey()) + fact.getValue()));
                said.stream().filter(words -> words.contains("⟦")).forEach(unsaid::add);
                exhibits++;
            }
        }

        assertThat(exhibits).isGreaterThan(100);
        assertThat(unsaid).isEmpty();
    }

    /** A comparison says something of a rule only when the rule speaks; one that falls silent is named here. */
    @Test
    void everyRuleTakesPartInTheComparisonsOrSaysWhyNot() throws Exception {
        Set<String> speaking = alerts.stream().map(AlertRow::rule).collect(Collectors.toSet());

        System.out.printf(
                "%d of %d rules speak in the comparisons, all but %s%n",
                speaking.size(), RULES.size(), new TreeSet<>(SILENT));
        assertThat(RULES)
                .extracting(Rule::id)
                .filteredOn(rule -> !speaking.contains(rule))
                .containsExactlyInAnyOrderElementsOf(SILENT);
    }

    @Test
    void inWhateverOrderRecordsComeTheVerdictsAreTheSame() {
        assertThat(disordered).hasSizeGreaterThan(feed.size());
        assertThat(verdicts(aboutBusiness(disorderedAlerts)))
                .containsExactlyInAnyOrderEntriesOf(verdicts(aboutBusiness(alerts)));
    }

    @Test
    void oneWorkerReachesTheSameVerdicts() throws Exception {
        assertThat(verdicts(JudgedCity.standing(disordered, 1, CityClock.impatient(RECORDS_TOLD))))
                .containsExactlyInAnyOrderEntriesOf(verdicts(disorderedAlerts));
    }

    @Test
    void fourWorkersThatFellInTheMiddleReachTheSameVerdicts(@TempDir Path checkpoints) throws Exception {
        FallenJob job = new FallenJob(disordered);
        Collection<AlertRow> standing = job.standing(4, CityClock.impatient(RECORDS_TOLD), checkpoints);

        assertThat(job.resumedAt()).isBetween(1L, job.fellAt());
        assertThat(verdicts(standing)).containsExactlyInAnyOrderEntriesOf(verdicts(disorderedAlerts));
    }

    /** What is said of the reporting itself is about when and how often things come: a feed that comes otherwise differs. */
    private static List<AlertRow> aboutBusiness(Collection<AlertRow> alerts) {
        return alerts.stream()
                .filter(alert -> !alert.pattern().equals("misreporting"))
                .toList();
    }

    /** By id. The records an alert rests on are not compared: another order of receipt numbers them differently. */
    private static Map<String, String> verdicts(Collection<AlertRow> alerts) {
        return alerts.stream()
                .collect(Collectors.toMap(AlertRow::id, CityVerdictsTest::verdict, (a, b) -> a, TreeMap::new));
    }

    private static String verdict(AlertRow alert) {
        return "%s %s %s %s, %s, of %s, held until %s: %s"
                .formatted(
                        alert.rule(),
                        alert.severity().id(),
                        alert.institution(),
                        alert.subject(),
                        alert.isFiring() ? "firing" : alert.resolution(),
                        BusinessTime.date(alert.eventDay()),
                        alert.isFiring() ? "now" : BusinessTime.date(alert.lastDay()),
                        alert.formula());
    }
}
