package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A clean platform with old habits: reserves booked under the old codes, a bank that takes its fees within a line, a move
 * from one custodian to another, borrowers' principals with everybody's name, a guarantor of performance, loans against a
 * lender's own claims, a sole trader, and purchases that are disputed.
 */
final class OldHabits {
    private static final int RESERVE = 3;
    private static final int RESERVE_RETURNED = 13;
    private static final int TO_MERCHANT = 45;

    private final Draft draft;
    private final House house;
    private final Baseline base;
    private int count;

    private OldHabits(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(house, Recipe.p2p(0.067).withStock(90), draft.own, false);
    }

    static void write(Draft draft) {
        draft.declares = true;
        draft.hasStatement = true;
        draft.house.withdrawalFee = Yuan.fen(10);
        new OldHabits(draft).run();
    }

    private void run() {
        base.stock(deal -> {});
        base.daily(this::reserve);
        commonNames();
        performance();
        netWorth();
        soleTrader();
        disputes();
        newCustodian();
        draft.lawful(
                "R04", "a reserve of 2 % is set aside at payout under the old code 3, out of the platform's own money");
        draft.lawful(
                "R08", "the reserve is set aside and released under the old codes 3 and 13: nobody is compensated");
        draft.lawful("R22", "five purchases taken back in four months (45), each a reversal");
        draft.lawful(
                "R15", "the bank takes its fee of 10 yuan within the line of each withdrawal; it is reported as 23");
    }

    private void reserve(Deal deal) {
        count++;
        if (count % 3 == 0) {
            long reserve = deal.amount * 2 / 100;
            house.flow(deal, "-1", "-1", "-1", RESERVE, reserve, Someone.UNNAMED, deal.paidOut.plusMinutes(2));
            house.flow(deal, "-1", "-1", "-1", RESERVE_RETURNED, reserve, Someone.UNNAMED, deal.paidOut.plusDays(40));
        }
    }

    private void commonNames() {
        List<String> names = List.of("王伟", "李强", "张敏", "刘洋", "陈静");
        for (int i = 0; i < 4 * names.size(); i++) {
            Someone firm = house.people.company().ledBy(names.get(i % names.size()));
            Deal deal = half(8 + i * 2, 140_000, firm);
            base.fund(deal, Integer.MAX_VALUE);
            base.lend(deal);
        }
        draft.lawful(
                "R06",
                "twenty firms whose principals have one of five names that thousands have, and nothing else in common:"
                        + " 560,000 owed under each name");
    }

    private void performance() {
        Someone guarantor = house.people.company().as(5);
        draft.guarantors.add(new Draft.Guarantor(guarantor, false, 5_000_000));
        house.user(guarantor, Span.FIRST);
        for (int i = 0; i < 8; i++) {
            Deal deal = half(20 + i * 4, 60_000, house.people.company());
            deal.guarantee = new Guarantee(10, 1, guarantor.name(), guarantor.document(), "1");
            base.lend(deal);
        }
        draft.lawful(
                "R09",
                "a company without a financing licence stands for performance (securityType 10), 480,000 in all");
    }

    /** Lends 240,000 and borrows 210,000 against it (净值标). */
    private void netWorth() {
        Someone both = house.people.person().as(3);
        for (int i = 0; i < 12; i++) {
            Deal deal = half(3 + i * 2, 80_000, house.people.company());
            deal.slices.add(new Slice(both, deal.amount / 4, 0, deal.filled.minusMinutes(9)));
            for (int k = 1; k < 4; k++) {
                deal.slices.add(new Slice(base.newcomer(), deal.amount / 4, 0, deal.filled.minusMinutes(9L - k)));
            }
            base.lend(deal);
        }
        Deal against = half(28, 210_000, both);
        against.loanType = 5;
        base.lend(against);
        draft.lawful("R01", "210,000 borrowed against own claims of 240,000 (loanType 5)");
    }

    private void soleTrader() {
        Someone trader = house.people.soleTrader();
        base.lend(half(18, 150_000, trader));
        base.lend(half(37, 180_000, trader));
        draft.lawful("R01", "a sole trader reported as userType 2 under his own document owes 330,000");
    }

    /** The merchant gives the money back, and another gets it two days later. */
    private void disputes() {
        for (int i = 0; i < 5; i++) {
            Deal deal = base.deal(25 + i * 13, 24_000, house.people.person());
            deal.use = 1;
            Someone merchant = house.people.company().as(6);
            deal.merchant = merchant;
            base.lend(deal);
            Someone other = house.people.company().as(6);
            LocalDateTime back = deal.paidOut.plusDays(5).plusMinutes(40);
            house.user(other, back.toLocalDate().plusDays(2));
            house.flow(deal, "-1", "-1", "-1", TO_MERCHANT, -deal.amount, merchant, back);
            house.flow(deal, "-1", "-1", "-1", TO_MERCHANT, deal.amount, other, back.plusDays(2));
        }
        draft.lawful(
                "R11", "disputed purchases: the merchant is paid (45), gives back, and another is paid two days later");
    }

    /** What customers have moves from the old bank to the new on one day; both banks' lines are in the statement. */
    private void newCustodian() {
        draft.custodian = "望川银行；江北银行";
        LocalDate moves = Span.day(45);
        String self = draft.own.hash();
        draft.statement = lines -> lines.addAll(List.of(
                new CustodyLine(moves, false, Yuan.fen(640_000), self, "BXMOVEOUT", -1),
                new CustodyLine(moves, true, Yuan.fen(640_000), self, "BXMOVEIN", -1)));
        draft.lawful("R15", "customers' money moves from one custodian to another on " + moves + ": two for a while");
    }

    private Deal half(int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
