package io.firewatch.detection.job;

import static io.firewatch.detection.job.StoryLoans.stock;

import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories from supervision-rules B.2 as lenders report them, R01 and R02: what one borrower may owe. */
class LimitStoriesTest {
    /** Days from September 2019 on. */
    private static final int OLD = -2300;

    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @TestFactory
    Stream<DynamicTest> today() throws Exception {
        StoryCity c = new StoryCity(200);
        overLimit(c);
        return c.told();
    }

    @TestFactory
    Stream<DynamicTest> of2019() throws Exception {
        StoryCity c = new StoryCity(OLD + 200);
        c.story("R01 granted before the Measures", "p2p", f -> {
            f.user("p", 1);
            stock(f, "S1", "p", "300000.00", "300000.00", OLD - 1300);
        });
        c.story(
                "R01 granted after them",
                "p2p",
                f -> f.user("p", 1).wholeLoan("S1", "p", "l", "250000.00", OLD + 10, 90),
                "over-limit.one-platform HIGH");
        return c.told();
    }

    private static void overLimit(StoryCity c) {
        String one = "over-limit.one-platform HIGH";
        String near = "over-limit.approaching LOW";
        c.story(
                "R01 a person owes 200,002",
                "p2p",
                f -> f.user("p", 1).wholeLoan("S1", "p", "l", "200002.00", 10, 90),
                one);
        c.story(
                "R01 excess of fifty fen",
                "p2p",
                f -> f.user("p", 1).wholeLoan("S1", "p", "l", "200000.50", 10, 90),
                near);
        c.story("R01 175,000", "p2p", f -> f.user("p", 1).wholeLoan("S1", "p", "l", "175000.00", 10, 90));
        c.story(
                "R01 five times",
                "p2p",
                f -> f.user("p", 1).wholeLoan("S1", "p", "l", "1000010.00", 10, 90),
                "over-limit.one-platform CRITICAL");
        c.story("R01 company", "p2p", f -> f.user("p", 2).wholeLoan("S1", "p", "l", "1000002.00", 10, 90), one);
        c.story(
                "R01 userInfo last",
                "p2p",
                f -> f.wholeLoan("S1", "p", "l", "250000.00", 10, 90).user("p", 1),
                one);
        c.story("R01 status 3 before 18", "p2p", f -> f.user("p", 1)
                .wholeLoan("S1", "p", "l", "150000.00", 10, 90)
                .status("S1", 3, 30)
                .wholeLoan("S2", "p", "l", "150000.00", 30, 90)
                .flow(18, "S1", "-1", "p", "150000.00", 33));
        c.story("R01 written off", "p2p", f -> f.user("p", 1)
                .wholeLoan("S1", "p", "l", "150000.00", 10, 90)
                .status("S1", 10, 30)
                .wholeLoan("S2", "p", "l", "150000.00", 31, 90));
        c.story("R01 stock loan of 500,000 with 150,000 left", "p2p", f -> {
            f.user("p", 1);
            stock(f, "S1", "p", "500000.00", "150000.00", -300);
        });
        c.story(
                "R01 stock loan of 500,000 with 250,000 left",
                "p2p",
                f -> {
                    f.user("p", 1);
                    stock(f, "S1", "p", "500000.00", "250000.00", -300);
                },
                one);
        c.story(
                "R01 compensated by 27 still owes",
                "p2p",
                f -> f.user("p", 1)
                        .wholeLoan("S1", "p", "l", "150000.00", 10, 30)
                        .status("S1", 4, 41)
                        .flow(27, "S1", "-1", "S1-1", "g", "150000.00", 42)
                        .flow(8, "S1", "S1-c", "S1-1", "l", "150000.00", 42)
                        .wholeLoan("S2", "p", "l", "100000.00", 50, 300),
                one);
        c.story(
                "R01 repayment reversed",
                "p2p",
                f -> f.user("p", 1)
                        .wholeLoan("S1", "p", "l", "150000.00", 10, 300)
                        .flow(18, "S1", "-1", "p", "150000.00", 20)
                        .flow(18, "S1", "-1", "p", "-150000.00", 21)
                        .wholeLoan("S2", "p", "l", "100000.00", 30, 300),
                one);
        c.story("R01 repayment, then a new loan", "p2p", f -> f.user("p", 1)
                .wholeLoan("S1", "p", "l", "150000.00", 10, 300)
                .flow(18, "S1", "-1", "p", "100000.00", 20)
                .wholeLoan("S2", "p", "l", "100000.00", 30, 300));
        c.story("R01 at a microlender", "microloan", f -> f.user("p", 1)
                .wholeLoan("S1", "p", "l", "250000.00", 10, 90));
        c.story(
                "R01 only status 5",
                "p2p",
                f -> f.user("p", 1)
                        .listing("S1", "p", "250000.00", 10)
                        .status("S1", 5, 10)
                        .flow(2, "S1", "c", "l", "250000.00", 10)
                        .claim("c", "S1", "l", "250000.00", 10)
                        .flow(1, "S1", "-1", "p", "250000.00", 10),
                one);
        c.story(
                "R01 full, not yet paid out",
                "p2p",
                f -> f.user("p", 1)
                        .listing("S1", "p", "250000.00", 195)
                        .status("S1", 6, 195)
                        .status("S1", 1, 197),
                one);

        c.story(
                "R01 a person of whom only another lender has told",
                "p2p",
                f -> {
                    String first = f.reporting();
                    f.wholeLoan("S1", "p", "l", "250000.00", 10, 90)
                            .lender(first + "-2", "p2p")
                            .flow(6, "-1", "-1", "x", "1.00", 200)
                            .user("p", 1);
                },
                one);
        c.story(
                "R02 six platforms with 190,000 each",
                "p2p",
                f -> across(f, 6, 1, "190000.00", "p2p"),
                near,
                "over-limit.across-platforms HIGH");
        c.story(
                "R02 three platforms with 170,000 each",
                "p2p",
                f -> across(f, 3, 1, "170000.00", "p2p"),
                "over-limit.many-platforms MEDIUM");
        c.story("R02 three platforms with 166,000 each", "p2p", f -> across(f, 3, 1, "166000.00", "p2p"));
        c.story("R02 two platforms", "p2p", f -> across(f, 2, 1, "179000.00", "p2p"));
        c.story(
                "R02 company on six platforms with 850,000",
                "p2p",
                f -> across(f, 6, 2, "850000.00", "p2p"),
                "over-limit.across-platforms HIGH");
        c.story(
                "R02 company on five platforms with 890,000",
                "p2p",
                f -> across(f, 5, 2, "890000.00", "p2p"),
                "over-limit.many-platforms MEDIUM");
        c.story("R02 one of three repaid before", "p2p", f -> {
            across(f, 2, 1, "170000.00", "p2p");
            f.user("p", 1)
                    .wholeLoan("T", "p", "l", "170000.00", 10, 90)
                    .flow(18, "T", "-1", "p", "170000.00", 15)
                    .status("T", 3, 15);
        });
        c.story(
                "R02 a debt at a microlender is none on a platform",
                "p2p",
                f -> {
                    across(f, 5, 1, "170000.00", "p2p");
                    f.lender(f.reporting() + "-m", "microloan").flow(6, "-1", "-1", "x", "1.00", 200);
                    f.user("p", 1)
                            .wholeLoan("M", "p", "l", "900000.00", 20, 90)
                            .flow(18, "M", "-1", "p", "900000.00", 110);
                    f.status("M", 3, 110);
                },
                "over-limit.many-platforms MEDIUM");
        c.story("R02 two platforms and two microlenders", "p2p", f -> {
            String first = f.reporting();
            across(f, 2, 1, "179000.00", "p2p");
            f.lender(first + "-m", "microloan").flow(6, "-1", "-1", "x", "1.00", 200);
            across(f, 2, 1, "179000.00", "microloan");
        });
        c.story("R02 microlenders are no platforms", "microloan", f -> across(f, 6, 1, "190000.00", "microloan"));
    }

    private static void across(LenderFeed f, int platforms, int userType, String yuan, String type) {
        String first = f.reporting();
        for (int i = 0; i < platforms; i++) {
            if (i > 0) {
                f.lender(first + "-" + i, type).flow(6, "-1", "-1", "x", "1.00", 200);
            }
            f.user("p", userType)
                    .wholeLoan("S1", "p", "l", yuan, 20, 90)
                    .flow(18, "S1", "-1", "p", yuan, 110)
                    .status("S1", 3, 110);
        }
    }
}
