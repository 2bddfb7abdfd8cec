package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.record.RecordType;
import java.util.List;

/** A guarantee company that lends too much to few (R16b), reports days late (R22d), then sends no money (R14b), and is sued. */
final class GuaranteeFirm {
    private static final int LATE = 55;
    private static final int NO_MONEY = 100;
    private static final int NO_MONEY_DAYS = 6;

    private GuaranteeFirm() {}

    static void write(Draft draft) {
        House house = draft.house;
        house.sending = house.sending.then((type, day) -> {
            if (type != RecordType.TRANSACT) {
                return day;
            }
            boolean held = !day.isBefore(Span.day(NO_MONEY)) && day.isBefore(Span.day(NO_MONEY + NO_MONEY_DAYS));
            if (held) {
                return Span.day(NO_MONEY + NO_MONEY_DAYS);
            }
            boolean late = !day.isBefore(Span.day(LATE)) && day.isBefore(Span.day(LATE + 20));
            return late ? day.plusDays(3) : day;
        });
        draft.netAssets = 300_000_000;
        Baseline base = new Baseline(
                house, Recipe.ownMoney(70, 1, 30_000, 90_000, 0.11, 0.6, List.of(90, 180)), draft.own, true);
        base.stock(deal -> {});
        base.daily(deal -> {});
        for (int i = 0; i < 14; i++) {
            Deal deal = base.deal(30 + i, 900_000, house.people.company());
            deal.term = 180;
            deal.payType = 3;
            base.lend(deal);
        }
        draft.expect("R16b", "concentration", null, 39, "ten borrowers of 900,000 each: over 60 % of the balance");
        draft.expect("R22d", "misreporting", null, LATE + 4, "all transactions arrive three days late");
        draft.expect("R14b", "silence", null, NO_MONEY + 2, "no transaction for six days while loans and plans go on");
        draft.event(70, "litigation", "列为被执行人，标的 2,300 万元");
        draft.event(75, "address-changed", "住所由东城区迁至西城区");
        draft.expect("R26d", "registration-change", null, 70, "enforcement proceedings");
        draft.expect("R26e", "registration-change", null, 75, "moves");
    }
}
