package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories of money in and out of institutions, through the whole graph. */
class InstitutionFlowsTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    /** After Spring Festival has left the figures. */
    private static final int RUN_DAY = 120;

    @Test
    void lendersWhoWithdrawAndDoNotComeBackAreARun() throws Exception {
        LenderFeed feed = business(140);
        feed.lender("RUN");
        for (int day = 0; day < 140; day++) {
            feed.flow(6, "-1", "-1", "l" + day % 40, day < RUN_DAY ? "10000.00" : "500.00", day);
            for (int i = 0; i < 5; i++) {
                feed.flow(7, "-1", "-1", "l" + (day * 5 + i) % 40, day < RUN_DAY ? "1500.00" : "9000.00", day);
            }
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "run.signals");

        assertThat(alert.institution()).isEqualTo("RUN");
        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isBetween(RUN_DAY, RUN_DAY + 3);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.records()).isNotEmpty();
    }

    @Test
    void withdrawalsBeforeSpringFestivalAreNoRun() throws Exception {
        LenderFeed feed = business(80);
        feed.lender("RUN");
        for (int day = 0; day < 80; day++) {
            boolean before = day >= 30 && day < 41;
            feed.flow(6, "-1", "-1", "l" + day % 40, before ? "5000.00" : "10000.00", day);
            for (int i = 0; i < 5; i++) {
                feed.flow(7, "-1", "-1", "l" + (day * 5 + i) % 40, before ? "2500.00" : "1500.00", day);
            }
        }

        assertThat(found(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void aProductThatMaturesIsNoRun() throws Exception {
        LenderFeed feed = business(140);
        feed.lender("RUN");
        for (int i = 0; i < 10; i++) {
            feed.wholeLoan("W" + i, "w" + i, "l" + i, "20000.00", 20, RUN_DAY - 20);
        }
        for (int day = 0; day < 140; day++) {
            feed.flow(6, "-1", "-1", "l" + day % 40, "10000.00", day);
            boolean wall = day > RUN_DAY && day < RUN_DAY + 5;
            for (int i = 0; i < 5; i++) {
                feed.flow(7, "-1", "-1", "l" + (day * 5 + i) % 40, wall ? "6000.00" : "1500.00", day);
            }
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).doesNotContain("RUN run.signals");
    }

    @Test
    void oneWhaleIsNoRun() throws Exception {
        LenderFeed feed = business(140);
        feed.lender("RUN");
        for (int day = 0; day < 140; day++) {
            feed.flow(6, "-1", "-1", "l" + day % 40, "10000.00", day);
            boolean whale = day > RUN_DAY && day < RUN_DAY + 5;
            feed.flow(7, "-1", "-1", whale ? "l1" : "l" + day % 40, whale ? "60000.00" : "9000.00", day);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).doesNotContain("RUN run.signals");
    }

    @Test
    void aLenderThatStopsWhileTheOthersGoOnIsSilent() throws Exception {
        LenderFeed feed = business(60);
        for (String other : List.of("B", "C", "D")) {
            feed.lender(other);
            for (int day = 0; day < (other.equals("C") ? 50 : 60); day++) {
                feed.flow(6, "-1", "-1", "l", "100.00", day);
            }
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        AlertRow alert = only(run, "silence.no-data");
        assertThat(alert.institution()).isEqualTo("C");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        // A festival lies in between only up to day 49: the first silent day is 50.
        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isEqualTo(50);
        assertThat(found(run)).containsExactly("C silence.no-data");
    }

    @Test
    void anOutageOfOurOwnSilencesNobody() throws Exception {
        LenderFeed feed = business(120);
        for (String other : List.of("B", "C", "D")) {
            feed.lender(other);
            for (int day = 0; day < 120; day++) {
                if (day < 80 || day > 83) {
                    feed.flow(6, "-1", "-1", "l", "100.00", day);
                }
            }
        }

        assertThat(found(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void transactionsThatStopWhileLoansAreListedAreSilenceToo() throws Exception {
        LenderFeed feed = business(120);
        feed.lender("T");
        for (int day = 60; day < 120; day++) {
            feed.status("S" + day, 6, day);
            if (day < 100) {
                feed.flow(6, "-1", "-1", "l", "100.00", day);
            }
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "silence.no-transactions");

        assertThat(alert.institution()).isEqualTo("T");
        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isEqualTo(101);
    }

    @Test
    void daysBeforeTheFeedAreNotJudged() throws Exception {
        LenderFeed feed = new LenderFeed().withRules().lender("A");
        for (int i = 0; i < 50; i++) {
            feed.stock(
                    "O" + i, "o" + i, "l" + i, "90000.00", i == 0 ? "50000.00" : "10000.00", i < 12 ? -100 : -50, 300);
        }
        feed.wholeLoan("S0", "b0", "l0", "10000.00", 0, 360).flow(6, "-1", "-1", "l0", "1.00", 20);

        assertThat(found(DetectionRun.over(feed.inOrder(), 2))).isEmpty();
    }

    @Test
    void fewWhoOweMostAndOneWhoPassesClaimsOnAreFound() throws Exception {
        LenderFeed feed = business(60);
        feed.lender("BIG");
        for (int i = 0; i < 25; i++) {
            feed.wholeLoan("N" + i, "n" + i, "m" + i, i == 0 ? "300000.00" : "50000.00", 5, 300);
        }
        feed.lender("SUPER");
        for (int day = 5; day < 50; day++) {
            feed.wholeLoan("U" + day, "u" + day, "boss", "10000.00", day, 300)
                    .flow(11, "U" + day, "U" + day + "-c", "boss", "9000.00", day + 3)
                    .flow(17, "U" + day, "U" + day + "-t", "v" + day, "9000.00", day + 3)
                    .wholeLoan("V" + day, "w" + day, "x" + day, "10000.00", day, 300);
        }
        for (int day = 50; day < 60; day++) {
            feed.flow(6, "-1", "-1", "x6", "100.00", day);
        }
        for (int i = 0; i < 50; i++) {
            feed.offer("Z" + i, "V" + (i % 45 + 5) + "-c", "K" + i, "x" + i, "10000.00", "0.00", 52)
                    .offered("Z" + i, 1, "0.00", 52)
                    .offered("Z" + i, 2, "10000.00", 53);
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "concentration.borrowers").institution()).isEqualTo("BIG");
        assertThat(only(run, "super-lender.reseller").institution()).isEqualTo("SUPER");
        assertThat(only(run, "super-lender.reseller").subject()).isEqualTo("boss");
        assertThat(only(run, "super-lender.together").episodeDay() - LenderFeed.DAY_0)
                .isEqualTo(52);
        assertThat(found(run))
                .containsExactlyInAnyOrder(
                        "BIG concentration.borrowers", "SUPER super-lender.reseller", "SUPER super-lender.together");
    }

    /** Two lenders that go about their business every day, the second to be told about by the test. */
    private static LenderFeed business(int days) {
        LenderFeed feed = new LenderFeed().withRules().lender("A");
        feed.wholeLoan("S0", "b0", "l0", "10000.00", 0, 360);
        for (int day = 0; day < days; day++) {
            feed.flow(6, "-1", "-1", "l0", "100.00", day);
        }
        feed.lender("RUN");
        for (int i = 0; i < 40; i++) {
            feed.wholeLoan("S" + i, "b" + i, "l" + i, "20000.00", 0, 360);
        }
        return feed;
    }

    /** Without what is wrong with the reporting: these lenders send no users. */
    private static Set<String> found(DetectionRun run) {
        return run.found().stream()
                .filter(one -> !one.contains(" misreporting."))
                .collect(Collectors.toSet());
    }

    private static AlertRow only(DetectionRun run, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
