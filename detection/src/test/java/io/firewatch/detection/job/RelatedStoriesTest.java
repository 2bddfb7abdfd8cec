package io.firewatch.detection.job;

import static io.firewatch.detection.job.StoryLoans.lent;

import io.firewatch.detection.time.SettlingDays;
import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories from supervision-rules B.2 as lenders report them, R06 to R08: who is lent to, who pays lenders, and from what. */
class RelatedStoriesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @TestFactory
    Stream<DynamicTest> today() throws Exception {
        StoryCity c = new StoryCity(200);
        selfFinancing(c);
        rollover(c);
        guarantee(c);
        return c.told();
    }

    private static void selfFinancing(StoryCity c) {
        String r = "self-financing.related-loans";
        c.story(
                "R06 the controller borrows",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.facts("p2p")
                            .affiliation("boss", "person", "controller", "", "")
                            .wholeLoan("R", "boss", "l", "5000.00", 10, 90)
                            .flow(18, "R", "-1", "boss", "5000.00", 100)
                            .status("R", 3, 100);
                },
                r + " HIGH");
        c.story(
                "R06 the controller is the largest",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.facts("p2p")
                            .affiliation("boss", "person", "controller", "", "")
                            .wholeLoan("R", "boss", "l", "50000.00", 10, 90)
                            .flow(18, "R", "-1", "boss", "50000.00", 100)
                            .status("R", 3, 100);
                },
                r + " CRITICAL");
        c.story(
                "R06 the register comes last",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.wholeLoan("R", "boss", "l", "5000.00", 10, 90)
                            .flow(18, "R", "-1", "boss", "5000.00", 100)
                            .status("R", 3, 100)
                            .affiliation("boss", "person", "director", "", "");
                },
                r + " HIGH");
        c.story("R06 four percent of the shares", "p2p", f -> {
            crowdOfBorrowers(f, 30);
            f.facts("p2p")
                    .affiliation("boss", "person", "shareholder", "0.04", "")
                    .wholeLoan("R", "boss", "l", "5000.00", 10, 90)
                    .flow(18, "R", "-1", "boss", "5000.00", 100)
                    .status("R", 3, 100);
        });
        c.story(
                "R06 five percent of the shares",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.facts("p2p")
                            .affiliation("boss", "person", "shareholder", "0.05", "")
                            .wholeLoan("R", "boss", "l", "5000.00", 10, 90)
                            .flow(18, "R", "-1", "boss", "5000.00", 100)
                            .status("R", 3, 100);
                },
                r + " HIGH");
        c.story("R06 disclosed and small", "p2p", f -> {
            crowdOfBorrowers(f, 30);
            f.facts("p2p")
                    .affiliation("boss", "person", "director", "", "")
                    .wholeLoan("R", "boss", "l", "5000.00", 10, 90)
                    .flow(18, "R", "-1", "boss", "5000.00", 100)
                    .status("R", 3, 100);
            for (int d : new int[] {-5, 26, 54, 85, 115, 146, 176}) {
                f.declared(d, "related_balance=5000.00");
            }
        });
        c.story(
                "R06 disclosed but six percent",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.facts("p2p")
                            .affiliation("boss", "person", "director", "", "")
                            .affiliation("boss2", "person", "director", "", "")
                            .affiliation("boss3", "person", "director", "", "")
                            .wholeLoan("R", "boss", "l", "8000.00", 10, 90)
                            .flow(18, "R", "-1", "boss", "8000.00", 100)
                            .status("R", 3, 100)
                            .wholeLoan("R2", "boss2", "l", "8000.00", 10, 90)
                            .flow(18, "R2", "-1", "boss2", "8000.00", 100)
                            .status("R2", 3, 100)
                            .wholeLoan("R3", "boss3", "l", "8000.00", 10, 90)
                            .flow(18, "R3", "-1", "boss3", "8000.00", 100)
                            .status("R3", 3, 100);
                    for (int d : new int[] {-5, 26, 54, 85, 115, 146, 176}) {
                        f.declared(d, "related_balance=24000.00");
                    }
                },
                r + " HIGH");
        c.story(
                "R06 three share an account",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 20);
                    for (int i = 0; i < 3; i++) {
                        f.company("co" + i, "2010-01-0" + (i + 1), "R06acc", "R06addr" + i, "R06law" + i)
                                .wholeLoan("R" + i, "co" + i, "l", "9000.00", 10, 90)
                                .flow(18, "R" + i, "-1", "co" + i, "9000.00", 100)
                                .status("R" + i, 3, 100);
                    }
                },
                "self-financing.disguised-cluster HIGH");
        c.story("R06 two share an account", "p2p", f -> {
            crowdOfBorrowers(f, 20);
            for (int i = 0; i < 2; i++) {
                f.company("co" + i, "2010-01-0" + (i + 1), "R06bacc", "R06baddr" + i, "R06blaw" + i)
                        .wholeLoan("R" + i, "co" + i, "l", "9000.00", 10, 90)
                        .flow(18, "R" + i, "-1", "co" + i, "9000.00", 100)
                        .status("R" + i, 3, 100);
            }
        });
        c.story(
                "R06 three share a legal person",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 20);
                    for (int i = 0; i < 3; i++) {
                        f.company("co" + i, "2010-01-0" + (i + 1), "R06cacc" + i, "R06caddr" + i, "R06claw")
                                .wholeLoan("R" + i, "co" + i, "l", "9000.00", 10, 90)
                                .flow(18, "R" + i, "-1", "co" + i, "9000.00", 100)
                                .status("R" + i, 3, 100);
                    }
                },
                "self-financing.disguised-cluster HIGH");
        c.story("R06 an incubator", "p2p", f -> {
            for (int i = 0; i < 60; i++) {
                f.company(
                                "co" + i,
                                "2010-0" + (i % 9 + 1) + "-" + (10 + i % 19),
                                "R06dacc" + i,
                                "R06dincubator",
                                "R06dlaw" + i)
                        .wholeLoan("R" + i, "co" + i, "l", "9000.00", 10, 90)
                        .flow(18, "R" + i, "-1", "co" + i, "9000.00", 100)
                        .status("R" + i, 3, 100);
            }
        });
        c.story(
                "R06 three shells",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 200);
                    for (int i = 0; i < 3; i++) {
                        f.company("co" + i, "2025-12-0" + (i + 1), "R06eacc" + i, "R06eaddr", "R06elaw" + i)
                                .wholeLoan("R" + i, "co" + i, "l", "5000.00", 10, 90)
                                .flow(18, "R" + i, "-1", "co" + i, "5000.00", 100)
                                .status("R" + i, 3, 100);
                    }
                },
                "self-financing.shell-companies HIGH");
        c.story("R06 three old firms at an address", "p2p", f -> {
            crowdOfBorrowers(f, 200);
            for (int i = 0; i < 3; i++) {
                f.company("co" + i, "2015-1" + i + "-01", "R06facc" + i, "R06faddr", "R06flaw" + i)
                        .wholeLoan("R" + i, "co" + i, "l", "5000.00", 10, 90)
                        .flow(18, "R" + i, "-1", "co" + i, "5000.00", 100)
                        .status("R" + i, 3, 100);
            }
        });
        c.story(
                "R06 payout shares the account of a related party",
                "p2p",
                f -> {
                    crowdOfBorrowers(f, 30);
                    f.facts("p2p")
                            .affiliation("holding", "company", "controller", "", "")
                            .company("holding", "2010-01-01", "R06gacc", "R06gaddr1", "R06glaw1")
                            .company("front", "2010-02-01", "R06gacc", "R06gaddr2", "R06glaw2")
                            .wholeLoan("R", "front", "l", "5000.00", 10, 90)
                            .flow(18, "R", "-1", "front", "5000.00", 100)
                            .status("R", 3, 100)
                            .flow(7, "-1", "-1", "front", "5000.00", 11);
                },
                r + " HIGH",
                "self-financing.diverted-payout HIGH");
    }

    private static void rollover(StoryCity c) {
        String ro = "ponzi.borrower-rollover HIGH";
        c.story(
                "R07a twice, 85 %",
                "p2p",
                f -> {
                    rolls(f, "r1", "20000.00", 5);
                    rolls(f, "r2", "20000.00", 34).flow(18, "r1", "-1", "r", "17000.00", 35);
                    rolls(f, "r3", "20000.00", 64).flow(18, "r2", "-1", "r", "17000.00", 66);
                },
                ro);
        c.story(
                "R07a repaid in several rows",
                "p2p",
                f -> {
                    rolls(f, "r1", "20000.00", 5);
                    rolls(f, "r2", "20000.00", 34)
                            .flow(18, "r1", "-1", "r", "10000.00", 35)
                            .flow(18, "r1", "-1", "r", "10000.00", 35);
                    rolls(f, "r3", "20000.00", 64)
                            .flow(18, "r2", "-1", "r", "10000.00", 66)
                            .flow(18, "r2", "-1", "r", "10000.00", 66);
                },
                ro);
        c.story(
                "R07a same day",
                "p2p",
                f -> {
                    rolls(f, "r1", "20000.00", 5);
                    rolls(f, "r2", "20000.00", 34)
                            .flow(18, "r1", "-1", "r", "20000.00", 34)
                            .status("r1", 3, 34);
                    rolls(f, "r3", "20000.00", 64)
                            .flow(18, "r2", "-1", "r", "20000.00", 64)
                            .status("r2", 3, 64);
                },
                ro);
        c.story("R07a once", "p2p", f -> {
            rolls(f, "r1", "20000.00", 5);
            rolls(f, "r2", "20000.00", 34).flow(18, "r1", "-1", "r", "20000.00", 35);
        });
        c.story("R07a small repayments", "p2p", f -> {
            rolls(f, "r1", "20000.00", 5);
            rolls(f, "r2", "20000.00", 34).flow(18, "r1", "-1", "r", "15000.00", 35);
            rolls(f, "r3", "20000.00", 64).flow(18, "r2", "-1", "r", "15000.00", 66);
        });
        c.story("R07a five days later", "p2p", f -> {
            rolls(f, "r1", "20000.00", 5);
            rolls(f, "r2", "20000.00", 34).flow(18, "r1", "-1", "r", "20000.00", 39);
            rolls(f, "r3", "20000.00", 64).flow(18, "r2", "-1", "r", "20000.00", 69);
        });
        c.story("R07b 20 % gap", "p2p", f -> gap(f, "50000.00", "40000.00"), "ponzi.payout-gap HIGH");
        c.story("R07b 8 % gap", "p2p", f -> gap(f, "50000.00", "46000.00"));
        c.story("R07b 20 % gap under a million", "p2p", f -> gap(f, "33000.00", "26000.00"));
        c.story("R07b guarantor pays", "p2p", f -> {
            gap(f, "50000.00", "30000.00");
            for (int d = 10; d < 40; d++) {
                f.flow(27, "-1", "-1", "g", "20000.00", d);
            }
        });
        c.story(
                "R07b platform pays",
                "p2p",
                f -> {
                    gap(f, "50000.00", "30000.00");
                    for (int d = 10; d < 40; d++) {
                        f.flow(37, "-1", "-1", "g", "20000.00", d);
                    }
                },
                "ponzi.payout-gap CRITICAL",
                "rigid-guarantee.platform-compensation HIGH");
        c.story(
                "R07b guarantor recovers",
                "p2p",
                f -> {
                    gap(f, "50000.00", "50000.00");
                    for (int d = 10; d < 40; d++) {
                        f.flow(30, "-1", "-1", "g", "10000.00", d);
                    }
                },
                "ponzi.payout-gap HIGH");
        c.story("R07b subsidies are no payments", "p2p", f -> {
            gap(f, "50000.00", "50000.00");
            for (int d = 10; d < 40; d++) {
                f.flow(41, "-1", "-1", "l", "10000.00", d).flow(44, "-1", "-1", "l", "10000.00", d);
            }
        });
        c.story("R07b lenders get their money the day after", "p2p", f -> {
            for (int d = 0; d <= 200; d++) {
                f.flow(18, "-1", "-1", "b", "1200000.00", d).flow(8, "-1", "-1", "l", "1200000.00", d + 1);
            }
        });
        c.story("R07b T+1, first report on a Monday", "p2p", f -> passesOn(f, 0));
        c.story("R07b T+1, first report on the working day after Spring Festival", "p2p", f -> passesOn(f, 50));
        c.story(
                "R07b T+1 and a fifth is missing",
                "p2p",
                f -> {
                    passesOn(f, 91);
                    for (int d = 91; d <= 200; d++) {
                        f.flow(18, "-1", "-1", "b", "-20000.00", d);
                    }
                },
                "ponzi.payout-gap HIGH");
        c.story("R07b paid in advance, reported the day after", "p2p", f -> {
            for (int d = 0; d <= 200; d++) {
                f.flow(8, "-1", "-1", "l", "1200000.00", d).flow(18, "-1", "-1", "b", "1200000.00", d + 1);
            }
        });
        c.story("R07b reversed payments", "p2p", f -> {
            gap(f, "50000.00", "50000.00");
            f.flow(8, "-1", "-1", "l", "900000.00", 20).flow(8, "-1", "-1", "l", "-900000.00", 21);
        });
    }

    /** Borrowers pay every day; on working days their money is passed on, with what the days of rest before brought. */
    private static void passesOn(LenderFeed f, int first) {
        int waiting = first - 1;
        while (!SettlingDays.isOne(LenderFeed.DAY_0 + waiting)) {
            waiting--;
        }
        for (int d = first; d <= 200; d++) {
            f.flow(18, "-1", "-1", "b", "100000.00", d);
            if (SettlingDays.isOne(LenderFeed.DAY_0 + d)) {
                f.flow(8, "-1", "-1", "l", (d - waiting) + "00000.00", d);
                waiting = d;
            }
        }
    }

    private static void guarantee(StoryCity c) {
        String g = "rigid-guarantee.platform-compensation";
        c.story(
                "R08 one fen by the platform",
                "p2p",
                f -> lent(f, "S", "10000.00", 10)
                        .flow(1, "S", "-1", "b", "10000.00", 10)
                        .plan("S", "b", 1, 1, "10000.00", 40)
                        .flow(37, "S", "-1", "S-1", "x", "1000.00", 45),
                g + " MEDIUM");
        c.story(
                "R08 a fifth and more",
                "p2p",
                f -> lent(f, "S", "10000.00", 10)
                        .flow(1, "S", "-1", "b", "10000.00", 10)
                        .plan("S", "b", 1, 1, "10000.00", 40)
                        .flow(37, "S", "-1", "S-1", "x", "2500.00", 45),
                g + " HIGH");
        c.story(
                "R08 paid on the due day, recovered by 47",
                "p2p",
                f -> lent(f, "S", "10000.00", 10)
                        .flow(1, "S", "-1", "b", "10000.00", 10)
                        .plan("S", "b", 1, 1, "10000.00", 40)
                        .flow(37, "S", "-1", "S-1", "x", "10000.00", 40)
                        .flow(8, "S", "c", "S-1", "l", "10000.00", 40)
                        .flow(18, "S", "-1", "S-1", "b", "10000.00", 43)
                        .flow(47, "S", "-1", "S-1", "x", "10000.00", 43)
                        .status("S", 3, 43),
                g + " HIGH");
        c.story("R08 reversed at once", "p2p", f -> f.flow(37, "-1", "-1", "x", "1000.00", 45)
                .flow(37, "-1", "-1", "x", "-1000.00", 45));
        c.story("R08 insurer and others", "p2p", f -> f.flow(27, "-1", "-1", "x", "1000.00", 45)
                .flow(50, "-1", "-1", "x", "1000.00", 45)
                .flow(3, "-1", "-1", "-1", "1000.00", 45)
                .flow(13, "-1", "-1", "-1", "1000.00", 45)
                .flow(30, "-1", "-1", "-1", "10.00", 45));
        c.story(
                "R08 self",
                "p2p",
                f -> f.user("x", 2, 4, "").wholeLoan("S", "b", "l", "10000.00", 10, 300),
                "rigid-guarantee.self-compensator MEDIUM");
        c.story(
                "R08 silent, by instalment",
                "p2p",
                f -> instalments(f, true, 1),
                "rigid-guarantee.silent-compensation HIGH");
        c.story(
                "R08 silent, without replanId",
                "p2p",
                f -> instalments(f, false, 1),
                "rigid-guarantee.silent-compensation HIGH");
        c.story("R08 honest, by instalment", "p2p", f -> instalments(f, true, 0));
        c.story("R08 honest, without replanId", "p2p", f -> instalments(f, false, 0));
        c.story("R08 honest, interest first", "p2p", f -> {
            lent(f, "S", "60000.00", 10).flow(1, "S", "-1", "b", "60000.00", 10);
            for (int i = 1; i <= 3; i++) {
                String fund = i < 3 ? "0.00" : "60000.00";
                int d = 10 + 30 * i;
                f.plan("S", "b", 3, i, fund, "450.00", d)
                        .flow(19, "S", "-1", "S-" + i, "b", "450.00", d)
                        .flow(9, "S", "c", "S-" + i, "l", "450.00", d);
            }
            f.flow(18, "S", "-1", "S-3", "b", "60000.00", 100)
                    .flow(8, "S", "c", "S-3", "l", "60000.00", 100)
                    .status("S", 3, 100);
        });
        c.story("R08 honest, repaid early", "p2p", f -> {
            lent(f, "S", "60000.00", 10).flow(1, "S", "-1", "b", "60000.00", 10);
            for (int i = 1; i <= 6; i++) {
                f.plan("S", "b", 6, i, "10000.00", "100.00", 10 + 30 * i);
            }
            f.flow(18, "S", "-1", "S-1", "b", "60000.00", 35)
                    .flow(19, "S", "-1", "S-1", "b", "100.00", 35)
                    .flow(8, "S", "c", "S-1", "l", "60000.00", 35)
                    .flow(9, "S", "c", "S-1", "l", "100.00", 35)
                    .status("S", 3, 35);
        });
        c.story(
                "R08 words",
                "p2p",
                f -> f.listing("A", "b", "1000.00", 60, 2, "风险准备金覆盖", 10)
                        .product("P", "质保专享", 90, 10)
                        .listing("B", "b", "1000.00", 60, 2, "不承诺保本保息", 10),
                "rigid-guarantee.wording MEDIUM",
                "rigid-guarantee.product-name MEDIUM");
    }

    private static void crowdOfBorrowers(LenderFeed f, int many) {
        for (int i = 0; i < many; i++) {
            f.wholeLoan("C" + i, "crowd" + i, "l", "10000.00", 10, 90);
            f.flow(18, "C" + i, "-1", "crowd" + i, "10000.00", 100).status("C" + i, 3, 100);
        }
    }

    private static void gap(LenderFeed f, String paid, String earned) {
        for (int d = 10; d < 40; d++) {
            f.flow(8, "-1", "-1", "l", paid, d).flow(18, "-1", "-1", "b", earned, d);
        }
    }

    private static LenderFeed rolls(LenderFeed f, String loan, String yuan, int day) {
        return f.listing(loan, "r", yuan, 360, 1, "装修", day)
                .flow(2, loan, loan + "-c", "l", yuan, day)
                .flow(1, loan, "-1", "r", yuan, day)
                .status(loan, 9, day)
                .claim(loan + "-c", loan, "l", yuan, day);
    }

    /** Ten loans of three instalments; so many whose lenders are paid although they are not. */
    private static void instalments(LenderFeed f, boolean named, int silent) {
        for (int k = 0; k < 10; k++) {
            String s = "S" + k;
            f.listing(s, "b" + k, "30000.00", 10)
                    .flow(2, s, "c" + k, "l", "30000.00", 10)
                    .status(s, 1, 10)
                    .status(s, 9, 10)
                    .claim("c" + k, s, "l", "30000.00", 10)
                    .flow(1, s, "-1", "b" + k, "30000.00", 10);
            for (int i = 1; i <= 3; i++) {
                int d = 10 + 30 * i;
                String plan = named ? s + "-" + i : "-1";
                f.plan(s, "b" + k, 3, i, "10000.00", "50.00", d)
                        .flow(8, s, "c" + k, plan, "l", "10000.00", d)
                        .flow(9, s, "c" + k, plan, "l", "50.00", d);
                if (k >= silent) {
                    f.flow(18, s, "-1", plan, "b" + k, "10000.00", d).flow(19, s, "-1", plan, "b" + k, "50.00", d);
                }
            }
            if (k >= silent) {
                f.status(s, 3, 100);
            }
        }
    }
}
