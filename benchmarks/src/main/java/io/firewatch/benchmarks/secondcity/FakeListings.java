package io.firewatch.benchmarks.secondcity;

import java.util.ArrayList;
import java.util.List;

/** Over the limit, split, invented and forbidden: single loans that break a rule by themselves (R01, R07a, R10, R20a-b). */
final class FakeListings {
    private FakeListings() {}

    static void write(Draft draft, Guests guests) {
        House house = draft.house;
        Baseline base = new Baseline(house, Recipe.p2p(0.065).withStock(80), draft.own, false);
        base.stock(deal -> {});
        base.daily(deal -> {});
        overLimit(draft, base);
        split(draft, base);
        invented(draft, base);
        rollingOver(draft, base);
        forbidden(draft, base);
        guests.heavy(draft, base);
        guests.soft(draft, base);
    }

    private static void overLimit(Draft draft, Baseline base) {
        Someone person = draft.house.people.person();
        base.lend(long180(base, 10, 150_000, person));
        base.lend(long180(base, 17, 120_000, person));
        draft.expect(
                "R01a", "over-limit", person.hash(), 17, "150,000 + 120,000 = 270,000 of 200,000 for a natural person");
    }

    private static void split(Draft draft, Baseline base) {
        Someone first = draft.house.people.person();
        Someone second = draft.house.people.person().banking(first.account());
        base.lend(long180(base, 28, 150_000, first));
        base.lend(long180(base, 29, 150_000, second));
        draft.expect("R01b", "over-limit", first.hash(), 29, "two borrowers with one bank account owe 300,000");
    }

    private static void invented(Draft draft, Baseline base) {
        House house = draft.house;
        for (int i = 0; i < 9; i++) {
            Someone shell = house.people.company().registeredOn(Span.day(50 + i).minusDays(35), 3);
            Deal deal = long180(base, 50 + i, 100_000, shell);
            deal.describe = "采购进口医疗防护物资周转资金，有医院订单保障第" + (i + 1) + "批";
            deal.filled = deal.published.plusSeconds(38);
            deal.paidOut = deal.filled.plusHours(1);
            deal.withdraws = false;
            base.fundBy(deal, List.of(base.newcomer(), base.newcomer()));
            base.lend(deal);
            draft.expect(
                    "R10a",
                    "fake-listing",
                    deal.code,
                    50 + i,
                    "founded 35 days before, capital 30,000, filled in 38 s, two lenders; later: copied text, never withdrawn");
        }
        draft.expect("R10b", "fake-listing", null, 50 + 8 + 8, "nine such loans: a cluster");
    }

    /** Each new loan is paid out two days before the old one is repaid with it. */
    private static void rollingOver(Draft draft, Baseline base) {
        Someone shop = draft.house.people.company();
        for (int i = 0; i < 4; i++) {
            Deal deal = base.deal(8 + i * 28, 80_000, shop);
            deal.term = 30;
            deal.payType = 4;
            base.lend(deal);
        }
        draft.expect(
                "R07a",
                "ponzi",
                shop.hash(),
                8 + 2 * 28 + 2,
                "twice in a row: new payout two days before the old loan is repaid");
        draft.arguable(
                "R05d",
                "maturity-mismatch",
                shop.hash(),
                8 + 3 * 28,
                "the same amount listed again at maturity three times, thirty days each");
    }

    private static void forbidden(Draft draft, Baseline base) {
        List<Deal> loans = new ArrayList<>();
        Deal market = base.deal(34, 60_000, draft.house.people.company());
        market.use = 4;
        loans.add(market);
        Deal stocks = base.deal(36, 50_000, draft.house.people.person());
        stocks.describe = "补充股票配资账户保证金";
        loans.add(stocks);
        loans.forEach(base::lend);
        draft.expect("R20a", "forbidden-use", market.code, 34, "loanUse 4, financial markets");
        draft.expect("R20b", "forbidden-use", stocks.code, 36, "describes stock margin financing");
    }

    private static Deal long180(Baseline base, int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
