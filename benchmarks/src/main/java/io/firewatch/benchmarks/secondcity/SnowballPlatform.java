package io.firewatch.benchmarks.secondcity;

import io.firewatch.benchmarks.secondcity.Behaviour.Paid;
import io.firewatch.benchmarks.secondcity.Behaviour.Payer;
import java.time.LocalDate;
import java.util.List;

/**
 * Three borrowers in five stop paying, and their lenders are paid all the same (R07b, R08c): out of what newcomers bring,
 * who are more each week and in the end lend all there is to lend (R07c).
 */
final class SnowballPlatform {
    private static final int STOP = 40;
    private static final int SNOWBALL = 66;
    private static final int AVALANCHE = 80;
    private static final int ALL = Integer.MAX_VALUE;

    private SnowballPlatform() {}

    static void write(Draft draft) {
        House house = draft.house;
        Recipe recipe = Recipe.p2p(0.071).withTerms(List.of(180), List.of(3)).withStock(110);
        Baseline base = new Baseline(house, recipe, draft.own, false);
        LocalDate stop = Span.day(STOP);
        base.stock(deal -> {
            boolean pays = house.random.nextInt(5) < 2;
            deal.behaviour = (issue, issues, due) ->
                    new Paid(due.isBefore(stop) || pays ? Payer.BORROWER : Payer.UNNAMED, 0, false);
        });
        for (int day = 0; day < Span.DAYS; day++) {
            int loans = day < SNOWBALL ? 1 : day < AVALANCHE ? 2 : 3;
            for (int i = 0; i < loans; i++) {
                Deal deal = base.ordinary(Span.day(day));
                base.fund(deal, day < AVALANCHE ? 2 : ALL);
                base.lend(deal);
            }
        }
        draft.expect("R07b", "ponzi", null, STOP + 6, "lenders of three loans in five are paid by nobody: g over 30 %");
        draft.expect(
                "R07c",
                "ponzi",
                null,
                AVALANCHE + 5,
                "newcomers' lending was half of what lenders got back, and is twice and more of it; g over 30 %");
        draft.expect("R08c", "rigid-guarantee", null, STOP + 9, "three instalments in five reach lenders unpaid");
        draft.arguable("R17a", "overdue", null, STOP + 40, "three fifths of the old principal is not repaid");
        draft.arguable("R17c", "overdue", null, STOP + 20, "overdue share up by more than 3 points in 30 days");
    }
}
