package io.firewatch.detection.job;

import static io.firewatch.detection.job.StoryLoans.lent;
import static io.firewatch.detection.job.StoryLoans.listing2;
import static io.firewatch.detection.job.StoryLoans.stock;

import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories from supervision-rules B.2 as lenders report them, R17, R20 and R23: how the book fares and what it is lent for. */
class BookStoriesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @TestFactory
    Stream<DynamicTest> today() throws Exception {
        StoryCity c = new StoryCity(200);
        overdue(c);
        uses(c);
        return c.told();
    }

    private static void overdue(StoryCity c) {
        String share = "overdue.share MEDIUM";
        String rise = "overdue.rise HIGH";
        String longer = "overdue.long HIGH";
        c.story("R17 11 % overdue for forty days", "microloan", f -> book(f, 100, 11, 40), share, rise);
        c.story("R17 6 % overdue for a hundred days", "microloan", f -> book(f, 100, 6, 100), rise, longer);
        c.story("R17 2 % overdue", "microloan", f -> book(f, 100, 2, 40));
        for (String type : List.of("pawn", "leasing", "factoring", "p2p")) {
            c.story("R17 11 % overdue at " + type, type, f -> book(f, 100, 11, 40), share, rise);
        }
        c.story(
                "R17 4 % overdue in the stock",
                "microloan", f -> {
                    for (int i = 0; i < 100; i++) {
                        listing2(f, "S" + i, "b" + i, "20000.00", "10000.00", -100);
                        f.status("S" + i, 5, 0).claim("c" + i, "S" + i, "l", "10000.00", -100);
                        f.plan("S" + i, "b" + i, 1, 1, "10000.00", i < 4 ? -20 : 300);
                    }
                    f.flow(6, "-1", "-1", "l", "1.00", 20);
                });
        for (String more : List.of("only what is to come", "the whole plan")) {
            c.story(
                    "R17 stock loans with " + more + ", a fifth in arrears",
                    "microloan",
                    f -> {
                        for (int i = 0; i < 10; i++) {
                            String loan = "S" + i;
                            stock(f, loan, "b" + i, "12000.00", "6000.00", -170);
                            for (int k = more.equals("the whole plan") ? 1 : 7; k <= 12; k++) {
                                f.plan(loan, "b" + i, 12, k, "1000.00", -170 + 30 * k);
                                if (k > 6 && i > 1) {
                                    f.flow(18, loan, "-1", loan + "-" + k, "b" + i, "1000.00", -170 + 30 * k);
                                }
                            }
                        }
                    },
                    share,
                    rise,
                    longer);
        }
        c.story(
                "R17 put off",
                "microloan",
                f -> {
                    for (int i = 0; i < 10; i++) {
                        lent(f, "S" + i, "10000.00", 10)
                                .flow(1, "S" + i, "-1", "b", "10000.00", 10)
                                .plan("S" + i, "b", 1, 1, "10000.00", 70);
                    }
                    for (int i = 0; i < 10; i++) {
                        if (i < 3) {
                            f.plan("S" + i, "b", 1, 1, "10000.00", 199);
                        } else {
                            f.flow(18, "S" + i, "-1", "b", "10000.00", 70).status("S" + i, 3, 70);
                        }
                    }
                },
                "overdue.extension MEDIUM");
        c.story("R17 paid without naming the instalment, closed before 18", "microloan", f -> {
            for (int i = 0; i < 10; i++) {
                lent(f, "S" + i, "10000.00", 10)
                        .flow(1, "S" + i, "-1", "b", "10000.00", 10)
                        .plan("S" + i, "b", 2, 1, "5000.00", 40)
                        .plan("S" + i, "b", 2, 2, "5000.00", 70);
                f.flow(18, "S" + i, "-1", "b", "5000.00", 40)
                        .status("S" + i, 3, 70)
                        .flow(18, "S" + i, "-1", "b", "5000.00", 74);
            }
        });
        c.story("R17 early repayment, plan replaced by a shorter one", "microloan", f -> {
            for (int i = 0; i < 10; i++) {
                lent(f, "S" + i, "10000.00", 10)
                        .flow(1, "S" + i, "-1", "b", "10000.00", 10)
                        .plan("S" + i, "b", 2, 1, "5000.00", 40)
                        .plan("S" + i, "b", 2, 2, "5000.00", 70);
            }
            for (int i = 0; i < 10; i++) {
                f.plan("S" + i, "b", 1, 1, "10000.00", 35).flow(18, "S" + i, "-1", "S" + i + "-1", "b", "10000.00", 35);
            }
        });
        c.story(
                "R17 instalments, six months behind",
                "leasing",
                f -> {
                    for (int i = 0; i < 10; i++) {
                        lent(f, "S" + i, "60000.00", 0).flow(1, "S" + i, "-1", "b", "60000.00", 0);
                        for (int k = 1; k <= 12; k++) {
                            f.plan("S" + i, "b", 12, k, "5000.00", 15 * k);
                            if (i > 1) {
                                f.flow(18, "S" + i, "-1", "S" + i + "-" + k, "b", "5000.00", 15 * k);
                            }
                        }
                    }
                },
                share,
                rise,
                longer);
        c.story(
                "R17 written off before the month's end",
                "microloan",
                f -> {
                    for (int i = 0; i < 10; i++) {
                        lent(f, "S" + i, "10000.00", 10)
                                .flow(1, "S" + i, "-1", "b", "10000.00", 10)
                                .plan("S" + i, "b", 1, 1, "10000.00", 199);
                    }
                    f.status("S1", 10, 83);
                },
                "overdue.month-end-write-off MEDIUM");
    }

    private static void uses(StoryCity c) {
        String use = "forbidden-use.purpose HIGH";
        for (String words : List.of("投资股票", "场外配资", "炒期货", "新股打新", "购买虚拟货币", "支付首付", "购房", "买彩票")) {
            c.story("R20 " + words, "p2p", f -> f.listing("S", "b", "1000.00", 90, 1, words, 10), use);
        }
        c.story("R20 code 4", "microloan", f -> f.listing("S", "b", "1000.00", 90, 4, "周转", 10), use);
        for (String words : List.of("购车首付", "汽车首付款", "不得用于股票、期货投资", "资金不用于购房、炒股", "装修", "农业生产")) {
            c.story("R20 no: " + words, "p2p", f -> f.listing("S", "b", "1000.00", 90, 1, words, 10));
        }
        c.story(
                "R20 minor",
                "p2p",
                f -> f.user("k", 1, 2, "2009-01").listing("S", "k", "1000.00", 90, 1, "周转", 10),
                "forbidden-use.minor CRITICAL");
        c.story(
                "R20 minor, user last",
                "pawn",
                f -> f.listing("S", "k", "1000.00", 90, 1, "周转", 10).user("k", 1, 2, "2009-01"),
                "forbidden-use.minor CRITICAL");
        c.story("R20 just 18", "p2p", f -> f.user("k", 1, 2, "2007-12").listing("S", "k", "1000.00", 90, 1, "周转", 10));
        c.story(
                "R20 student",
                "p2p",
                f -> f.user("k", 1, 2, "2005-01").listing("S", "k", "1000.00", 90, 10, "校园消费", 10),
                "forbidden-use.student HIGH");
        c.story("R20 student of 23", "p2p", f -> f.user("k", 1, 2, "2002-12")
                .listing("S", "k", "1000.00", 90, 10, "校园消费", 10));
        c.story(
                "R20 student with training",
                "p2p",
                f -> f.user("k", 1, 2, "2005-01").listing("S", "k", "1000.00", 90, 1, "培训费", 10),
                "forbidden-use.student HIGH");
        c.story("R20 student in trade", "p2p", f -> f.user("k", 1, 2, "2005-01")
                .listing("S", "k", "1000.00", 90, 11, "学生文具批发", 10));
        c.story("R23 61 %", "p2p", f -> tenors(f, 61), "short-tenor.share MEDIUM");
        c.story("R23 31 %", "p2p", f -> tenors(f, 31), "short-tenor.share LOW");
        c.story("R23 29 %", "p2p", f -> tenors(f, 29));
    }

    /** Loans of 10,000 from day 10 due on day 70; some are paid so many days late, the rest of them is due on day 199. */
    private static void book(LenderFeed f, int loans, int bad, int days) {
        for (int i = 0; i < loans; i++) {
            String s = "S" + i;
            f.listing(s, "b" + i, "10000.00", 10)
                    .flow(2, s, "c" + i, "l", "10000.00", 10)
                    .status(s, 1, 10)
                    .status(s, 9, 10)
                    .claim("c" + i, s, "l", "10000.00", 10)
                    .flow(1, s, "-1", "b" + i, "10000.00", 10)
                    .plan(s, "b" + i, 1, 1, "10000.00", i < bad ? 70 : 199);
            if (i < bad) {
                f.flow(18, s, "-1", s + "-1", "b" + i, "10000.00", 70 + days).status(s, 3, 70 + days);
            }
        }
    }

    private static void tenors(LenderFeed f, int percent) {
        f.listing("S", "b", percent + "000.00", 30, 1, "周转", 10).status("S", 9, 10);
        f.listing("T", "d", 100 - percent + "000.00", 60, 1, "周转", 10).status("T", 9, 10);
    }
}
