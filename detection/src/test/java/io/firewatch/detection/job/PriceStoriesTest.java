package io.firewatch.detection.job;

import static io.firewatch.detection.job.StoryLoans.equalPlan;
import static io.firewatch.detection.job.StoryLoans.equalPrincipal;
import static io.firewatch.detection.job.StoryLoans.listing2;
import static io.firewatch.detection.job.StoryLoans.plain;
import static io.firewatch.detection.job.StoryLoans.stock;

import io.firewatch.model.record.RecordType;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories from supervision-rules B.2 as lenders report them, R11 and R12: what a loan costs and what of it arrives. */
class PriceStoriesTest {
    /** Days from September 2019 on. */
    private static final int OLD = -2300;

    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @TestFactory
    Stream<DynamicTest> today() throws Exception {
        StoryCity c = new StoryCity(200);
        usury(c);
        cut(c);
        return c.told();
    }

    @TestFactory
    Stream<DynamicTest> of2019() throws Exception {
        StoryCity c = new StoryCity(OLD + 200);
        c.story("R11 23 % in 2019", "p2p", f -> equalPrincipal(f, "S1", "p", 12000, 12, 0.23, OLD + 5));
        c.story(
                "R11 30 % in 2019",
                "p2p", f -> equalPrincipal(f, "S1", "p", 12000, 12, 0.30, OLD + 5), "usury.p2p-before-2020 MEDIUM");
        c.story(
                "R11 40 % in 2019",
                "p2p", f -> equalPrincipal(f, "S1", "p", 12000, 12, 0.40, OLD + 5), "usury.p2p-before-2020 CRITICAL");
        return c.told();
    }

    private static void usury(StoryCity c) {
        String high = "usury.p2p-above-lpr HIGH";
        String lic = "usury.licensed-lender";
        c.story("R11 18 %", "p2p", f -> equalPrincipal(f, "S", "b", 12000, 12, 0.18, 10), high);
        c.story("R11 11 %", "p2p", f -> equalPrincipal(f, "S", "b", 12000, 12, 0.11, 10));
        c.story(
                "R11 38 %",
                "p2p", f -> equalPrincipal(f, "S", "b", 12000, 12, 0.38, 10), "usury.p2p-above-lpr CRITICAL");
        c.story(
                "R11 10 % and 5 % up front",
                "p2p",
                f -> {
                    plain(f, "S", "b", "12000.00", "11400.00", 10).flow(4, "S", "-1", "b", "600.00", 10);
                    equalPlan(f, "S", "b", 12000, 6, 0.10, 10);
                },
                high);
        c.story(
                "R11 10 % and 0.5 % up front",
                "p2p", f -> {
                    plain(f, "S", "b", "12000.00", "11940.00", 10).flow(4, "S", "-1", "b", "60.00", 10);
                    equalPlan(f, "S", "b", 12000, 12, 0.10, 10);
                });
        c.story(
                "R11 fees monthly in the plan",
                "p2p",
                f -> {
                    plain(f, "S", "b", "12000.00", "12000.00", 10);
                    for (int i = 1; i <= 12; i++) {
                        f.add(
                                RecordType.REPAY_PLAN,
                                "'sourceProductCode':'S','userIdcardHash':'%s','totalIssue':'12','issue':'%d','replanId':'S-%d','curFund':'1000.00','curInterest':'50.00','curServiceCharge':'100.00','repayTime':'%s 23:59:59'",
                                f.hash("b"),
                                i,
                                i,
                                LenderFeed.date(10 + 30 * i));
                    }
                },
                high);
        c.story(
                "R11 by contract only",
                "p2p",
                f -> {
                    listing(f, "S", "b", "12000.00", "1200.00", "-1", 180, 10);
                    f.status("S", 9, 10);
                    equalPlan(f, "S", "b", 12000, 6, 0.10, 10);
                },
                "usury.p2p-above-lpr CRITICAL");
        c.story("R11 third party's fee", "p2p", f -> {
            plain(f, "S", "b", "12000.00", "11400.00", 10).flow(29, "S", "-1", "b", "600.00", 10);
            equalPlan(f, "S", "b", 12000, 6, 0.08, 10);
        });
        c.story(
                "R11 seven days, 0.2 %",
                "p2p",
                f -> plain(f, "S", "b", "10000.00", "10000.00", 10).plan("S", "b", 1, 1, "10000.00", "20.00", 17));
        c.story(
                "R11 seven days, 2 %",
                "p2p",
                f -> plain(f, "S", "b", "10000.00", "10000.00", 10).plan("S", "b", 1, 1, "10000.00", "200.00", 17),
                "usury.p2p-above-lpr CRITICAL");
        c.story(
                "R11 repaid after ten days with a fee of 1 %",
                "p2p", f -> {
                    plain(f, "S", "b", "12000.00", "11880.00", 10).flow(4, "S", "-1", "b", "120.00", 10);
                    equalPlan(f, "S", "b", 12000, 12, 0.09, 10);
                    f.flow(18, "S", "-1", "S-1", "b", "12000.00", 20)
                            .flow(19, "S", "-1", "S-1", "b", "30.00", 20)
                            .status("S", 3, 20);
                });
        c.story(
                "R11 late charges",
                "p2p",
                f -> {
                    plain(f, "S", "b", "12000.00", "12000.00", 10)
                            .plan("S", "b", 1, 1, "12000.00", "330.00", 100)
                            .flow(18, "S", "-1", "S-1", "b", "12000.00", 110)
                            .flow(19, "S", "-1", "S-1", "b", "330.00", 110)
                            .flow(32, "S", "-1", "S-1", "b", "600.00", 110)
                            .status("S", 3, 110);
                },
                high);
        c.story(
                "R11 flat 1 % a month",
                "p2p",
                f -> {
                    plain(f, "S", "b", "12000.00", "12000.00", 10);
                    for (int i = 1; i <= 12; i++) {
                        f.plan("S", "b", 12, i, "1000.00", "120.00", 10 + 30 * i);
                    }
                },
                high);
        c.story("R11 shop", "p2p", f -> {
            f.listing("S", "b", "12000.00", 10)
                    .flow(2, "S", "c", "l", "12000.00", 10)
                    .status("S", 9, 10)
                    .flow(45, "S", "-1", "shop", "12000.00", 10)
                    .claim("c", "S", "l", "12000.00", 10);
            equalPlan(f, "S", "b", 12000, 12, 0.09, 10);
        });
        for (String type : List.of("microloan", "pawn", "leasing", "factoring")) {
            c.story("R11 23 % at " + type, type, f -> equalPrincipal(f, "S", "b", 12000, 12, 0.23, 10));
            c.story("R11 30 % at " + type, type, f -> equalPrincipal(f, "S", "b", 12000, 12, 0.30, 10), lic + " HIGH");
            c.story(
                    "R11 40 % at " + type,
                    type,
                    f -> equalPrincipal(f, "S", "b", 12000, 12, 0.40, 10),
                    lic + " CRITICAL");
        }
        c.story("R11 stock loan", "microloan", f -> {
            stock(f, "S", "b", "12000.00", "6000.00", -150);
            f.plan("S", "b", 12, 11, "1000.00", "15.00", 180).plan("S", "b", 12, 12, "1000.00", "15.00", 210);
        });
        c.story("R11 stock loan with its whole plan and half its money", "microloan", f -> {
            listing2(f, "S", "b", "12000.00", "6000.00", -170);
            f.status("S", 5, -170).claim("c", "S", "l", "6000.00", -170);
            for (int i = 1; i <= 12; i++) {
                f.plan("S", "b", 12, i, "1000.00", "60.00", -170 + 30 * i);
            }
            for (int i = 6; i <= 12; i++) {
                f.flow(18, "S", "-1", "S-" + i, "b", "1000.00", -170 + 30 * i)
                        .flow(19, "S", "-1", "S-" + i, "b", "60.00", -170 + 30 * i);
            }
        });
    }

