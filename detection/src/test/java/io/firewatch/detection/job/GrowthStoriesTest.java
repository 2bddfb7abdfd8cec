package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import java.util.List;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories of what draws lenders in and what they are paid with, through the whole graph (R07c, R07d, R18, R19, R24). */
class GrowthStoriesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void whoPromisesTwiceWhatThePeersDoStandsOut() throws Exception {
        LenderFeed feed = new LenderFeed().withRules();
        for (int i = 0; i < 6; i++) {
            feed.lender("P" + i).wholeLoan("S" + i, "b" + i, "l" + i, "150000.00", 0, 360);
            feed.flow(6, "-1", "-1", "l" + i, "1.00", 15);
        }
        feed.lender("HIGH").wholeLoan("H", "b", "l", "150000.00", 0, 360);
        for (int i = 0; i < 3; i++) {
            feed.claim("H-" + i, "H", "l", "500000.00", "0.18", 1);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 15);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "return-deviation.peers").institution()).isEqualTo("HIGH");
        assertThat(only(run, "return-deviation.promised").severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void subsidiesThatRiseWhileOldLendersLeaveAreFound() throws Exception {
        LenderFeed feed = platform();
        for (int day = 0; day < 80; day++) {
            int week = day / 7;
            feed.flow(2, "S0", "-1", "old", String.valueOf(10_000 - 100 * week), day)
                    .flow(2, "S0", "-1", "new" + day, "5000", day)
                    .flow(44, "-1", "-1", "new" + day, String.valueOf(100 * week + 10), day);
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "subsidy.growth");

        assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isBetween(60, 72);
    }

    @Test
    void paybacksThatLeanOnNewLendersAreFound() throws Exception {
        LenderFeed feed = platform();
        for (int day = 0; day < 80; day++) {
            feed.flow(8, "S0", "-1", "old", "50000.00", day).flow(18, "S0", "-1", "b0", "30000.00", day);
            if (day >= 45) {
                feed.flow(2, "S0", "-1", "new" + day, "50000.00", day);
            }
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "ponzi.new-money");

        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isEqualTo(59);
    }

    @Test
    void aBalanceThatGrowsOnTheSameBorrowersIsFound() throws Exception {
        LenderFeed feed = platform();
        for (int i = 0; i < 10; i++) {
            feed.wholeLoan("A" + i, "b" + i, "l" + i, "600000.00", 0, 500)
                    .wholeLoan("B" + i, "b" + i, "l" + i, "300000.00", 100, 500);
        }
        for (int day = 0; day < 145; day++) {
            feed.flow(6, "-1", "-1", "l1", "1.00", day);
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "ponzi.flat-borrowers");

        assertThat(alert.episodeDay() - LenderFeed.DAY_0).isEqualTo(100);
    }

    @Test
    void whoRaisesAMillionWithoutALicenceIsCriticalAndWhoHasOneIsNot() throws Exception {
        LenderFeed feed = new LenderFeed().withRules();
        for (String code : List.of("LICENSED", "UNLICENSED")) {
            feed.lender(code);
            if (code.equals("LICENSED")) {
                feed.facts("p2p", "licensedFrom=2018-01-01");
            } else {
                feed.facts("p2p");
            }
            for (int i = 0; i < 11; i++) {
                feed.wholeLoan("S" + i, "b" + i, "l" + i, "100000.00", i, 20);
            }
            feed.flow(6, "-1", "-1", "l", "1.00", 60);
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "public-reach.unlicensed").institution()).isEqualTo("UNLICENSED");
        assertThat(only(run, "public-reach.unlicensed").severity()).isEqualTo(Severity.CRITICAL);
        AlertRow loss = only(run, "public-reach.unpaid-loss");
        assertThat(loss.institution()).isEqualTo("UNLICENSED");
        assertThat(loss.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(loss.episodeDay() - LenderFeed.DAY_0).isEqualTo(23);
    }

    private static LenderFeed platform() {
        return new LenderFeed().withRules().lender("A").wholeLoan("S0", "b0", "old", "10000.00", 0, 500);
    }

    private static AlertRow only(DetectionRun run, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
