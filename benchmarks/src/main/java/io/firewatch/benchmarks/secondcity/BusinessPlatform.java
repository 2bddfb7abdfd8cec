package io.firewatch.benchmarks.secondcity;

import io.firewatch.benchmarks.secondcity.Behaviour.Paid;
import io.firewatch.benchmarks.secondcity.Behaviour.Payer;
import java.time.LocalDate;
import java.util.List;

/**
 * A clean platform for small businesses: firms of an incubator that share its address, merchants paid directly, several
 * and personal guarantors, an insurer that pays, a disclosed related loan, a revolving borrower, and a big investor who
 * leaves.
 */
final class BusinessPlatform {
    private final Draft draft;
    private final House house;
    private final Baseline base;

    private BusinessPlatform(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(house, Recipe.p2p(0.069).withStock(80), draft.own, false);
    }

    static void write(Draft draft) {
        draft.declares = true;
        draft.hasStatement = true;
        new BusinessPlatform(draft).run();
    }

    private void run() {
        base.stock(deal -> {});
        base.daily(deal -> {});
        incubator();
        merchants();
        guarantees();
        disclosed();
        revolving();
        beforeTheNewCap();
        whale();
        fewLate();
    }

    private void incubator() {
        for (int i = 0; i < 14; i++) {
            Someone firm = house.people.company().at("望川市高新区创业园孵化器一号楼");
            base.lend(base.deal(10 + i * 5, 60_000, firm));
        }
        draft.lawful("R06", "fourteen firms at the address of one incubator, each with its own principal and account");
    }

    private void merchants() {
        for (int i = 0; i < 8; i++) {
            Deal deal = base.deal(12 + i * 9, 24_000, house.people.person());
            deal.use = 1;
            deal.merchant = house.people.company().as(6);
            base.lend(deal);
        }
        draft.lawful("R10", "borrowers who never withdraw: the merchant was paid (45)");
        draft.lawful("R12", "payout is zero: the merchant was paid in full (45)");
    }

    private void guarantees() {
        Someone first = house.people.company().as(5);
        Someone second = house.people.company().as(5);
        Someone insurer = house.people.company().as(5);
        Someone father = house.people.person().as(5);
        for (Someone company : List.of(first, second)) {
            draft.guarantors.add(new Draft.Guarantor(company, true, 30_000_000));
            house.user(company, Span.FIRST);
        }
        house.user(insurer, Span.FIRST);
        house.user(father, Span.FIRST);
        for (int i = 0; i < 6; i++) {
            Deal deal = base.deal(8 + i * 11, 90_000, house.people.company());
            deal.loanType = 7;
            deal.guarantee = new Guarantee(
                    5, 2, first.name() + "," + second.name(), first.document() + "," + second.document(), "0,0");
            base.lend(deal);
        }
        Deal family = base.deal(21, 50_000, house.people.person());
        family.guarantee = new Guarantee(10, 1, father.name(), father.document(), "1");
        base.lend(family);
        for (int i = 0; i < 3; i++) {
            Deal insured = base.deal(6 + i, 20_000, house.people.person());
            insured.term = 90;
            insured.payType = 4;
            insured.guarantee = new Guarantee(6, 1, insurer.name(), insurer.document(), "-1");
            insured.behaviour = (issue, issues, due) -> new Paid(Payer.GUARANTOR, 3, false);
            base.fund(insured, 2);
            Lifecycle.tell(house, insured, insurer);
            house.flow(
                    insured,
                    "-1",
                    "-1",
                    "-1",
                    50,
                    Yuan.fen(4_000),
                    insurer,
                    Span.day(104 + i).atTime(14, 0));
        }
        draft.lawful("R08", "an insurer pays three defaulted loans (27) and recovers part of it off-line (50)");
        draft.lawful("R09", "two licensed guarantors share each guarantee; licence flag 0 means licensed");
        draft.lawful("R09", "a father stands surety for his son (a natural person needs no licence)");
    }

    private void disclosed() {
        Someone sister = house.people.company();
        draft.tie(sister, "controlled-company", "0.60");
        base.lend(base.deal(25, 100_000, sister));
        draft.lawful("R06", "one related loan, 100,000, under 2 % of the balance, declared every month");
    }

    /** Repays first and draws again on the day after: the money that repays is not the money drawn. */
    private void revolving() {
        Someone shop = house.people.company();
        for (int i = 0; i < 3; i++) {
            Deal deal = base.deal(10 + i * 31, 40_000, shop);
            deal.term = 30;
            deal.payType = 4;
            base.lend(deal);
        }
        draft.lawful("R07", "a credit line is repaid and drawn again on the day after, three times");
    }

    private void beforeTheNewCap() {
        for (int i = 0; i < 3; i++) {
            Deal deal = base.deal(30 + i, 40_000, house.people.person());
            deal.payType = 3;
            deal.term = 180;
            deal.serviceCharge = deal.amount * 90 / 10_000;
            base.lend(deal);
        }
        draft.lawful("R11", "17.7 % all-in, contracted before 2020-08-20, when 24 % was the cap");
    }

    private void whale() {
        Someone whale = base.newcomer();
        Deal deal = base.deal(3, 140_000, house.people.company());
        deal.term = 90;
        deal.payType = 3;
        base.fundBy(deal, List.of(whale));
        base.lend(deal);
        LocalDate leaves = Span.day(3 + 91);
        house.withdrawalCap = (day, deposits) ->
                day.equals(leaves) ? Math.max(deposits * 7 / 10, Yuan.fen(200_000)) : deposits * 7 / 10;
        draft.lawful("R13", "one large investor leaves on " + leaves);
    }

    private void fewLate() {
        for (int i = 0; i < 3; i++) {
            Deal deal = base.deal(14 + i * 7, 30_000, house.people.person());
            deal.payType = 1;
            deal.term = 90;
            deal.behaviour = (issue, issues, due) -> new Paid(Payer.BORROWER, issue == 2 ? 12 : 0, issue == 2);
            base.lend(deal);
        }
        draft.lawful("R17", "three borrowers pay one instalment twelve days late, with a penalty");
    }
}