    private static void cut(StoryCity c) {
        String cut = "upfront-deduction.cut ";
        String own = "upfront-deduction.own-money ";
        String gap = "loan-imbalance.own-money HIGH";
        c.story("R12 0.4 %", "p2p", f -> longLoan(f, "100000.00", "99600.00"));
        c.story("R12 0.8 %", "p2p", f -> longLoan(f, "100000.00", "99200.00"), cut + "MEDIUM");
        c.story(
                "R12 6 % fee",
                "p2p", f -> longLoan(f, "100000.00", "94000.00").flow(4, "S", "-1", "b", "6000.00", 10), cut + "HIGH");
        c.story("R12 0.4 % at a microlender", "microloan", f -> longLoan(f, "100000.00", "99600.00"));
        c.story("R12 0.8 % at a microlender", "microloan", f -> longLoan(f, "100000.00", "99200.00"), own + "MEDIUM");
        c.story(
                "R12 3 % unexplained at a microlender",
                "microloan", f -> longLoan(f, "100000.00", "97000.00"), own + "HIGH", gap);
        c.story(
                "R12 3 % fee at a microlender",
                "microloan",
                f -> longLoan(f, "100000.00", "97000.00").flow(4, "S", "-1", "b", "3000.00", 10),
                own + "MEDIUM");
        c.story(
                "R12 6 % fee at a microlender",
                "microloan",
                f -> longLoan(f, "100000.00", "94000.00").flow(4, "S", "-1", "b", "6000.00", 10),
                own + "HIGH");
        for (String type : List.of("microloan", "pawn")) {
            c.story(
                    "R12 21 % at " + type,
                    type,
                    f -> longLoan(f, "100000.00", "79000.00"),
                    own + "CRITICAL",
                    gap,
                    "usury.licensed-lender HIGH");
        }
        c.story("R12 shop", "microloan", f -> longLoan(f, "100000.00", "20000.00")
                .flow(45, "S", "-1", "shop", "80000.00", 10));
        c.story("R12 stock", "microloan", f -> stock(f, "S", "b", "100000.00", "40000.00", -300));
        c.story("R12 in two parts", "microloan", f -> longLoan(f, "100000.00", "60000.00")
                .flow(1, "S", "-1", "b", "40000.00", 13));
    }

    private static LenderFeed longLoan(LenderFeed f, String yuan, String out) {
        return plain(f, "S", "b", yuan, out, 10).plan("S", "b", 1, 1, yuan, "1000.00", 370);
    }

    private static void listing(
            LenderFeed f,
            String loan,
            String party,
            String yuan,
            String serviceCost,
            String securityAmount,
            int term,
            int day) {
        f.add(
                RecordType.SCATTER_INVEST,
                "'sourceProductCode':'%s','userIdcardHash':'%s','productStartTime':'%s 09:00:00','productName':'贷','loanUse':'1','loanDescribe':'装修','loanRate':'0.10','amount':'%s','surplusAmount':'0.00','term':'%d','payType':'1','serviceCost':'%s','loanType':'1','securityType':'-1','securityAmount':'%s','projectSource':'x'",
                loan,
                f.hash(party),
                LenderFeed.date(day),
                yuan,
                term,
                serviceCost,
                securityAmount);
    }
}
