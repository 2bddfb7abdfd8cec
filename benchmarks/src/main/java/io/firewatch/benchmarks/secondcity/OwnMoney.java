package io.firewatch.benchmarks.secondcity;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/** Clean companies that lend their own money: microloan, pawn, leasing, factoring. */
final class OwnMoney {
    private OwnMoney() {}

    static void microloan(Draft draft) {
        House house = draft.house;
        LocalDate holiday = LocalDate.of(2020, 10, 1);
        house.sending = house.sending.then(Sending.quiet(holiday, holiday.plusDays(4)));
        Baseline base = new Baseline(
                house, Recipe.ownMoney(60, 2, 20_000, 80_000, 0.15, 0.2, List.of(180, 360)), draft.own, true);
        base.stock(deal -> {});
        base.daily(deal -> {
            deal.upFront = deal.amount * 4 / 1000;
        });
        for (int i = 0; i < 40; i++) {
            Deal deal = base.deal(5 + i * 2, 6_000 + 300L * (i % 20), house.people.person());
            deal.use = 1;
            deal.describe = "个人日常消费分期" + (i + 1);
            deal.filled = deal.published.plusSeconds(45);
            deal.paidOut = deal.filled.plusHours(2);
            base.lend(deal);
        }
        for (int i = 0; i < 4; i++) {
            Deal deal = base.deal(20 + i * 4, 15_000, house.people.person());
            deal.term = 10;
            deal.payType = 4;
            deal.rate = 0.216;
            base.lend(deal);
        }
        Deal child = base.deal(33, 30_000, house.people.person(People.HOME, LocalDate.of(1979, 4, 2)));
        child.describe = "支付女儿大学学费及住宿";
        base.lend(child);
        Deal car = base.deal(41, 50_000, house.people.person());
        car.use = 9;
        car.describe = "购置家用汽车首付款";
        base.lend(car);
        draft.lawful("R10", "consumer loans of at most 20,000 share a template and fill at once");
        draft.lawful("R11", "loans of ten days at 21.6 % simple: compounding makes 24 % of it");
        draft.lawful("R12", "0.4 % fee kept at payout, named and below what the rule minds");
        draft.lawful("R14", "silent over National Day, 1 to 5 October");
        own(draft);
        draft.lawful("R20", "a mother of 41 borrows for her child's tuition; a down payment for a car");
        draft.lawful("R24", "licensed lender with many borrowers");
    }

    static void pawn(Draft draft) {
        House house = draft.house;
        LocalDate works = Span.day(57);
        house.sending = house.sending.then(Sending.quiet(works, works.plusDays(1)));
        draft.event(56, "maintenance", "核心系统升级：" + works + " 至 " + works.plusDays(1) + " 停止报送");
        Baseline base =
                new Baseline(house, Recipe.ownMoney(60, 1, 10_000, 60_000, 0.18, 0, List.of(60, 90)), draft.own, true);
        base.stock(deal -> deal.loanType = 2);
        base.daily(deal -> {
            deal.loanType = 2;
            deal.guarantee = new Guarantee(2, -1, "-1", "-1", "-1");
        });
        draft.lawful("R14", "two silent days announced by a maintenance notice");
        draft.lawful("R11", "18 % at a pawn shop: the cap on private lending does not bind it");
        own(draft);
    }

    static void leasing(Draft draft) {
        House house = draft.house;
        Baseline base = new Baseline(
                house, Recipe.ownMoney(64, 3, 200_000, 420_000, 0.09, 1, List.of(360, 720)), draft.own, true);
        draft.netAssets = 200_000_000;
        base.stock(deal -> deal.use = 14);
        base.daily(deal -> deal.use = 14);
        draft.lawful("R05", "leases of two years have no product behind them and are never transferred");
        own(draft);
    }

    static void factoring(Draft draft) {
        House house = draft.house;
        draft.netAssets = 120_000_000;
        Baseline base = new Baseline(
                house, Recipe.ownMoney(64, 1, 150_000, 320_000, 0.10, 1, List.of(60, 90, 180)), draft.own, true);
        base.open = OwnMoney::isWorkingDay;
        house.withdrawalCap = (day, deposits) -> isWorkingDay(day) ? deposits * 7 / 10 : 0;
        Consumer<Deal> shape = deal -> {
            deal.use = 11;
            deal.workingDays = true;
            deal.withdrawsAfterDays = 0;
        };
        base.stock(shape);
        base.daily(shape);
        draft.lawful("R14", "works and reports on working days only: silent every weekend");
        own(draft);
    }

    /** What every company that lends its own money looks like to a rule about other people's. */
    static void own(Draft draft) {
        draft.lawful("R16", "all claims are its own: it lends no one else's money");
        draft.lawful("R18", "its rate is earned on its own money and promised to nobody");
        draft.lawful("R10", "every loan has one lender: the company itself");
    }

    private static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }
}
