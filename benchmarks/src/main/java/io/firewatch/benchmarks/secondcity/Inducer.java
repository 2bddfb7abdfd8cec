package io.firewatch.benchmarks.secondcity;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Promises 12 %, draws newcomers with cash, and keeps a ledger its custodian does not know (R18, R19, R15, R04, R22e). */
final class Inducer {
    private static final int SUBSIDY = 60;
    private static final int GAP = 75;

    private Inducer() {}

    static void write(Draft draft, Guests guests) {
        House house = draft.house;
        house.bankIds = 0.6;
        draft.hasStatement = true;
        Baseline base = new Baseline(
                house, Recipe.p2p(0.12).withStock(80).withTerms(List.of(90, 180), List.of(3)), draft.own, false);
        base.stock(deal -> {});
        base.daily(deal -> {
            int day = (int) ChronoUnit.DAYS.between(Span.FIRST, deal.published.toLocalDate());
            if (day >= SUBSIDY) {
                subsidise(base, deal, (day - SUBSIDY) / 7);
            }
        });
        draft.expect("R18a", "return-deviation", null, 3, "12 % where peers pay 6 to 7.5 %");
        draft.expect("R18b", "return-deviation", null, 1, "promises 12 %: over 10 %");
        draft.expect(
                "R19",
                "subsidy",
                null,
                SUBSIDY + 34,
                "cashback of 4 % of lending and 1.5 points more each week, old lenders lend less");
        draft.expect("R18c", "return-deviation", null, SUBSIDY + 14, "12 % and 4 % and more in cash");
        unbalanced(draft, base);
        corrections(draft, base);
        guests.heavy(draft, base);
        guests.soft(draft, base);
        draft.expect("R15c", "custody-gap", null, 1, "40 % of transactions lack the bank's id");
        draft.statement = lines -> lines.removeIf(line -> line.in()
                && !line.date().isBefore(Span.day(GAP))
                && Math.floorMod(line.bankTrans().hashCode() + line.fen(), 3) == 0);
        draft.expect(
                "R15d", "custody-gap", null, GAP + 1, "a third of deposits never reached the custodian, day after day");
    }

    /** Week by week more cash back, more newcomers, fewer of the old. */
    private static void subsidise(Baseline base, Deal deal, int week) {
        long old = Math.max(1, 40 - 7L * week);
        long left = deal.amount;
        long part = deal.amount * old / 100;
        List<Someone> crowd = new ArrayList<>();
        deal.slices.add(new Slice(base.regular(), part, 0, deal.filled.minusMinutes(20)));
        left -= part;
        for (int i = 0; i < 3; i++) {
            crowd.add(base.newcomer());
        }
        for (int i = 0; i < crowd.size(); i++) {
            long share = i == crowd.size() - 1 ? left : (deal.amount - part) / crowd.size();
            left -= share;
            deal.slices.add(new Slice(crowd.get(i), share, 0, deal.filled.minusMinutes(10L + i)));
            long cash = share * (400 + 150L * week) / 10_000;
            base.house.flow(deal, "-1", "-1", "-1", 44, cash, crowd.get(i), deal.paidOut.plusMinutes(1));
        }
    }

    /** More is taken from lenders than is lent; less is claimed than was lent; and a full loan that is never paid out. */
    private static void unbalanced(Draft draft, Baseline base) {
        Deal over = long180(base, 31, 80_000, draft.house.people.company());
        base.fund(over, 2);
        over.slices.add(new Slice(base.newcomer(), Yuan.fen(9_000), 0, over.filled.minusMinutes(3)));
        base.lend(over);
        draft.expect(
                "R04a", "loan-imbalance", over.code, 31, "89,000 lent, 80,000 paid out, nothing says where 9,000 went");
        Deal under = long180(base, 33, 80_000, draft.house.people.company());
        base.fund(under, 2);
        under.slices.remove(under.slices.size() - 1);
        base.lend(under);
        draft.expect("R04b", "loan-imbalance", under.code, 33, "claims do not add up to the amount");
        Deal held = long180(base, 36, 70_000, draft.house.people.person());
        held.paysOut = false;
        base.lend(held);
        draft.expect("R04c", "loan-imbalance", held.code, 46, "full, and not paid out within ten days");
    }

    /** One deposit in four is booked, taken back and booked again. */
    private static void corrections(Draft draft, Baseline base) {
        House house = draft.house;
        for (int day = 30; day < Span.DAYS; day++) {
            for (int i = 0; i < 3; i++) {
                Someone who = base.regular();
                LocalDateTime at = Span.day(day).atTime(12, 10 + i, day % 60);
                house.user(who, Span.day(day));
                house.flow(null, "-1", "-1", "-1", 6, Yuan.fen(8_000), who, at);
                house.flow(null, "-1", "-1", "-1", 6, -Yuan.fen(8_000), who, at.plusHours(3));
            }
        }
        draft.expect(
                "R22e",
                "misreporting",
                null,
                31,
                "three reversals a day: over 5 % of the day's records and of its money");
    }

    private static Deal long180(Baseline base, int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
