package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Lends to its own shareholders and their shells, and declares that it does not (R06, R16a, R22b). */
final class SelfFinancer {
    private static final int START = 12;

    private SelfFinancer() {}

    static void write(Draft draft, Guests guests) {
        House house = draft.house;
        People people = house.people;
        Baseline base = new Baseline(house, Recipe.p2p(0.067).withStock(80), draft.own, false);
        base.stock(deal -> {});
        base.daily(deal -> {});
        Someone controller = people.person();
        Someone parent = people.company().ledBy("卓实控");
        Someone sister = people.company().ledBy("卓实控二");
        draft.tie(controller, "controller", "");
        draft.tie(parent, "shareholder", "0.45");
        draft.tie(sister, "controlled-company", "0.80");
        lend(base, START, 880_000, sister);
        lend(base, START + 1, 800_000, parent);
        lend(base, START + 2, 150_000, controller);
        draft.expect(
                "R06a",
                "self-financing",
                null,
                START + 2,
                "1,830,000 to shareholder, controller and sister: over 20 %");
        draft.expect("R16a", "concentration", null, START + 1, "880,000 to one borrower: over 10 % of the balance");
        for (int i = 0; i < 4; i++) {
            lend(base, 22 + i, 150_000, people.company().ledBy("贾代持").at("望川市西城区观澜大厦1108室"));
        }
        draft.expect(
                "R06b", "self-financing", null, 25, "four borrowers, one legal person, one address, 600,000: over 5 %");
        Someone front = people.company().banking(parent.account());
        lend(base, 31, 60_000, front);
        draft.expect("R06c", "self-financing", front.hash(), 32, "its payout leaves to the shareholder's account");
        for (int i = 0; i < 3; i++) {
            Someone shell =
                    people.company().registeredOn(Span.day(38 - 40 + i), 300).at("望川市北城区流金路77号");
            lend(base, 38 + i, 60_000, shell);
        }
        draft.expect("R06d", "self-financing", null, 40, "three firms at one address, 40 days old when they borrow");
        Someone guarantor = people.company().as(5).ledBy("冯担保");
        draft.guarantors.add(new Draft.Guarantor(guarantor, true, 80_000_000));
        house.user(guarantor, Span.FIRST);
        Someone affiliate = people.company().ledBy("冯担保").at(guarantor.address());
        Deal guaranteed = base.deal(45, 100_000, affiliate);
        guaranteed.guarantee = Guarantee.licensed(guarantor);
        base.lend(guaranteed);
        draft.expect(
                "R06e",
                "self-financing",
                affiliate.hash(),
                45,
                "borrower shares principal and address with its guarantor");
        guests.heavy(draft, base);
        guests.project(draft, base, false);
        draft.declares = true;
        draft.falsify = (day, figures) -> {
            figures.put("related_balance", "0.00");
            figures.put("related_count", "0");
        };
        LocalDate firstMonth = LocalDate.of(2020, 6, 30);
        draft.expect("R06f", "self-financing", null, firstMonth, "declares no related loans against 1,830,000");
        draft.expect(
                "R22b",
                "misreporting",
                null,
                firstMonth,
                "declared related balance differs by over 20 % of the balance");
    }

    /** Interest at the end of each month, principal after half a year; many lenders, none of them large. */
    private static void lend(Baseline base, int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        List<Someone> crowd = new ArrayList<>();
        for (int i = 0; i < yuan / 15_000; i++) {
            crowd.add(base.regular());
        }
        base.fundBy(deal, crowd);
        base.lend(deal);
    }
}
