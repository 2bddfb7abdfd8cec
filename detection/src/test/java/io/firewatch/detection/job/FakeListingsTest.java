package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Invented loans and those that look like it, from landed rows to alerts. */
class FakeListingsTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    private static final String WORDS = "采购进口医疗防护物资周转资金，有医院订单保障";

    @Test
    void copiedLoansOfNewFirmsAreFoundOneByOneAndAsABatchInAnyOrder() throws Exception {
        LenderFeed feed = feed();
        for (int i = 0; i < 6; i++) {
            invented(feed, "S" + i, "firm" + i, "100000.00", 10 + i);
        }
        closeDays(feed, 40);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        List<AlertRow> loans = alerts(run, "fake-listing.loan");
        assertThat(loans).hasSize(6);
        AlertRow first = loans.stream()
                .filter(alert -> alert.subject().equals("S0"))
                .findFirst()
                .orElseThrow();
        assertThat(first.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 10);
        assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(first.figures()).contains("\"fake_signs\":5");
        assertThat(String.join("", first.exhibits()))
                .contains("35 s")
                .contains("S5")
                .contains("fake-signs");
        AlertRow batch = alerts(run, "fake-listing.cluster").get(0);
        assertThat(batch.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 14);
        assertThat(loans).allMatch(loan -> batch.id().equals(loan.rolledUpUnder()));
        List<FeedChange> shuffled = new ArrayList<>(feed.records());
        Collections.shuffle(shuffled, new Random(11));
        assertThat(DetectionRun.over(feed.received(shuffled), 3).standing()).isEqualTo(run.standing());
    }

    @Test
    void smallLoansByTemplateAreNone() throws Exception {
        LenderFeed feed = feed();
        for (int i = 0; i < 8; i++) {
            invented(feed, "S" + i, "person" + i, "20000.00", 10 + i).user("person" + i, 1);
        }
        closeDays(feed, 40);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("fake-listing"));
    }

    @Test
    void anAutoBidToolAndACollectionAtTheStrokeOfTenAreNone() throws Exception {
        LenderFeed feed = feed();
        for (int i = 0; i < 24; i++) {
            String loan = "S" + i;
            String who = "person" + i;
            lent(feed, loan, who, "装修房屋", "50000.00", 5, 4).user(who, 1).flow(7, "-1", "-1", who, "50000.00", 6);
            feed.flow(19, loan, "-1", loan + "-1", who, "100.00", 35);
        }
        closeDays(feed, 45);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("fake-listing"));
    }

    @Test
    void whereTheMerchantWasPaidNothingHadToBeWithdrawn() throws Exception {
        LenderFeed feed = feed();
        // Hasty and of two lenders: with an untouched payout it would be a third sign.
        lent(feed, "S1", "buyer", "定制全屋家具与厨房设备一套", "60000.00", 5, 2)
                .user("buyer", 1)
                .flow(45, "S1", "-1", "shop", "30000.00", 5);
        lent(feed, "S2", "idler", "岳父家里更换门窗与暖气管道", "60000.00", 5, 2).user("idler", 1);
        closeDays(feed, 30);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(alerts(run, "fake-listing.loan")).singleElement().satisfies(alert -> {
            assertThat(alert.subject()).isEqualTo("S2");
            assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 12);
        });
    }

    @Test
    void aWithdrawalReportedLateTakesTheAlertBack() throws Exception {
        LenderFeed feed = feed();
        lent(feed, "S1", "slow", "岳父家里更换门窗与暖气管道", "60000.00", 5, 2).user("slow", 1);
        closeDays(feed, 30);
        feed.flow(7, "-1", "-1", "slow", "60000.00", 9);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("fake-listing"));
    }

    private static LenderFeed feed() {
        return new LenderFeed().withRules().lender("A");
    }

    /** A new firm's loan, filled within 35 seconds by two lenders, its money never touched. */
    private static LenderFeed invented(LenderFeed feed, String loan, String firm, String yuan, int day) {
        feed.company(firm, BusinessTime.printDay(LenderFeed.DAY_0 + day - 35), "acc-" + firm, "", "");
        return lent(feed, loan, firm, WORDS + "第" + day + "批", yuan, day, 2);
    }

    private static LenderFeed lent(
            LenderFeed feed, String loan, String party, String words, String yuan, int day, int lenders) {
        feed.listing(loan, party, yuan, 180, 2, words, day)
                .status(loan, 6, day, "10:00:05")
                .status(loan, 1, day, "10:00:40");
        long fen = Money.parseYuan(yuan).fen() / lenders;
        String part = Money.ofFen(fen).yuan();
        for (int i = 0; i < lenders; i++) {
            feed.claim(loan + "-c" + i, loan, "lender" + i, part, day)
                    .flow(2, loan, loan + "-c" + i, "lender" + i, part, day);
        }
        return feed.flow(1, loan, "-1", party, yuan, day).status(loan, 9, day, "16:00:00");
    }

    private static void closeDays(LenderFeed feed, int last) {
        for (int day = 0; day <= last; day++) {
            feed.flow(6, "-1", "-1", "depositor", "10.00", day);
        }
    }

    private static List<AlertRow> alerts(DetectionRun run, String rule) {
        return run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !alert.isCorrected())
                .toList();
    }
}
