package io.firewatch.benchmarks.secondcity;

import io.firewatch.model.record.RecordType;
import java.util.List;

/** A guarantee company that lends too much to few (R16b), reports days late (R22d), then no money at all (R14b), and is sued. */
final class GuaranteeFirm {
    private static final int LATE = 55;
    private static final int NO_MONEY = 98;
    private static final int LATE_DAYS = 12;

    private GuaranteeFirm() {}

    static void write(Draft draft) {
        House house = draft.house;
        house.sending = house.sending.then((type, day) -> {
            if (type != RecordType.TRANSACT) {
                return day;
            }
            if (!day.isBefore(Span.day(NO_MONEY))) {
                return null;
            }
            boolean late = !day.isBefore(Span.day(LATE)) && day.isBefore(Span.day(LATE + LATE_DAYS));
            return late ? day.plusDays(3) : day;
        });
        draft.netAssets = 300_000_000;
        Baseline base = new Baseline(
                house, Recipe.ownMoney(70, 1, 20_000, 60_000, 0.11, 0.6, List.of(90, 180)), draft.own, true);
        base.stock(deal -> {});
        base.daily(deal -> {});
        for (int i = 0; i < 10; i++) {
            Deal deal = base.deal(30 + i, 880_000, house.people.company());
            deal.term = 180;
            deal.payType = 3;
            base.lend(deal);
        }
        draft.expect("R16b", "concentration", null, 34, "ten borrowers of 880,000 each: over 60 % of the balance");
        draft.expect("R16a", "concentration", null, 30, "the first of them: over 13 % of the balance");
        draft.arguable(
                "R22d",
                "misreporting",
                null,
                LATE + 3,
                "transactions arrive three days late, as far as arrival can be told");
        draft.arguable("R14b", "silence", null, LATE + 2, "no transactions for three days, sent later");
        draft.expect("R14b", "silence", null, NO_MONEY + 2, "no transaction any more while loans and plans go on");
        draft.arguable("R04c", "loan-imbalance", null, NO_MONEY + 10, "payouts are not reported any more");
        draft.arguable("R17a", "overdue", null, NO_MONEY, "repayments are not reported any more");
        draft.arguable("R17c", "overdue", null, NO_MONEY, "repayments are not reported any more");
        draft.arguable("R22a", "misreporting", null, NO_MONEY, "loans online without payout (check 3.1)");
        OwnMoney.own(draft);
        draft.event(70, "litigation", "列为被执行人，标的 2300 万元");
        draft.event(75, "address-changed", "住所由东城区迁至西城区");
        draft.expect("R26d", "registration-change", null, 70, "enforcement proceedings");
        draft.expect("R26e", "registration-change", null, 75, "moves");
    }
}
