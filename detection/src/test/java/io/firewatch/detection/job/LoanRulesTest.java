package io.firewatch.detection.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import io.firewatch.model.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is found about loans and the book they make up, from landed rows to alerts. */
class LoanRulesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @Test
    void aLoanDearerThanFourTimesTheLprIsUsuryOnAPlatformButNotAtAMicrolender() throws Exception {
        LenderFeed feed = feed();
        // 1.5 % a month: 18 % a year.
        loan(feed.lender("P"), "S1", "30000.00", "30000.00", "450.00");
        loan(feed.lender("M", "microloan"), "S1", "30000.00", "30000.00", "450.00");

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        AlertRow alert = only(run, "usury.p2p-above-lpr");
        assertThat(alert.institution()).isEqualTo("P");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.messageEn()).contains("18.0");
        assertThat(run.found()).noneMatch(one -> one.startsWith("M usury"));
    }

    @Test
    void atExactlyTheCapOfAMicrolenderRoundingRaisesNoAlert() throws Exception {
        LenderFeed feed = feed().lender("M", "microloan");
        // 10,000.00 over three months at 24 %: 3,467.55 exactly, rounded up to the yuan.
        levelLoan(feed, "S1", "10000.00", "3468.00");
        // The same loan with a hundred yuan a month more: 39 %.
        levelLoan(feed, "S2", "10000.00", "3568.00");

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "usury.licensed-lender").subject()).isEqualTo("S2");
        assertThat(only(run, "usury.licensed-lender").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatABorrowerNeverSawIsADeductionInAdvance() throws Exception {
        LenderFeed feed = feed().lender("P");
        loan(feed, "S1", "30000.00", "26000.00", "100.00");

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "upfront-deduction.cut");

        assertThat(alert.subject()).isEqualTo("S1");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.messageEn()).contains("4,000.00", "26,000.00");
    }

    @Test
    void aSmallFeeTakenAtThePayoutAndReportedIsNone() throws Exception {
        LenderFeed feed = feed().lender("P");
        yearLoan(feed, "S1", "30000.00", "29400.00").flow(4, "S1", "-1", "b", "600.00", 10);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found())
                .noneMatch(one -> one.contains("upfront") || one.contains("usury"));
    }

    @Test
    void aLoanPaidOutInPartsIsWaitedFor() throws Exception {
        LenderFeed feed = feed().lender("P");
        loan(feed, "S1", "30000.00", "20000.00", "100.00").flow(1, "S1", "-1", "b", "10000.00", 12);

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("upfront"));
    }

    @Test
    void arrearsAreCountedFromPlanAndRepaymentsAndGrow() throws Exception {
        LenderFeed feed = overdueBook(feed().lender("M", "microloan"));
        feed.flow(6, "-1", "-1", "l", "1.00", 200);

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "overdue.share").episodeDay()).isEqualTo(LenderFeed.DAY_0 + 71);
        assertThat(only(run, "overdue.share").messageEn()).contains("12,000.00");
        assertThat(only(run, "overdue.rise").isFiring()).isFalse();
        assertThat(only(run, "overdue.long").episodeDay()).isEqualTo(LenderFeed.DAY_0 + 161);
    }

    @Test
    void arrearsPaidTheNextDayOrPutOffOrOnlyReportedAreNone() throws Exception {
        LenderFeed feed = feed().lender("M", "microloan");
        for (int loan = 0; loan < 10; loan++) {
            String id = "S" + loan;
            paidOut(feed, id, "10000.00", "10000.00")
                    .plan(id, "b", 2, 1, "5000.00", "50.00", 40)
                    .plan(id, "b", 2, 2, "5000.00", "50.00", 70)
                    .flow(18, id, "-1", id + "-1", "b", "5000.00", 41)
                    .status(id, 4, 41)
                    .flow(18, id, "-1", "-1", "b", "5000.00", 70)
                    .status(id, 3, 70);
        }

        assertThat(DetectionRun.over(feed.inOrder(), 2).found()).noneMatch(one -> one.contains("overdue"));
    }

    @Test
    void instalmentsPutOffByANewPlanAreCounted() throws Exception {
        LenderFeed feed = feed().lender("M", "microloan");
        for (int loan = 0; loan < 10; loan++) {
            String id = "S" + loan;
            paidOut(feed, id, "10000.00", "10000.00").plan(id, "b", 1, 1, "10000.00", "50.00", 40);
            if (loan < 2) {
                feed.plan(id, "b", 1, 1, "10000.00", "100.00", 130);
            } else {
                feed.flow(18, id, "-1", id + "-1", "b", "10000.00", 40).status(id, 3, 40);
            }
        }

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(only(run, "overdue.extension").messageEn()).contains("20.00 %");
        assertThat(run.found()).doesNotContain("M overdue.share");
    }

    @Test
    void aPlatformThatPaysForItsBorrowersIsFoundWhetherItSaysSoOrNot() throws Exception {
        LenderFeed feed = silentBook(feed().lender("P"), 2).flow(37, "S9", "-1", "S9-1", "p", "2000.00", 50);
        silentBook(feed.lender("Q"), 0);
        feed.user("q", 2, 4, "");

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        assertThat(run.found())
                .contains("P rigid-guarantee.silent-compensation", "P rigid-guarantee.platform-compensation")
                .contains("Q rigid-guarantee.self-compensator")
                .doesNotContain("Q rigid-guarantee.silent-compensation", "Q rigid-guarantee.platform-compensation");
        assertThat(only(run, "rigid-guarantee.silent-compensation").messageEn()).contains("20.00 %", "(2)");
    }

    @Test
    void aBookOfShortLoansIsFound() throws Exception {
        LenderFeed feed = feed().lender("P");
        for (int loan = 0; loan < 4; loan++) {
            feed.listing("S" + loan, "b", "1000.00", loan < 2 ? 30 : 31, 1, "周转", 10)
                    .status("S" + loan, 9, 10);
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "short-tenor.share");

        assertThat(alert.severity()).isEqualTo(Severity.LOW);
        assertThat(alert.messageEn()).startsWith("50.00 %");
    }

    /** Ten loans of 12,000 from day 10, due on day 70 in one amount; nine are repaid. */
    private static LenderFeed overdueBook(LenderFeed feed) {
        for (int loan = 0; loan < 10; loan++) {
            String id = "S" + loan;
            paidOut(feed, id, "12000.00", "12000.00").plan(id, "b", 1, 1, "12000.00", "60.00", 70);
            if (loan > 0) {
                feed.flow(18, id, "-1", id + "-1", "b", "12000.00", loan < 3 ? 70 : 100)
                        .status(id, 3, loan < 3 ? 70 : 100);
            }
        }
        return feed;
    }

    /** Ten loans due on day 40 whose lenders are all paid in time; the borrowers of the first few are not on record. */
    private static LenderFeed silentBook(LenderFeed feed, int silent) {
        for (int loan = 0; loan < 10; loan++) {
            String id = "S" + loan;
            paidOut(feed, id, "10000.00", "10000.00")
                    .plan(id, "b", 1, 1, "10000.00", "50.00", 40)
                    .flow(8, id, id + "-c", id + "-1", "l", "10000.00", 40);
            if (loan >= silent) {
                feed.flow(18, id, "-1", id + "-1", "b", "10000.00", 46).status(id, 3, 46);
            }
        }
        return feed;
    }

    @Test
    void forbiddenUsesAndLoansToTheYoungAreFoundAtTheListing() throws Exception {
        DetectionRun run = DetectionRun.over(youngAndBold(feed().lender("P")).inOrder(), 2);

        assertThat(run.alerts().values().stream()
                        .filter(alert -> alert.institution().equals("P"))
                        .map(alert -> alert.rule() + " " + alert.subject()))
                .containsExactlyInAnyOrder(
                        "forbidden-use.purpose STOCK",
                        "forbidden-use.purpose CODE",
                        "forbidden-use.minor MINOR",
                        "forbidden-use.student STUDENT",
                        "rigid-guarantee.wording PROMISE",
                        "rigid-guarantee.product-name PRODUCT");
    }

    @Test
    void aBorrowerWhoRepaysEachLoanWithTheNextRollsOver() throws Exception {
        LenderFeed feed = rolling(feed().lender("P"), "r", "装修");
        // One refinancing, and a line of credit, are none.
        borrows(feed, "ONE1", "s", 5, "装修").flow(18, "ONE1", "-1", "-1", "s", "20000.00", 40);
        borrows(feed, "ONE2", "s", 38, "装修").flow(18, "ONE2", "-1", "-1", "s", "20000.00", 70);
        rolling(feed, "t", "循环额度内提款");

        DetectionRun run = DetectionRun.over(feed.inOrder(), 2);

        AlertRow alert = only(run, "ponzi.borrower-rollover");
        assertThat(alert.subject()).isEqualTo("r");
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 61);
        assertThat(alert.isFiring()).isFalse();
    }

    @Test
    void oneNeedCutIntoShortLoansIsSplitting() throws Exception {
        LenderFeed feed = feed().lender("P");
        for (int month = 0; month < 4; month++) {
            feed.listing("A" + month, "cut", "50000.00", 20, 1, "项目周期一年", 5 + 20 * month)
                    .listing("B" + month, "grows", (50 + month) + "000.00", 20, 1, "项目周期一年", 5 + 20 * month)
                    .listing("C" + month, "short", "50000.00", 20, 1, "周转50天", 5 + 20 * month)
                    .listing("D" + month, "silent", "50000.00", 20, 1, "交齐铺租", 5 + 20 * month);
        }

        AlertRow alert = only(DetectionRun.over(feed.inOrder(), 2), "maturity-mismatch.splitting");

        assertThat(alert.subject()).isEqualTo("cut");
        assertThat(alert.episodeDay()).isEqualTo(LenderFeed.DAY_0 + 65);
    }

    private static LenderFeed youngAndBold(LenderFeed feed) {
        return feed.user("minor", 1, 2, "2008-02")
                .user("student", 1, 2, "2005-06")
                .listing("STOCK", "b", "1000.00", 90, 1, "股票配资", 10)
                .listing("CODE", "b", "1000.00", 90, 4, "周转", 10)
                .listing("CAR", "b", "1000.00", 90, 9, "支付购车首付", 10)
                .listing("MINOR", "minor", "1000.00", 90, 1, "周转", 10)
                .listing("STUDENT", "student", "1000.00", 90, 1, "缴纳学费", 10)
                .listing("PARENT", "b", "1000.00", 90, 1, "缴纳孩子学费", 10)
                .listing("GROWN", "b", "1000.00", 90, 1, "缴纳学费", 10)
                .listing("PROMISE", "b", "1000.00", 90, 2, "平台兜底", 10)
                .listing("DENIAL", "b", "1000.00", 90, 2, "本标不保本不保息", 10)
                .product("PRODUCT", "保本稳盈", 90, 10)
                .product("HONEST", "非保本计划", 90, 10);
    }

    /** Loans of 20,000 on days 5, 30 and 60, each used to repay the one before a day later; the last is really repaid. */
    private static LenderFeed rolling(LenderFeed feed, String party, String purpose) {
        borrows(feed, party + 1, party, 5, purpose).flow(18, party + 1, "-1", "-1", party, "20000.00", 31);
        borrows(feed, party + 2, party, 30, purpose).flow(18, party + 2, "-1", "-1", party, "16000.00", 61);
        return borrows(feed, party + 3, party, 60, purpose).flow(18, party + 3, "-1", "-1", party, "20000.00", 80);
    }

    private static LenderFeed borrows(LenderFeed feed, String loan, String party, int day, String purpose) {
        return feed.listing(loan, party, "20000.00", 360, 1, purpose, day)
                .flow(2, loan, loan + "-c", "l", "20000.00", day)
                .flow(1, loan, "-1", party, "20000.00", day)
                .status(loan, 9, day);
    }

    @Test
    void theSameRecordsGiveTheSameAlertsInAnyOrder() throws Exception {
        LenderFeed feed = feed();
        loan(feed.lender("P"), "S1", "30000.00", "30000.00", "450.00");
        loan(feed, "S2", "30000.00", "22000.00", "450.00");
        yearLoan(feed, "S3", "30000.00", "29400.00").flow(4, "S3", "-1", "b", "600.00", 10);
        levelLoan(feed.lender("M", "microloan"), "S1", "10000.00", "3468.00");
        levelLoan(feed, "S2", "10000.00", "3568.00");
        overdueBook(feed.lender("O", "microloan"));
        silentBook(feed.lender("Q"), 2).flow(37, "S9", "-1", "S9-1", "p", "2000.00", 50);
        youngAndBold(feed);
        rolling(feed, "r", "装修");
        sameInAnyOrder(feed, 14);
    }

    private static void sameInAnyOrder(LenderFeed feed, int least) throws Exception {
        Set<Verdict> inOrder = aboutLoans(DetectionRun.over(feed.inOrder(), 1));
        assertThat(inOrder).hasSizeGreaterThanOrEqualTo(least);
        for (long shuffle = 1; shuffle <= 2; shuffle++) {
            List<FeedChange> order = new ArrayList<>(feed.records());
            order.addAll(order.subList(0, order.size() / 3));
            Collections.shuffle(order, new Random(shuffle));

            assertThat(aboutLoans(DetectionRun.over(feed.received(order), 2, new CityClock(shuffle != 2))))
                    .as("shuffle %d", shuffle)
                    .isEqualTo(inOrder);
        }
    }

    /** Without what is said of the reporting itself: how often records are repeated is one of its figures. */
    private static Set<Verdict> aboutLoans(DetectionRun run) {
        return run.standing().stream()
                .filter(one -> !one.rule().startsWith("misreporting."))
                .collect(Collectors.toSet());
    }

    /** A city whose clock runs to day 100. */
    private static LenderFeed feed() {
        return new LenderFeed().withRules().lender("CLOCK").flow(6, "-1", "-1", "l", "1.00", 100);
    }

    /** A loan listed, filled and paid out on day 10, due in one amount after thirty days. */
    private static LenderFeed loan(LenderFeed feed, String loan, String yuan, String received, String interest) {
        return paidOut(feed, loan, yuan, received).plan(loan, "b", 1, 1, yuan, interest, 40);
    }

    /** The like, due after 360 days with 6 %. */
    private static LenderFeed yearLoan(LenderFeed feed, String loan, String yuan, String received) {
        return paidOut(feed, loan, yuan, received).plan(loan, "b", 1, 1, yuan, "1800.00", 370);
    }

    /** Three payments of one amount, thirty days apart. */
    private static void levelLoan(LenderFeed feed, String loan, String yuan, String payment) {
        paidOut(feed, loan, yuan, yuan);
        for (int issue = 1; issue <= 3; issue++) {
            String principal = issue < 3 ? "3300.00" : "3400.00";
            String interest =
                    new BigDecimal(payment).subtract(new BigDecimal(principal)).toPlainString();
            feed.plan(loan, "b", 3, issue, principal, interest, 10 + 30 * issue);
        }
    }

    private static LenderFeed paidOut(LenderFeed feed, String loan, String yuan, String received) {
        return feed.listing(loan, "b", yuan, 10)
                .flow(2, loan, loan + "-c", "l", yuan, 10)
                .status(loan, 1, 10)
                .flow(1, loan, "-1", "b", received, 10)
                .status(loan, 9, 10)
                .claim(loan + "-c", loan, "l", yuan, 10);
    }

    private static AlertRow only(DetectionRun run, String rule) {
        List<AlertRow> alerts = run.alerts().values().stream()
                .filter(alert -> alert.rule().equals(rule) && !"corrected".equals(alert.resolution()))
                .toList();
        assertThat(alerts).as(rule + " among " + run.found()).hasSize(1);
        return alerts.get(0);
    }
}
