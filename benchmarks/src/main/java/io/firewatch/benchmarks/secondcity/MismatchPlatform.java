package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Sells products of 30 days that hold loans of a year and lets every holder out on the day, by transfers it arranges
 * itself (R05a-c, R21b); re-lists one builder's loan month after month (R05d).
 */
final class MismatchPlatform {
    private static final int MONTH = 30;
    private static final int YEAR = 360;

    private MismatchPlatform() {}

    static void write(Draft draft, Guests guests) {
        House house = draft.house;
        draft.custodianTested = false;
        draft.expect("R15e", "custody-gap", null, 0, "its custodian is not on the list of tested banks");
        Baseline base = new Baseline(house, Recipe.p2p(0.068).withStock(80), draft.own, false);
        base.stock(deal -> {});
        Product monthly = new Product("CPMONTH", "月月盈", 0.068, MONTH, Span.FIRST.atTime(8, 0));
        Product old = new Product("CPPLAIN", "随心选", 0.068, 180, Span.FIRST.atTime(8, 0));
        house.product(monthly);
        house.product(old);
        base.daily(deal -> {
            int day = (int) ChronoUnit.DAYS.between(Span.FIRST, deal.published.toLocalDate());
            if (day % 3 == 0) {
                deal.term = YEAR;
                deal.payType = 3;
                deal.product = monthly;
                deal.lockDays = MONTH;
                base.fund(deal, 2);
                LocalDateTime exit = deal.paidOut.toLocalDate().plusDays(MONTH).atTime(15, 0);
                for (Slice slice : deal.slices) {
                    slice.sale = new Slice.Sale(
                            exit, exit.plusSeconds(1), house.people.person().as(1), 0);
                }
            } else {
                deal.product = old;
            }
        });
        LocalDateTime second = Span.day(100).atTime(10, 0);
        draft.expect(
                "R05a",
                "maturity-mismatch",
                monthly.code(),
                1,
                "product of 30 days, loans of 360: m = 12, all matures after it");
        draft.expect("R05b", "maturity-mismatch", monthly.code(), 1, "30-day product, weighted life of 360 days");
        draft.expect(
                "R05c",
                "maturity-mismatch",
                monthly.code(),
                31,
                "330 days between lock and maturity; every exit by 11/17 on the day");
        packaged(draft, base, second);
        relisted(draft, base);
        unconfigured(draft, base);
        guests.heavy(draft, base);
        guests.soft(draft, base);
    }

    /** Sixty loans' claims offered in one second: a package, whatever it is called. */
    private static void packaged(Draft draft, Baseline base, LocalDateTime second) {
        House house = draft.house;
        for (int i = 0; i < 64; i++) {
            Deal deal = base.deal(60 + i / 4, 9_000, house.people.person());
            deal.term = 180;
            deal.payType = 3;
            base.fund(deal, 0);
            for (Slice slice : deal.slices) {
                slice.sale = new Slice.Sale(
                        second, second.plusSeconds(2), house.people.person().as(1), 0);
            }
            base.lend(deal);
        }
        draft.expect("R21b", "super-lender", null, 100, "claims of 64 loans offered in the same second");
    }

    private static void relisted(Draft draft, Baseline base) {
        Someone builder = draft.house.people.company();
        for (int i = 0; i < 4; i++) {
            Deal deal = base.deal(4 + i * 28, 100_000, builder);
            deal.term = 27;
            deal.payType = 4;
            deal.describe = "厂房基建资金，建设与回款周期十二个月";
            base.lend(deal);
        }
        draft.expect(
                "R05d",
                "maturity-mismatch",
                builder.hash(),
                4 + 3 * 28,
                "a need of twelve months in loans of 27 days, re-listed three times");
    }

    private static void unconfigured(Draft draft, Baseline base) {
        House house = draft.house;
        Product bare = new Product("CPBARE", "稳享", 0.068, 60, Span.day(70).atTime(8, 0));
        house.product(bare);
        for (int i = 0; i < 4; i++) {
            Someone who = base.newcomer();
            LocalDate day = Span.day(71 + i);
            house.user(who, day);
            house.flow(null, "-1", "-1", "-1", 6, Yuan.fen(20_000), who, day.atTime(9, 30));
            house.detail(bare.code(), 2, Yuan.fen(20_000), who, day.atTime(9, 45));
        }
        draft.expect("R03c", "fund-pooling", bare.code(), 72, "80,000 sold in a product that holds nothing");
    }
}
