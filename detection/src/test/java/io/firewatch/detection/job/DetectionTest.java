package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole graph on a MiniCluster: from landed rows to alerts. */
class DetectionTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void aPersonOverTheLimitOnOnePlatformIsFoundAtOnce() throws Exception {
        LenderFeed feed = clean("A")
                .user("p", 1)
                .wholeLoan("S1", "p", "l", "150000.00", 10, 90)
                .wholeLoan("S2", "p", "l", "50001.01", 12, 90);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "over-limit.one-platform");

        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.subject()).isEqualTo("p");
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 12);
        assertThat(alert.figures()).contains("\"exposure\":200001.01");
        assertThat(alert.records()).hasSize(2);
        assertThat(alert.messageZh()).contains("200,001.01");
    }

    @Test
    void exactlyTheLimitPlusOneYuanIsTolerated() throws Exception {
        LenderFeed feed = clean("A").user("p", 1).wholeLoan("S1", "p", "l", "200001.00", 10, 90);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found())
                .doesNotContain("A over-limit.one-platform", "A over-limit.across-platforms");
    }

    @Test
    void aCompanyIsHeldToItsOwnLimitAndAnUnknownPartyToTheWiderOne() throws Exception {
        LenderFeed feed = clean("A")
                .user("company", 2)
                .wholeLoan("S1", "company", "l", "900000.00", 10, 90)
                .wholeLoan("S2", "stranger", "l", "900000.00", 10, 90)
                .wholeLoan("S3", "giant", "l", "1000001.01", 10, 90);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "over-limit.one-platform").subject()).isEqualTo("giant");
    }

    @Test
    void aListingThatNeverFillsIsNoDebt() throws Exception {
        LenderFeed feed = clean("A")
                .user("p", 1)
                .listing("S1", "p", "900000.00", 10)
                .status("S1", 6, 10)
                .status("S1", 2, 14);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).isEmpty();
    }

    @Test
    void debtsAcrossPlatformsAddUpAndEveryLenderInvolvedIsNamed() throws Exception {
        LenderFeed feed = clean("A");
        for (String code : List.of("B", "C", "D", "E", "F", "G")) {
            feed.lender(code).user("p", 1).wholeLoan("S" + code, "p", "l", "190000.00", 20, 90);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found())
                .contains("B over-limit.across-platforms", "G over-limit.across-platforms")
                .doesNotContain("A over-limit.across-platforms", "B over-limit.one-platform");
    }

    @Test
    void moneyTakenWithoutALoanBehindItIsAPool() throws Exception {
        LenderFeed feed = clean("A").product("P1", 90, 5);
        for (int day = 5; day < 25; day++) {
            feed.particulars("P1", 2, "50000.00", "l" + day, day);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 40);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "fund-pooling.unmatched-balance").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(run.found()).contains("A fund-pooling.money-first", "A fund-pooling.no-config");
    }

    @Test
    void moneyMatchedTheNextDayIsNoPool() throws Exception {
        LenderFeed feed = clean("A").product("P1", 90, 7);
        for (int day = 7; day < 11; day++) {
            feed.particulars("P1", 2, "50000.00", "l" + day, day)
                    .wholeLoan("S" + day, "b" + day, "l" + day, "50000.00", day + 1, 90)
                    .config("S" + day + "-c", "P1", "l" + day);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 40);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).isEmpty();
    }

    @Test
    void aLoanWhoseBorrowerGotLessThanLendersGaveDoesNotBalance() throws Exception {
        LenderFeed feed = clean("A")
                .listing("S1", "p", "100000.00", 10)
                .flow(2, "S1", "c", "l", "100000.00", 10)
                .claim("c", "S1", "l", "100000.00", 10)
                .flow(1, "S1", "-1", "p", "60000.00", 10)
                .status("S1", 9, 10)
                .flow(6, "-1", "-1", "l", "1.00", 40);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "loan-imbalance.payout");

        assertThat(alert.subject()).isEqualTo("S1");
        assertThat(alert.messageEn()).contains("40,000.00");
    }

    @Test
    void aShortProductOnLongLoansIsAMismatch() throws Exception {
        LenderFeed feed = clean("A")
                .product("P1", 90, 10)
                .particulars("P1", 2, "50000.00", "l", 10)
                .wholeLoan("S1", "p", "l", "50000.00", 10, 360)
                .config("S1-c", "P1", "l")
                .flow(6, "-1", "-1", "l", "1.00", 40);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).containsExactly("A maturity-mismatch.product");
    }

    @Test
    void lendersPaidWithMoneyNoBorrowerPaidIsAPonziGap() throws Exception {
        LenderFeed feed = clean("A");
        for (int day = 10; day < 40; day++) {
            feed.flow(8, "-1", "-1", "l", "50000.00", day).flow(18, "-1", "-1", "p", "20000.00", day);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 60);

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "ponzi.payout-gap");

        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void anAlertThatALateRecordDisprovesIsCorrectedNotDeleted() throws Exception {
        LenderFeed feed = clean("A")
                .product("P1", 90, 5)
                .particulars("P1", 2, "500000.00", "l", 5)
                .wholeLoan("S1", "p", "l", "500000.00", 5, 90)
                .flow(6, "-1", "-1", "l", "1.00", 30);
        List<FeedChange> withoutConfig = feed.records();
        feed.config("S1-c", "P1", "l");
        List<FeedChange> all = feed.records();

        assertThat(DetectionRun.over(feed.received(withoutConfig), 2).found())
                .contains("A fund-pooling.unmatched-balance");
        assertThat(DetectionRun.over(feed.received(all), 2).found())
                .doesNotContain("A fund-pooling.unmatched-balance", "A fund-pooling.no-config");
    }

    @Test
    void aPayoutReportedAfterTheLoanWasFoundWaitingIsJudgedLikeAnyOther() throws Exception {
        LenderFeed feed = clean("A")
                .flow(6, "-1", "-1", "l", "1.00", 60)
                .listing("S1", "p", "100000.00", 10)
                .status("S1", 1, 10)
                .status("S1", 9, 12)
                .flow(2, "S1", "c", "l", "100000.00", 10)
                .claim("c", "S1", "l", "100000.00", 12)
                .flow(1, "S1", "-1", "p", "80000.00", 12);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 1, new CityClock(false));

        assertThat(only(run, "loan-imbalance.payout").isFiring()).isTrue();
        assertThat(run.found()).doesNotContain("A loan-imbalance.full-unpaid");
    }

    @Test
    void aGapOfExactlyAThresholdIsNotAboveIt() throws Exception {
        LenderFeed feed = clean("A");
        for (int day = 10; day < 40; day++) {
            feed.flow(8, "-1", "-1", "l", "50500.00", day).flow(18, "-1", "-1", "p", "35350.00", day);
        }
        feed.flow(6, "-1", "-1", "l", "1.00", 45);

        assertThat(only(DetectionRun.over(feed.inOrder(), 2), "ponzi.payout-gap")
                        .severity())
                .isEqualTo(Severity.HIGH);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theSameRecordsGiveTheSameAlertsAtAnyParallelismAndInAnyOrder(int parallelism) throws Exception {
        LenderFeed city = troubledCity();
        Set<Verdict> inOrder = DetectionRun.over(city.inOrder(), 1).standing();
        assertThat(inOrder).hasSizeGreaterThan(15);

        for (long shuffle = 1; shuffle <= 3; shuffle++) {
            List<FeedChange> order = new ArrayList<>(city.records());
            order.addAll(order.subList(0, order.size() / 3));
            Collections.shuffle(order, new Random(shuffle));

            // The second shuffle settles every book behind every single record.
            DetectionRun run = DetectionRun.over(city.received(order), parallelism, new CityClock(shuffle != 2));

            assertThat(run.records()).isEqualTo(order.size());
            assertThat(run.standing()).as("shuffle %d", shuffle).isEqualTo(inOrder);
        }
    }

    /** One lender of each trouble, over some ninety days. */
    @Test
    void whatIndependentSourcesSayIsJudgedLikeAnyRecordButClosesNoDay() throws Exception {
        LenderFeed feed = clean("A")
                .user("p", 1)
                .wholeLoan("S1", "p", "l", "250000.00", 10, 90)
                .facts("p2p", "custodyFrom=2016-01-01", "netAssets=1000000.00")
                .affiliation("p", "person", "controller", "", "")
                .guarantor("g", "yes", "1000000.00")
                .declared(25, "loan_balance=1.00", "top10_share=0.5")
                .event("complaint", 300)
                .custody("in", "100.00", "B1", 300);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(run.records()).isEqualTo(feed.records().size());
        assertThat(only(run, "over-limit.one-platform").eventDay()).isLessThan(LenderFeed.DAY_0 + 100);
    }

    private static LenderFeed troubledCity() {
        LenderFeed feed = clean("OK");
        for (int day = 0; day < 60; day += 2) {
            feed.lender("OK").wholeLoan("T" + day, "b" + day, "l", "30000.00", day, 45);
            if (day > 45) {
                String loan = "T" + (day - 46);
                feed.flow(18, loan, "-1", "b" + (day - 46), "30000.00", day - 1)
                        .flow(8, loan, loan + "-c", "l", "30000.00", day - 1)
                        .status(loan, 3, day - 1);
            }
        }
        feed.lender("OVER").user("p", 1).user("q", 1);
        for (int day = 1; day < 40; day += 4) {
            feed.wholeLoan("O" + day, "p", "l", "60000.00", day, 90)
                    .wholeLoan("Q" + day, "q", "l", "150000.00", day, 90);
            if (day > 12) {
                String repaid = "O" + (day - 8);
                feed.flow(18, repaid, "-1", "p", "60000.00", day).status(repaid, 3, day);
            }
        }
        feed.lender("POOL").product("P1", 90, 3).product("P2", 90, 3);
        for (int day = 3; day < 40; day++) {
            feed.particulars("P1", 2, "50000.00", "l" + day, day).particulars("P2", 2, "1000.00", "l" + day, day);
            if (day % 3 == 0) {
                feed.wholeLoan("M" + day, "m" + day, "l" + day, "50000.00", day + 4, 200)
                        .config("M" + day + "-c", "P1", "l" + day);
            }
        }
        // Money in the loan itself: raised over days, one loan of three failing with the money kept, some claims
        // configured after all.
        feed.lender("DIRECT");
        for (int day = 3; day < 40; day++) {
            String loan = "D" + day;
            feed.particulars(loan, 2, "50000.00", "l" + day, day);
            if (day % 3 == 0) {
                feed.listing(loan, "d" + day, "50000.00", day).status(loan, 2, day + 3);
            } else {
                feed.wholeLoan(loan, "d" + day, "l" + day, "50000.00", day + day % 5, 90);
            }
            if (day % 7 == 1) {
                feed.config(loan + "-c", loan, "l" + day);
            }
        }
        feed.lender("PONZI");
        for (int day = 5; day < 60; day++) {
            feed.flow(8, "-1", "-1", "l", "50000.00", day)
                    .flow(18, "-1", "-1", "p", day < 30 ? "49000.00" : "9000.00", day);
            if (day % 10 == 0) {
                feed.flow(18, "-1", "-1", "p", "-5000.00", day);
            }
        }
        feed.lender("GAP");
        for (int day = 5; day < 30; day += 5) {
            feed.wholeLoan("G" + day, "g" + day, "l", "40000.00", day, 90)
                    .listing("H" + day, "h" + day, "40000.00", day)
                    .flow(2, "H" + day, "c" + day, "l", "40000.00", day)
                    .flow(1, "H" + day, "-1", "h" + day, "30000.00", day + 1)
                    .claim("c" + day, "H" + day, "l", "40000.00", day + 1)
                    .listing("W" + day, "w" + day, "40000.00", day)
                    .status("W" + day, 1, day);
        }
        return feed.lender("OK").flow(6, "-1", "-1", "l", "1.00", 90);
    }

    /** A lender with ordinary business, so that the city has a clock. */
    private static LenderFeed clean(String code) {
        LenderFeed feed = new LenderFeed().withRules().lender(code);
        return feed.wholeLoan("S0", "b0", "l0", "10000.00", 0, 90).flow(6, "-1", "-1", "l", "1.00", 8);
    }

    private static AlertRow only(DetectionRun run, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
