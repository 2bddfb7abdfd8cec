package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.util.List;

/** Raised from the public without licence or custodian, pays nobody back any more, and goes on raising (R24, R15a, R17). */
final class DefaultedRaiser {
    private static final int STOP = 8;
    private static final int BULLET_LOANS = 12;

    private DefaultedRaiser() {}

    static void write(Draft draft) {
        House house = draft.house;
        draft.licensedFrom = "";
        draft.custodian = "";
        draft.custodyFrom = "";
        Recipe recipe = Recipe.p2p(0.064)
                .withTerms(List.of(180), List.of(3))
                .withStock(100)
                .withCompanies(40_000, 60_000);
        Baseline base = new Baseline(house, recipe, draft.own, false);
        Behaviour stops = Behaviour.stopsOn(Span.day(STOP));
        base.stock(deal -> deal.behaviour = stops);
        for (int i = 0; i < BULLET_LOANS; i++) {
            LocalDate paidOut = Span.day(STOP + 1 + i % 3).minusDays(180);
            Deal deal = base.deal(paidOut.atTime(10, 0), Yuan.fen(70_000), house.people.person());
            deal.paidOut = paidOut.atTime(16, 0);
            deal.term = 180;
            deal.payType = 4;
            deal.surplus = deal.amount;
            deal.behaviour = stops;
            base.lend(deal);
        }
        base.daily(deal -> deal.behaviour = stops);
        draft.expect("R24a", "public-reach", null, 50, "over 180 persons lend, limit 150, no licence");
        draft.expect("R24b", "public-reach", null, 0, "millions raised, limit 1,000,000, no licence");
        draft.expect(
                "R24c",
                "public-reach",
                null,
                STOP + 5,
                "840,000 fell due in three days and more each week; lenders got nothing of it back, limit 500,000");
        draft.expect("R15a", "custody-gap", null, 0, "no custodian");
        draft.expect("R17a", "overdue", null, 20, "840,000 due and unpaid, and all that falls due: over 10 %");
        draft.expect("R17b", "overdue", null, STOP + 97, "the same, unpaid for over 90 days: over 6 %");
        draft.expect("R17c", "overdue", null, 32, "overdue share up by more than 3 points in 30 days");
    }
}
