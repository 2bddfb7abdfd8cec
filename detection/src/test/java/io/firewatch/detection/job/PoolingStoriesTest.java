package io.firewatch.detection.job;

import static io.firewatch.detection.job.StoryLoans.claim;
import static io.firewatch.detection.job.StoryLoans.lent;
import static io.firewatch.detection.job.StoryLoans.stock;
import static io.firewatch.detection.job.StoryLoans.takeover;

import java.util.stream.Stream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Stories from supervision-rules B.2 as lenders report them, R03 to R05: whether lenders' money, loans and products fit each other. */
class PoolingStoriesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = DetectionCluster.extension();

    @TestFactory
    Stream<DynamicTest> today() throws Exception {
        StoryCity c = new StoryCity(200);
        pooling(c);
        payouts(c);
        mismatch(c);
        return c.told();
    }

    private static void pooling(StoryCity c) {
        c.story(
                "R03 nothing configured",
                "p2p",
                f -> {
                    f.product("P", 90, 5);
                    for (int d = 5; d < 25; d++) {
                        f.particulars("P", 2, "60000.00", "l" + d, d);
                    }
                },
                "fund-pooling.unmatched-balance CRITICAL",
                "fund-pooling.unmatched-product HIGH",
                "fund-pooling.no-config HIGH",
                "fund-pooling.money-first HIGH");
        c.story("R03 the loan is the product, with config", "p2p", f -> {
            for (int d = 5; d < 15; d++) {
                String s = "S" + d;
                f.product(s, 90, d)
                        .particulars(s, 2, "50000.00", "l" + d, d)
                        .wholeLoan(s, "b" + d, "l" + d, "50000.00", d, 90)
                        .config(s + "-c", s, "l" + d);
            }
        });
        c.story("R03 the loan is the product, no config", "p2p", f -> {
            for (int d = 5; d < 15; d++) {
                String s = "S" + d;
                f.product(s, 90, d)
                        .particulars(s, 2, "50000.00", "l" + d, d)
                        .wholeLoan(s, "b" + d, "l" + d, "50000.00", d, 90);
            }
        });
        c.story("R03 the loan is the product, neither product nor config told", "p2p", f -> {
            for (int d = 5; d < 15; d++) {
                f.particulars("S" + d, 2, "50000.00", "l" + d, d)
                        .wholeLoan("S" + d, "b" + d, "l" + d, "50000.00", d, 90);
            }
        });
        c.story("R03 the loan is the product, raised over ten days", "p2p", f -> {
            f.product("S", 90, 5).listing("S", "b", "100000.00", 5).status("S", 6, 5);
            for (int d = 5; d < 15; d++) {
                f.particulars("S", 2, "10000.00", "l" + d, d).flow(2, "S", "c" + d, "l" + d, "10000.00", d);
            }
            f.status("S", 1, 15).flow(1, "S", "-1", "b", "100000.00", 15).status("S", 9, 15);
            f.plan("S", "b", 1, 1, "100000.00", 100);
            for (int d = 5; d < 15; d++) {
                f.claim("c" + d, "S", "l" + d, "10000.00", 15);
            }
        });
        c.story("R03 the loan is the product, passed on and repaid", "p2p", f -> {
            f.product("S", 90, 5).particulars("S", 2, "60000.00", "l", 5);
            f.wholeLoan("S", "b", "l", "60000.00", 5, 90);
            takeover(f, "S", "l", "n", "60000.00", 40, "-1");
            f.particulars("S", 2, "60000.00", "n", 40).particulars("S", 8, "60000.00", "l", 40);
            f.flow(18, "S", "-1", "S-1", "b", "60000.00", 95)
                    .flow(8, "S", "S-u", "S-1", "n", "60000.00", 95)
                    .status("S", 3, 95)
                    .particulars("S", 8, "60000.00", "n", 95);
        });
        c.story(
                "R03 the loan is the product, repaid and kept",
                "p2p",
                f -> {
                    f.product("S", 90, 5).particulars("S", 2, "60000.00", "l", 5);
                    f.wholeLoan("S", "b", "l", "60000.00", 5, 90);
                    f.flow(18, "S", "-1", "S-1", "b", "60000.00", 95)
                            .flow(8, "S", "S-c", "S-1", "l", "60000.00", 95)
                            .status("S", 3, 95);
                },
                "fund-pooling.unmatched-balance CRITICAL");
        c.story(
                "R03 the loan is the product, it failed and the money stayed",
                "p2p",
                f -> f.listing("S", "b", "100000.00", 5)
                        .status("S", 6, 5)
                        .particulars("S", 2, "100000.00", "l", 6)
                        .status("S", 2, 15),
                "fund-pooling.unmatched-balance CRITICAL");
        c.story("R03 the loan is the product, it failed and the money went back", "p2p", f -> f.listing(
                        "S", "b", "100000.00", 5)
                .status("S", 6, 5)
                .particulars("S", 2, "100000.00", "l", 6)
                .status("S", 2, 15)
                .particulars("S", 8, "100000.00", "l", 16));
        c.story(
                "R03 the loan is the product, twice its amount was taken",
                "p2p",
                f -> f.product("S", 90, 5)
                        .particulars("S", 2, "100000.00", "l", 5)
                        .wholeLoan("S", "b", "l", "100000.00", 5, 90)
                        .particulars("S", 2, "100000.00", "m", 5),
                "fund-pooling.unmatched-balance CRITICAL",
                "fund-pooling.money-first HIGH");
        c.story(
                "R03 the loan is the product, money ten days before the loan",
                "p2p",
                f -> {
                    for (int d = 5; d < 30; d++) {
                        f.particulars("S" + d, 2, "50000.00", "l" + d, d)
                                .wholeLoan("S" + d, "b" + d, "l" + d, "50000.00", d + 10, 90);
                    }
                },
                "fund-pooling.unmatched-balance CRITICAL",
                "fund-pooling.money-first HIGH");
        c.story("R03 configured last of all", "p2p", f -> {
            f.product("P", 90, 5);
            for (int d = 5; d < 15; d++) {
                f.particulars("P", 2, "60000.00", "l" + d, d).wholeLoan("S" + d, "b" + d, "l" + d, "60000.00", d, 90);
            }
            for (int d = 5; d < 15; d++) {
                f.config("S" + d + "-c", "P", "l" + d);
            }
        });
        c.story(
                "R03 a claim is in its plan, not in the loan of the same lender's other product",
                "p2p",
                f -> {
                    f.product("P", 90, 5).product("S", 90, 5);
                    f.particulars("P", 2, "60000.00", "l", 5).particulars("S", 2, "60000.00", "l", 5);
                    f.wholeLoan("S", "b", "l", "60000.00", 5, 90).config("S-c", "P", "l");
                },
                "fund-pooling.unmatched-balance CRITICAL");
        c.story("R03 over the weekend and Spring Festival", "p2p", f -> {
            f.product("P", 90, 4);
            // Friday to Monday, three times; then from the last working day before the festival to the first after it.
            for (int d : new int[] {4, 11, 18}) {
                matched(f, "P", "S" + d, "l" + d, "60000.00", d, d + 3);
            }
            matched(f, "P", "SF", "lf", "600000.00", 39, 50);
        });
        c.story(
                "R03 claimed a week later",
                "p2p",
                f -> {
                    f.product("P", 90, 4);
                    for (int d = 4; d < 30; d++) {
                        matched(f, "P", "S" + d, "l" + d, "60000.00", d, d + 7);
                    }
                },
                "fund-pooling.unmatched-balance CRITICAL",
                "fund-pooling.money-first HIGH");
        c.story("R03 red packets in the money", "p2p", f -> {
            f.product("P", 90, 5);
            for (int d = 5; d < 10; d++) {
                String s = "S" + d;
                f.particulars("P", 2, "100000.00", "l" + d, d)
                        .listing(s, "b" + d, "100000.00", d)
                        .flow(2, s, s + "-c", "l" + d, "92000.00", d)
                        .flow(10, s, s + "-c", "l" + d, "8000.00", d)
                        .status(s, 9, d)
                        .flow(1, s, "-1", "b" + d, "100000.00", d)
                        .plan(s, "b" + d, 1, 1, "100000.00", d + 90);
                claim(f, s + "-c", s, "l" + d, "92000.00", "8000.00", d);
                f.config(s + "-c", "P", "l" + d);
            }
        });
        c.story("R03 claims change hands inside the product", "p2p", f -> {
            f.product("P", 90, 5);
            for (int d = 5; d < 10; d++) {
                matched(f, "P", "S" + d, "l" + d, "60000.00", d, d);
                takeover(f, "S" + d, "l" + d, "n" + d, "60000.00", d + 20, "P");
            }
        });
        c.story("R03 repaid and gone", "p2p", f -> {
            f.product("P", 60, 5);
            for (int d = 5; d < 10; d++) {
                String s = "S" + d;
                matched(f, "P", s, "l" + d, "60000.00", d, d);
                f.flow(18, s, "-1", s + "-1", "b" + s, "60000.00", d + 90)
                        .flow(8, s, s + "-c", s + "-1", "l" + d, "60000.00", d + 90)
                        .status(s, 3, d + 90)
                        .particulars("P", 8, "60000.00", "l" + d, d + 91);
            }
        });
        c.story("R03 reversed subscription", "p2p", f -> {
            f.product("P", 90, 5);
            matched(f, "P", "S1", "l", "60000.00", 5, 5);
            f.particulars("P", 2, "60000.00", "m", 5).particulars("P", 2, "-60000.00", "m", 5);
        });
        c.story("R03 six percent idle", "p2p", f -> idle(f, "200000.00"), "fund-pooling.unmatched-balance CRITICAL");
        c.story("R03 four percent idle", "p2p", f -> idle(f, "120000.00"));
        c.story(
                "R03 more than a million idle in one product",
                "p2p",
                f -> {
                    f.product("P", 90, 0).product("Q", 90, 0);
                    for (int d = 0; d < 200; d++) {
                        matched(f, "P", "S" + d, "l" + d, "800000.00", d, d);
                    }
                    f.particulars("Q", 2, "1200000.00", "x", 100);
                    matched(f, "Q", "T", "m", "60000.00", 100, 100);
                },
                "fund-pooling.unmatched-product HIGH");
    }

    private static void payouts(StoryCity c) {
        String gap = "loan-imbalance.payout HIGH";
        String share = "loan-imbalance.platform-share HIGH";
        c.story(
                "R04 40 % missing",
                "p2p",
                f -> lent(f, "S", "100000.00", 10).flow(1, "S", "-1", "b", "60000.00", 10),
                gap,
                share,
                "upfront-deduction.cut CRITICAL");
        c.story(
                "R04 0.9 % missing",
                "p2p",
                f -> lent(f, "S", "100000.00", 10).flow(1, "S", "-1", "b", "99100.00", 10),
                "upfront-deduction.cut MEDIUM");
        c.story(
                "R04 40 % missing at a loan that names no borrower",
                "p2p",
                f -> f.listing("S", "-1", "100000.00", 10)
                        .flow(2, "S", "c", "l", "100000.00", 10)
                        .status("S", 9, 10)
                        .claim("c", "S", "l", "100000.00", 10)
                        .flow(1, "S", "-1", "b", "60000.00", 10),
                gap,
                share,
                "upfront-deduction.cut CRITICAL");
        c.story("R04 fees up front", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "96000.00", 10)
                .flow(4, "S", "-1", "b", "2000.00", 10)
                .flow(3, "S", "-1", "b", "1000.00", 10)
                .flow(29, "S", "-1", "b", "1000.00", 10));
        c.story("R04 fees by instalment", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "100000.00", 10)
                .flow(4, "S", "-1", "b", "1500.00", 40)
                .flow(4, "S", "-1", "b", "1500.00", 70));
        c.story("R04 to the shop", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(45, "S", "-1", "shop", "100000.00", 10));
        c.story("R04 shop and borrower", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(45, "S", "-1", "shop", "80000.00", 10)
                .flow(1, "S", "-1", "b", "20000.00", 11));
        c.story("R04 two parts", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "60000.00", 10)
                .flow(1, "S", "-1", "b", "40000.00", 13));
        c.story(
                "R04 second part after five days",
                "p2p",
                f -> lent(f, "S", "100000.00", 10)
                        .flow(1, "S", "-1", "b", "60000.00", 10)
                        .flow(1, "S", "-1", "b", "40000.00", 15),
                gap,
                share);
        c.story("R04 payout reversed and repeated", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "100000.00", 10)
                .flow(1, "S", "-1", "b", "-100000.00", 11)
                .flow(1, "S", "-1", "b", "100000.00", 12));
        c.story("R04 bid reversed", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(2, "S", "x", "m", "5000.00", 9)
                .flow(2, "S", "x", "m", "-5000.00", 9)
                .flow(1, "S", "-1", "b", "100000.00", 10));
        c.story(
                "R04 six yuan of three hundred",
                "p2p",
                f -> lent(f, "S", "300.00", 10).flow(1, "S", "-1", "b", "294.00", 10),
                gap,
                share,
                "upfront-deduction.cut HIGH");
        c.story(
                "R04 full, never paid out",
                "p2p",
                f -> f.listing("S", "b", "100000.00", 10)
                        .status("S", 6, 10)
                        .flow(2, "S", "c", "l", "100000.00", 10)
                        .status("S", 1, 11),
                "loan-imbalance.full-unpaid HIGH");
        c.story("R04 full, paid out on the ninth day", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "100000.00", 19));
        c.story("R04 full, then failed", "p2p", f -> f.listing("S", "b", "100000.00", 10)
                .flow(2, "S", "c", "l", "100000.00", 10)
                .status("S", 1, 10)
                .status("S", 2, 14)
                .flow(2, "S", "c", "l", "-100000.00", 14));
        c.story(
                "R04 claims short",
                "p2p",
                f -> f.listing("S", "b", "100000.00", 10)
                        .flow(2, "S", "c", "l", "100000.00", 10)
                        .status("S", 1, 10)
                        .flow(1, "S", "-1", "b", "100000.00", 10)
                        .status("S", 9, 10)
                        .claim("c", "S", "l", "90000.00", 10),
                "loan-imbalance.claims HIGH");
        c.story("R04 claims with red packets", "p2p", f -> {
            f.listing("S", "b", "100000.00", 10)
                    .flow(2, "S", "c", "l", "99000.00", 10)
                    .flow(10, "S", "c", "l", "1000.00", 10)
                    .status("S", 1, 10)
                    .flow(1, "S", "-1", "b", "100000.00", 10)
                    .status("S", 9, 10);
            claim(f, "c", "S", "l", "99000.00", "1000.00", 10);
        });
        c.story("R04 a stock loan half repaid", "p2p", f -> stock(f, "S1", "p", "100000.00", "40000.00", -300));
        c.story("R04 a stock loan with its old statuses", "p2p", f -> {
            f.listing("S1", "p", "100000.00", -300)
                    .status("S1", 6, -300)
                    .status("S1", 1, -299)
                    .status("S1", 9, -299);
            stock(f, "S1", "p", "100000.00", "40000.00", -300);
        });
        c.story("R04 a stock loan with its old payout", "p2p", f -> {
            stock(f, "S1", "p", "100000.00", "40000.00", -300);
            f.flow(1, "S1", "-1", "p", "100000.00", -299).status("S1", 1, -299);
        });
        c.story("R04 old code 3 years later", "p2p", f -> lent(f, "S", "100000.00", 10)
                .flow(1, "S", "-1", "b", "100000.00", 10)
                .flow(3, "S", "-1", "-1", "5000.00", 40));
        c.story(
                "R04 platform: 4 % of the money",
                "p2p",
                f -> {
                    for (int i = 0; i < 24; i++) {
                        f.listing("T" + i, "b" + i, "100000.00", 10)
                                .flow(2, "T" + i, "c" + i, "l", "100000.00", 10)
                                .status("T" + i, 9, 10)
                                .claim("c" + i, "T" + i, "l", "100000.00", 10)
                                .flow(1, "T" + i, "-1", "b" + i, "100000.00", 10);
                    }
                    lent(f, "S", "100000.00", 10).flow(1, "S", "-1", "b", "98500.00", 10);
                },
                gap,
                "upfront-deduction.cut HIGH");
    }

    private static void mismatch(StoryCity c) {
        String p = "maturity-mismatch.product HIGH";
        String d = "maturity-mismatch.on-demand HIGH";
        c.story("R05 ninety days on 360 bullet", "p2p", f -> inProduct(f, 90, 360, 1), p);
        c.story("R05 ninety days on six months amortising", "p2p", f -> inProduct(f, 90, 180, 6));
        c.story("R05 ninety days on twelve months amortising", "p2p", f -> inProduct(f, 90, 360, 12), p);
        c.story("R05 equal terms, interest first", "p2p", f -> {
            f.product("P", 180, 10)
                    .particulars("P", 2, "50000.00", "l", 10)
                    .listing("S", "b", "50000.00", 10)
                    .flow(2, "S", "c", "l", "50000.00", 10)
                    .status("S", 9, 10)
                    .flow(1, "S", "-1", "b", "50000.00", 10)
                    .claim("c", "S", "l", "50000.00", 10)
                    .config("c", "P", "l");
            for (int i = 1; i <= 6; i++) {
                f.plan("S", "b", 6, i, i < 6 ? "0.00" : "50000.00", "400.00", 10 + 30 * i);
            }
        });
        c.story("R05 a term that is not told", "p2p", f -> inProduct(f, -1, 360, 1));
        c.story("R05 at call", "p2p", f -> inProduct(f, 0, 120, 1), d, p);
        c.story("R05 one day", "p2p", f -> inProduct(f, 1, 120, 1), d, p);
        c.story("R05 thirty days", "p2p", f -> inProduct(f, 30, 120, 1), d, p);
        c.story("R05 thirty days on ninety", "p2p", f -> inProduct(f, 30, 90, 1), p);
        c.story("R05 thirty days, claims bought with twenty to run", "p2p", f -> {
            f.wholeLoan("S1", "b", "l", "50000.00", 10, 120).product("P", 30, 100);
            takeover(f, "S1", "l", "n", "50000.00", 110, "P");
        });
        c.story(
                "R05 thirty days, claims bought with 110 to run",
                "p2p",
                f -> {
                    f.wholeLoan("S1", "b", "l", "50000.00", 10, 120).product("P", 30, 15);
                    takeover(f, "S1", "l", "n", "50000.00", 20, "P");
                },
                d,
                p);
        c.story("R05 extended", "p2p", f -> {
            inProduct(f, 90, 90, 1);
            f.plan("S", "b", 1, 1, "50000.00", 250);
        });
    }

    /** Money that is matched on its day, and on day 100 some that never is: then some three million are invested. */
    private static void idle(LenderFeed f, String yuan) {
        f.product("P", 90, 0);
        for (int d = 0; d < 200; d += 2) {
            matched(f, "P", "S" + d, "l" + d, "60000.00", d, d);
        }
        f.particulars("P", 2, yuan, "x", 100);
    }

    private static void matched(
            LenderFeed f, String product, String loan, String lender, String yuan, int paid, int claimed) {
        f.particulars(product, 2, yuan, lender, paid)
                .wholeLoan(loan, "b" + loan, lender, yuan, claimed, 90)
                .config(loan + "-c", product, lender);
    }

    private static void inProduct(LenderFeed f, int term, int days, int issues) {
        f.product("P", term, 10)
                .particulars("P", 2, "50000.00", "l", 10)
                .listing("S", "b", "50000.00", 10)
                .flow(2, "S", "c", "l", "50000.00", 10)
                .status("S", 9, 10)
                .flow(1, "S", "-1", "b", "50000.00", 10)
                .claim("c", "S", "l", "50000.00", 10)
                .config("c", "P", "l");
        for (int i = 1; i <= issues; i++) {
            f.plan("S", "b", issues, i, "%.2f".formatted(50000.0 / issues), "1.00", 10 + days / issues * i);
        }
        for (int i = 1; i <= issues && 10 + days / issues * i < 200; i++) {
            f.flow(18, "S", "-1", "S-" + i, "b", "%.2f".formatted(50000.0 / issues), 10 + days / issues * i);
        }
    }
}
