package io.firewatch.benchmarks.secondcity;

import io.firewatch.benchmarks.secondcity.Behaviour.Payer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes money before there is any project (R03), and when borrowers stop paying, pays lenders from it (R07b), naming
 * nobody who did (R08c). New loans go to the same few firms (R07d).
 */
final class PoolingPlatform {
    private static final int EARLY_MONEY = 20;
    private static final int POOL = 45;
    private static final int POOL_DAYS = 20;
    private static final long POOL_DAILY = Yuan.fen(120_000);
    private static final int BORROWERS_STOP = 60;

    private PoolingPlatform() {}

    static void write(Draft draft, Guests guests) {
        House house = draft.house;
        Baseline base = new Baseline(
                house, Recipe.p2p(0.07).withTerms(List.of(180), List.of(3)).withStock(110), draft.own, false);
        Product old = new Product("CPAOLD", "安享半年", 0.07, 180, Span.FIRST.atTime(0, 0, 10));
        Product half = new Product("CPA180", "安享半年二期", 0.07, 180, Span.FIRST.atTime(8, 0));
        Product pool = new Product("CPAPOOL", "安享尊选", 0.07, 180, Span.day(POOL).atTime(8, 0));
        List.of(old, half, pool).forEach(house::product);
        LocalDate stop = Span.day(BORROWERS_STOP);
        Behaviour unnamed = Behaviour.paidFrom(stop, Payer.UNNAMED);
        base.stock(deal -> {
            deal.product = old;
            deal.behaviour = unnamed;
        });
        List<Someone> few = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            few.add(house.people.company());
        }
        for (int i = 0; i < Span.DAYS; i++) {
            Deal ordinary = base.ordinary(Span.day(i));
            Deal deal = i < BORROWERS_STOP
                    ? ordinary
                    : base.deal(ordinary.published, Yuan.fen(70_000 + i * 100L), few.get(i % few.size()));
            deal.product = half;
            deal.behaviour = unnamed;
            base.fund(deal, 2);
            if (i >= EARLY_MONEY) {
                earlier(deal, 3);
            }
            base.lend(deal);
        }
        for (int day = POOL; day < POOL + POOL_DAYS; day++) {
            for (int i = 0; i < 4; i++) {
                Someone who = base.newcomer();
                LocalDateTime at = Span.day(day).atTime(10 + i, 11, 12);
                house.user(who, Span.day(day));
                house.flow(null, "-1", "-1", "-1", 6, POOL_DAILY / 4, who, at.minusMinutes(20));
                house.detail(pool.code(), 2, POOL_DAILY / 4, who, at);
            }
        }
        guests.heavy(draft, base);
        draft.expect(
                "R03a",
                "fund-pooling",
                null,
                POOL + 4,
                "unmatched 120,000 a day on top of three days' purchases: far over 5 %");
        draft.expect(
                "R03a",
                "fund-pooling",
                pool.code(),
                POOL + 11,
                "more than 1,000,000 without a loan from the ninth day, for 3 days");
        draft.expect(
                "R03b", "fund-pooling", null, EARLY_MONEY + 6, "purchases wait three days for a loan: share near 1");
        draft.expect("R03c", "fund-pooling", pool.code(), POOL + 1, "product sold, no configuration at all");
        draft.expect(
                "R07b", "ponzi", null, BORROWERS_STOP + 3, "lenders of old loans are paid, no borrower pays: g near 1");
        draft.expect("R07d", "ponzi", null, BORROWERS_STOP + 35, "balance grows with loans to the same twelve firms");
        draft.expect(
                "R08c",
                "rigid-guarantee",
                null,
                BORROWERS_STOP + 9,
                "every instalment reaches lenders, none is paid by anybody");
        draft.arguable("R17a", "overdue", null, BORROWERS_STOP + 40, "no principal repaid since day 60: over 10 %");
        draft.arguable(
                "R17c", "overdue", null, BORROWERS_STOP + 20, "overdue share up by more than 3 points in 30 days");
    }

    /** Investors pay so many days before the loan is there. */
    private static void earlier(Deal deal, int days) {
        deal.slices.replaceAll(slice -> {
            LocalDateTime bid = slice.bidAt.minusDays(days);
            return new Slice(slice.investor, slice.fen, slice.red, bid);
        });
    }
}
