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

/** Stories of guarantors whom lenders should not have relied on, and of some on whom they may (R09). */
class GuarantorRulesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void aGuarantorAboveItsLeverageAlertsEveryLenderThatReliesOnItInAnyOrder() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "10000.00").guarantor("rich", "yes", "10000000.00");
        feed.guaranteedLoan("G1", "b1", "60000.00", 2, 90, 5, "g", "company", "0");
        feed.lender("B").guaranteedLoan("G2", "b2", "50000.00", 6, 90, 5, "g", "company", "0");
        feed.lender("C").guaranteedLoan("G3", "b3", "50000.00", 6, 90, 5, "rich", "company", "0");
        end(feed);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(guarantors(run))
                .containsExactlyInAnyOrder(
                        "A guarantor.leverage",
                        "B guarantor.leverage",
                        "A guarantor.one-debtor",
                        "B guarantor.one-debtor");
        AlertRow alert = only(run, "A", "guarantor.leverage");
        assertThat(alert.subject()).isEqualTo("g");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 6);
        assertThat(alert.figures()).contains("\"city_guaranteed\":110000.00", "\"guarantee_leverage\":11.0");
        assertThat(alert.records()).hasSize(2);
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(3));
        assertThat(guarantors(DetectionRun.over(feed.received(shuffled), 3))).isEqualTo(guarantors(run));
    }

    @Test
    void twoGuarantorsCarryWhatOneCouldNot() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "1000000.00").guarantor("h", "yes", "1000000.00");
        feed.guaranteedLoan("G1", "b1", "150000.00", 2, 90, 5, "g,h", "company,company", "0,0");
        end(feed);

        assertThat(guarantors(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void whoeverIsNotOnTheListHasNoLicence() throws Exception {
        LenderFeed feed = lender("A").guarantor("other", "yes", "1000000.00");
        feed.guaranteedLoan("G1", "b1", "9000.00", 2, 90, 5, "g", "company", "0");
        end(feed);

        assertThat(guarantors(DetectionRun.over(feed.inOrder(), 2))).containsExactly("A guarantor.unlicensed");
    }

    @Test
    void insurersPersonsPerformanceGuarantorsAndAnInvertedFlagAreNoUnlicensedGuarantors() throws Exception {
        LenderFeed feed = lender("A").guarantor("listed", "yes", "1000000.00");
        feed.guaranteedLoan("G1", "b1", "9000.00", 2, 90, 6, "insurer", "company", "-1")
                .guaranteedLoan("G2", "b2", "9000.00", 2, 90, 5, "father", "person", "1")
                .guaranteedLoan("G3", "b3", "9000.00", 2, 90, 10, "builder", "company", "1")
                .guaranteedLoan("G4", "b4", "9000.00", 2, 90, 5, "listed", "company", "1");
        end(feed);

        assertThat(guarantors(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void withoutAListTheLendersOwnWordCounts() throws Exception {
        LenderFeed feed = lender("A");
        feed.guaranteedLoan("G1", "b1", "9000.00", 2, 90, 5, "g", "company", "0")
                .guaranteedLoan("G2", "b2", "9000.00", 2, 90, 5, "h", "company", "1");
        end(feed);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "A", "guarantor.unlicensed");
        assertThat(alert.subject()).isEqualTo("h");
    }

    @Test
    void aGuarantorRelatedToTheLenderIsFoundWithItsPathInAnyOrder() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "1000000.00");
        feed.affiliation("boss", "person", "controller", "", "")
                .affiliation("g", "company", "controlled-company", "", "boss")
                .guaranteedLoan("G1", "b1", "9000.00", 2, 90, 5, "g", "company", "0");
        feed.lender("B").guaranteedLoan("G2", "b2", "9000.00", 2, 90, 5, "g", "company", "0");
        end(feed);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);
        AlertRow alert = only(run, "A", "guarantor.related");

        assertThat(guarantors(run)).containsExactly("A guarantor.related");
        assertThat(alert.exhibits()[0])
                .contains("\"kind\":\"path\"", "\"controlled-company\"", "\"id\":\"g\"", "\"confidence\":1.0");
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(5));
        assertThat(guarantors(DetectionRun.over(feed.received(shuffled), 3))).isEqualTo(guarantors(run));
    }

    @Test
    void aGuarantorOfItsOwnParentIsFoundAndOneOfASmallHolderIsNot() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "1000000.00").guarantor("h", "yes", "1000000.00");
        feed.affiliation("parent", "company", "shareholder", "0.6", "g")
                .affiliation("holder", "company", "shareholder", "0.2", "h")
                .guaranteedLoan("G1", "parent", "9000.00", 2, 90, 5, "g", "company", "0")
                .guaranteedLoan("G2", "holder", "9000.00", 2, 90, 5, "h", "company", "0");
        end(feed);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "A", "guarantor.own-controller");
        assertThat(alert.subject()).isEqualTo("g");
        assertThat(alert.exhibits()[0]).contains("\"shareholder\"", "\"share\":0.6");
    }

    @Test
    void debtorsOfOneAccountAreOneDebtor() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "1000000.00");
        feed.company("d1", "2010-01-01", "acc", "a1", "w1")
                .company("d2", "2012-01-01", "acc", "a2", "w2")
                .guaranteedLoan("G1", "d1", "90000.00", 2, 90, 5, "g", "company", "0")
                .guaranteedLoan("G2", "d2", "90000.00", 2, 90, 5, "g", "company", "0");
        end(feed);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "A", "guarantor.debtor-group");
        assertThat(alert.figures()).contains("\"group_guaranteed\":180000.00");
        assertThat(alert.exhibits()[0]).contains("\"shares-account\"");
    }

    @Test
    void aGuarantorThatDoesNotPayIsFoundAfterThirtyDaysAndOneThatDoesIsNot() throws Exception {
        LenderFeed feed = lender("A").guarantor("g", "yes", "1000000.00").guarantor("h", "yes", "1000000.00");
        feed.guaranteedLoan("G1", "b1", "9000.00", 2, 10, 5, "g", "company", "0")
                .guaranteedLoan("G2", "b2", "9000.00", 2, 10, 5, "h", "company", "0")
                .flow(27, "G2", "-1", "G2-1", "h", "9001.00", 15)
                .flow(6, "-1", "-1", "l", "1.00", 60);
        end(feed);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "A", "guarantor.claims-unmet");
        assertThat(alert.subject()).isEqualTo("g");
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 12 + 31);
    }

    /** A lender with one loan that nobody guarantees. */
    private static LenderFeed lender(String code) {
        LenderFeed feed = new LenderFeed().withRules().lender(code);
        return feed.wholeLoan("S0", "b0", "l0", "10000.00", 0, 90);
    }

    /** A day closes when a later one is heard of. */
    private static void end(LenderFeed feed) {
        feed.flow(6, "-1", "-1", "l", "1.00", 30);
    }

    private static List<String> guarantors(DetectionRun run) {
        return run.found().stream()
                .filter(one -> one.contains("guarantor."))
                .sorted()
                .toList();
    }

    private static AlertRow only(DetectionRun run, String institution, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert ->
                        alert.institution().equals(institution) && alert.rule().equals(rule))
                .filter(alert -> !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
