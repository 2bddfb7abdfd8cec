package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories in which an independent source says something else than the lender. */
class SecondSieveTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void depositsTheCustodianNeverSawAreAFalseCustodyInAnyOrder() throws Exception {
        LenderFeed feed = lender("A").facts("p2p", "custodian=示例银行", "custodyFrom=2018-01-01");
        for (int day = 0; day < 20; day++) {
            feed.flow(6, "-1", "-1", "l", "50000.00", day).flow(7, "-1", "-1", "l", "20000.00", day);
            feed.custody("in", day < 10 ? "50000.00" : "30000.00", "", day).custody("out", "20000.00", "", day);
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);
        AlertRow alert = only(run, "custody-gap.statement-difference");

        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 10);
        assertThat(alert.figures()).contains("\"custody_gap\":20000.00");
        assertThat(run.found()).allMatch(one -> one.contains("statement-difference"));
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(7));
        assertThat(DetectionRun.over(feed.received(shuffled), 3).standing()).isEqualTo(run.standing());
    }

    @Test
    void aCutOffAtNightIsNoDifference() throws Exception {
        LenderFeed feed = lender("A");
        for (int day = 0; day < 20; day++) {
            feed.flow(6, "-1", "-1", "l", "50000.00", day);
            feed.custody("in", day % 2 == 0 ? "30000.00" : "70000.00", "", day);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).isEmpty();
    }

    @Test
    void aPlatformWithoutACustodianIsFoundAndOneOfWhichNothingIsKnownIsNot() throws Exception {
        LenderFeed feed = lender("A").facts("p2p", "uncustodied=yes");
        feed.lender("B").flow(6, "-1", "-1", "l", "1.00", 20).flow(6, "-1", "-1", "l", "1.00", 9);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).containsExactly("A custody-gap.no-custodian");
    }

    @Test
    void moneyTakenBeforeCustodyWentLiveIsFound() throws Exception {
        LenderFeed feed = lender("A").facts("p2p", "custodian=示例银行", "custodyFrom=2026-01-12");

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "custody-gap.before-custody");

        assertThat(alert.figures()).contains("\"uncustodied_flows\":10000.00");
    }

    @Test
    void twoCompaniesOfOneOwnerAtOneAddressAreOneBorrowerInAnyOrder() throws Exception {
        LenderFeed feed = busy("A")
                .company("one", "2010-01-01", "acc1", "street", "owner")
                .company("two", "2011-01-01", "acc2", "street", "owner")
                .wholeLoan("S1", "one", "l1", "620000.00", 5, 90)
                .wholeLoan("S2", "two", "l2", "580000.00", 6, 90);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(run.alerts().values())
                .filteredOn(alert -> alert.rule().equals("over-limit.split"))
                .hasSize(2)
                .allSatisfy(alert -> {
                    assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 6);
                    assertThat(alert.figures()).contains("\"split_exposure\":1200000.00");
                    assertThat(alert.exhibits()).anyMatch(one -> one.contains("\"shared\":\"seat\""));
                });
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(3));
        assertThat(DetectionRun.over(feed.received(shuffled), 3).standing()).isEqualTo(run.standing());
    }

    @Test
    void neighboursNamesakesAndColleaguesAreSeveralBorrowers() throws Exception {
        LenderFeed feed = busy("A");
        feed.company("n1", "2010-01-01", "acc1", "incubator", "w1")
                .company("n2", "2011-01-01", "acc2", "incubator", "w2")
                .company("n3", "2012-01-01", "acc3", "elsewhere", "w1")
                .wholeLoan("S1", "n1", "l1", "620000.00", 5, 90)
                .wholeLoan("S2", "n2", "l2", "580000.00", 6, 90)
                .wholeLoan("S3", "n3", "l3", "600000.00", 6, 90);
        // Fifteen who are paid by one payroll account and owe 100,000 each: far over the limit together.
        for (int i = 0; i < 15; i++) {
            feed.company("p" + i, "2010-01-01", "payroll", "street " + i, "boss " + i)
                    .wholeLoan("P" + i, "p" + i, "l" + i, "100000.00", 5, 90);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("split"));
    }

    @Test
    void aLoanToAFrontOfTheControllerIsFoundWithItsPathInAnyOrder() throws Exception {
        LenderFeed feed = busy("A")
                .affiliation("boss", "person", "controller", "", "")
                .affiliation("boss", "person", "controller", "", "holding")
                .company("holding", "2010-01-01", "acc", "a1", "w1")
                .company("front", "2012-01-01", "acc", "a2", "w2")
                .wholeLoan("F1", "front", "l9", "60000.00", 5, 90);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);
        AlertRow alert = only(run, "self-financing.related-loans");

        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 5);
        assertThat(alert.figures()).contains("\"related_balance\":60000.00", "\"related_undisclosed\":60000.00");
        assertThat(alert.exhibits()[0])
                .contains("\"kind\":\"path\"", "\"shares-account\"", "\"id\":\"holding\"", "\"confidence\":0.5");
        assertThat(selfFinancing(run)).containsExactly("A self-financing.related-loans");
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(11));
        assertThat(DetectionRun.over(feed.received(shuffled), 3).found()).isEqualTo(run.found());
    }

    @Test
    void aDisclosedRelatedLoanAndAnIncubatorAreNoSelfFinancing() throws Exception {
        LenderFeed feed = busy("A")
                .affiliation("boss", "person", "executive", "", "")
                .wholeLoan("F1", "boss", "l9", "20000.00", 5, 90)
                .declared(25, "related_balance=20000.00");
        for (int i = 0; i < 25; i++) {
            feed.company("inc" + i, "2010-01-01", "acc" + i, "incubator", "w" + i);
        }
        feed.wholeLoan("I1", "inc1", "l9", "90000.00", 5, 90)
                .wholeLoan("I2", "inc2", "l9", "90000.00", 5, 90)
                .wholeLoan("I3", "inc3", "l9", "90000.00", 5, 90);

        assertThat(selfFinancing(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void newFirmsOfOneAddressAreAHiddenGroupAndShells() throws Exception {
        LenderFeed feed = busy("A");
        for (int i = 0; i < 3; i++) {
            feed.company("shell" + i, "2025-12-0" + (i + 1), "acc" + i, "street 1", "w" + i)
                    .wholeLoan("H" + i, "shell" + i, "l9", "60000.00", 5, 90);
        }

        assertThat(selfFinancing(DetectionRun.over(feed.inOrder(), 2)))
                .containsExactlyInAnyOrder("A self-financing.disguised-cluster", "A self-financing.shell-companies");
    }

    @Test
    void aPayoutThatLeavesForTheOwnersAccountIsFoundAtItsBorrower() throws Exception {
        LenderFeed feed = busy("A")
                .affiliation("parent", "company", "shareholder", "0.45", "")
                .company("parent", "2010-01-01", "acc", "a1", "w1")
                .company("front", "2012-01-01", "acc", "a2", "w2")
                .company("honest", "2012-01-01", "acc2", "a3", "w3")
                .wholeLoan("F1", "front", "l9", "60000.00", 5, 90)
                .wholeLoan("F2", "honest", "l9", "60000.00", 5, 90)
                .flow(7, "-1", "-1", "front", "50000.00", 6)
                .flow(7, "-1", "-1", "honest", "60000.00", 6);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "self-financing.diverted-payout");

        assertThat(alert.subject()).isEqualTo("front");
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 6);
        assertThat(alert.figures()).contains("\"diverted_payout\":50000.00");
    }

    @Test
    void anIncubatorsFirmsWeighLessTheMoreTheyAre() throws Exception {
        LenderFeed feed = busy("A");
        for (int i = 0; i < 14; i++) {
            feed.company("inc" + i, "2010-01-01", "acc" + i, "incubator", "w" + i)
                    .wholeLoan("I" + i, "inc" + i, "l9", "8000.00", 5, 90);
        }

        assertThat(selfFinancing(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void borrowersOfOneAccountOweAsOne() throws Exception {
        LenderFeed feed = busy("A");
        for (int i = 0; i < 3; i++) {
            feed.company("firm" + i, "2010-01-01", "acc", "a" + i, "w" + i)
                    .wholeLoan("G" + i, "firm" + i, "l9", "60000.00", 5, 90);
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "concentration.groups").figures()).contains("\"top_group_borrowers\":3");
        assertThat(run.found()).doesNotContain("A concentration.borrowers");
    }

    @Test
    void aSilentLenderWhoseOwnersMoveIsCriticalOnTheFirstDay() throws Exception {
        for (String why : List.of("legal-representative-changed", "site-down", "complaint", "boss withdraws")) {
            LenderFeed feed = city(why.equals("boss withdraws"));
            for (int i = 0; i < 4 && why.equals("complaint"); i++) {
                feed.event("complaint", "no. " + i, 50);
            }
            if (why.equals("legal-representative-changed") || why.equals("site-down")) {
                feed.event(why, 48);
            }

            AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "silence.owners-gone");

            assertThat(alert.institution()).isEqualTo("A");
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.episodeDay()).as(why).isEqualTo(LenderFeed.DAY_0 + 51);
        }
    }

    @Test
    void twoChangesOfRegistrationAmidOverdueLoansAreMedium() throws Exception {
        LenderFeed feed = lender("A")
                .wholeLoan("S1", "b1", "l1", "10000.00", 0, 10)
                .event("legal-representative-changed", 42)
                .event("flagged-address", 43)
                .flow(6, "-1", "-1", "l", "1.00", 60);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "registration-change.with-overdue");

        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 43);
    }

    /** A is silent from day 51 on, a working day; three others go on. */
    private static LenderFeed city(boolean bossWithdraws) {
        LenderFeed feed = lender("A").affiliation("boss", "person", "controller", "", "");
        if (bossWithdraws) {
            feed.flow(7, "-1", "-1", "boss", "500.00", 49);
        }
        for (int day = 0; day <= 50; day++) {
            feed.flow(6, "-1", "-1", "l", "1.00", day);
        }
        for (String other : List.of("B", "C", "D")) {
            feed.lender(other);
            for (int day = 0; day < 60; day++) {
                feed.flow(6, "-1", "-1", "l", "1.00", day);
            }
        }
        return feed.lender("A");
    }

    @Test
    void aMicroloanCompanyIsHeldToItsNetAssets() throws Exception {
        LenderFeed feed = new LenderFeed()
                .withRules()
                .lender("M", "microloan")
                .facts("microloan", "netAssets=1000000.00", "region=330100", "borrowings=1500000.00")
                .wholeLoan("S1", "big", "m", "100000.01", 0, 90)
                .wholeLoan("S2", "edge", "m", "100000.00", 0, 90)
                .flow(6, "-1", "-1", "m", "1.00", 30);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "microloan-limits.one-borrower").subject()).isEqualTo("big");
        assertThat(run.found()).contains("M microloan-limits.funding");
    }

    @Test
    void changesOfRegistrationDrawAttentionForThirtyDays() throws Exception {
        LenderFeed feed = lender("A").event("legal-representative-changed", 2).event("maintenance", 3);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "registration-change.changed");

        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 2);
    }

    @Test
    void whatIsDeclaredIsComparedWithTheEveningItIsAbout() throws Exception {
        LenderFeed wrong = lender("A").declared(10, "loan_balance=9000.00", "borrowers=1");
        LenderFeed right = lender("A").declared(10, "loan_balance=9950.00", "borrowers=1");

        assertThat(DetectionRun.over(wrong.inOrder(), 2).found()).contains("A misreporting.declared-balance");
        assertThat(DetectionRun.over(right.inOrder(), 2).found()).isEmpty();
    }

    @Test
    void aLoanOfBeforeTheLimitsIsOwedAllTheSame() throws Exception {
        LenderFeed feed = lender("A").declared(10, "borrowers=6", "loan_count=6");
        for (int i = 0; i < 5; i++) {
            feed.stock("OLD" + i, "old" + i, "l9", "300000.00", "260000.00", -3_600, 4_000);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found())
                .doesNotContain("A misreporting.declared-borrowers", "A misreporting.declared-loans")
                .doesNotContain("A over-limit.one-platform", "A over-limit.approaching");
    }

    private static List<String> selfFinancing(DetectionRun run) {
        return run.found().stream()
                .filter(one -> one.contains("self-financing"))
                .toList();
    }

    /** Thirty borrowers of 30,000, none of them tied to another. */
    private static LenderFeed busy(String code) {
        LenderFeed feed = lender(code);
        for (int i = 0; i < 30; i++) {
            feed.wholeLoan("B" + i, "borrower" + i, "l" + i, "30000.00", 1, 90);
        }
        return feed;
    }

    private static LenderFeed lender(String code) {
        LenderFeed feed = new LenderFeed().withRules().lender(code);
        return feed.wholeLoan("S0", "b0", "l0", "10000.00", 0, 90)
                .flow(6, "-1", "-1", "l", "1.00", 30)
                .custody("in", "1.00", "", 30);
    }

    private static AlertRow only(DetectionRun run, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
