package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.List;

/**
 * A clean platform that sells packaged products of 90 and 180 days and matches them the same day into loans that end with
 * them. One large product matures in one week; configurations of one day arrive late.
 */
final class PackagedPlatform {
    private static final int WALL_DAY = 5;
    private static final int WALL_TERM = 90;

    private PackagedPlatform() {}

    static void write(Draft draft) {
        House house = draft.house;
        draft.hasStatement = true;
        draft.declares = true;
        LocalDate late = Span.day(50);
        house.sending = house.sending.then(
                (type, day) -> type == RecordType.LEND_PRODUCT_CONFIG && day.equals(late) ? day.plusDays(2) : day);
        Baseline base = new Baseline(
                house, Recipe.p2p(0.062).withTerms(List.of(90, 180), List.of(3)).withStock(70), draft.own, false);
        Product old = new Product("CPB180OLD", "安居半年", 0.062, 180, Span.FIRST.atTime(0, 0, 30));
        Product quarter = new Product("CPB090", "季度优选", 0.062, 90, Span.FIRST.atTime(8, 0));
        Product half = new Product("CPB180", "半年优选", 0.062, 180, Span.FIRST.atTime(8, 0));
        Product wall = new Product(
                "CPBWALL", "季度优选七月专场", 0.062, WALL_TERM, Span.day(WALL_DAY).atTime(8, 0));
        List.of(old, quarter, half, wall).forEach(house::product);
        base.stock(deal -> {
            deal.product = old;
            deal.lockDays = deal.term;
        });
        base.daily(deal -> {
            deal.product = deal.term == 90 ? quarter : half;
            deal.lockDays = deal.term;
        });
        for (int i = 0; i < 9; i++) {
            Deal deal = base.deal(WALL_DAY + i % 3, 90_000, house.people.company());
            deal.term = WALL_TERM;
            deal.payType = 3;
            deal.product = wall;
            deal.lockDays = WALL_TERM;
            List<Someone> crowd =
                    List.of(base.newcomer(), base.newcomer(), base.newcomer(), base.newcomer(), base.newcomer());
            base.fundBy(deal, crowd);
            base.lend(deal);
        }
        LocalDate matured = Span.day(WALL_DAY + WALL_TERM);
        house.withdrawalCap = (day, deposits) -> day.isBefore(matured) || day.isAfter(matured.plusDays(6))
                ? deposits * 7 / 10
                : Math.max(deposits * 7 / 10, Yuan.fen(160_000));
        draft.lawful(
                "R13", "a product of 810,000 sold in three days matures in three days: the repayment plans say so");
        draft.lawful("R03", "configurations of " + late + " arrive two days late");
        draft.lawful("R05", "products end with their loans; lock until the end");
    }
}
