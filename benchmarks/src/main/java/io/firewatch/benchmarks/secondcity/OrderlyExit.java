package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.util.List;

/** A clean platform that announces its exit, lends no more, and pays everybody out as loans are repaid (良性退出). */
final class OrderlyExit {
    private static final int ANNOUNCED = 62;

    private OrderlyExit() {}

    static void write(Draft draft) {
        House house = draft.house;
        Recipe recipe = Recipe.p2p(0.067).withStock(60).withTerms(List.of(120, 150, 180), List.of(3));
        Baseline base = new Baseline(house, recipe, draft.own, false);
        base.stock(deal -> deal.payType = 3);
        base.daily(0, ANNOUNCED, deal -> {});
        LocalDate announced = Span.day(ANNOUNCED);
        house.withdrawalCap =
                (day, deposits) -> day.isBefore(announced) ? deposits / 2 : Math.max(deposits, Yuan.fen(120_000));
        draft.event(ANNOUNCED - 1, "announced-exit", "公告良性退出：停止新增业务，按还款计划逐步兑付");
        draft.lawful("R13", "an exit announced the day before: outflow, no new lenders, nobody left unpaid");
        draft.lawful("R07", "lends nothing new and still repays: all of it comes from borrowers");
    }
}
