package io.firewatch.benchmarks.secondcity;

import io.firewatch.benchmarks.secondcity.Behaviour.Paid;
import io.firewatch.benchmarks.secondcity.Behaviour.Payer;
import java.time.LocalDate;

/** Promises principal and interest, pays it itself, and leans on guarantors who cannot or may not (R08, R09, R15b). */
final class GuaranteedPlatform {
    private final Draft draft;
    private final House house;
    private final Baseline base;

    private GuaranteedPlatform(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(house, Recipe.p2p(0.071).withStock(80), draft.own, false);
    }

    static void write(Draft draft, Guests guests) {
        GuaranteedPlatform platform = new GuaranteedPlatform(draft);
        platform.base.stock(deal -> {});
        platform.base.daily(deal -> {});
        platform.compensated();
        platform.promised();
        platform.thinGuarantor();
        platform.unlicensed();
        platform.related();
        guests.heavy(draft, platform.base);
        guests.soft(draft, platform.base);
        draft.custodyFrom = "2020-08-01";
        draft.expect("R15b", "custody-gap", null, 0, "deposits and loans since June, custody only from August");
    }

    /** Ten loans fail; the platform pays each instalment on the day. */
    private void compensated() {
        house.user(draft.own.as(4), Span.FIRST);
        for (int i = 0; i < 10; i++) {
            Deal deal = base.deal(10 + i, 24_000, house.people.person());
            deal.term = 90;
            deal.payType = 1;
            deal.behaviour = (issue, issues, due) -> new Paid(Payer.PLATFORM, 2, false);
            base.lend(deal);
        }
        draft.expect("R08a", "rigid-guarantee", null, 43, "the platform pays lenders itself (37)");
        draft.expect(
                "R08b", "rigid-guarantee", null, 43, "it pays all that is overdue: over 20 % of the month's overdue");
        draft.expect("R08d", "rigid-guarantee", null, 0, "reports itself as one that pays for borrowers (userAttr 4)");
    }

    private void promised() {
        Deal deal = base.deal(26, 40_000, house.people.person());
        deal.name = "稳盈宝保本保息专享" + deal.code;
        deal.describe = "家庭装修，平台风险准备金全额兜底";
        base.lend(deal);
        draft.expect("R08e", "rigid-guarantee", deal.code, 26, "保本保息 in the name, 风险准备金 and 兜底 in the text");
    }

    /** Licensed, and guarantees twenty-five times what it owns. */
    private void thinGuarantor() {
        Someone thin = house.people.company().as(5);
        draft.guarantors.add(new Draft.Guarantor(thin, true, 30_000));
        house.user(thin, Span.FIRST);
        for (int i = 0; i < 8; i++) {
            Deal deal = long180(30 + i, 100_000, house.people.company());
            deal.guarantee = Guarantee.licensed(thin);
            deal.loanType = 7;
            base.lend(deal);
        }
        draft.expect(
                "R09a",
                "guarantor",
                thin.hash(),
                34,
                "500,000 and more guaranteed on 30,000 of net assets: over 10 and 15 times");
        draft.expect("R09b", "guarantor", thin.hash(), 30, "100,000 for one borrower on 30,000 of net assets");
    }

    /** Has no licence; and when its borrowers fail, pays nothing. */
    private void unlicensed() {
        Someone bare = house.people.company().as(5);
        draft.guarantors.add(new Draft.Guarantor(bare, false, 90_000_000));
        house.user(bare, Span.FIRST);
        Someone first = house.people.company();
        for (int i = 0; i < 4; i++) {
            Deal deal = base.deal(14 + i, 45_000, i == 0 ? first : house.people.company());
            deal.term = 90;
            deal.payType = 1;
            deal.guarantee = Guarantee.unlicensed(bare);
            deal.behaviour = Behaviour.stopsOn(LocalDate.EPOCH);
            base.lend(deal);
        }
        draft.expect(
                "R09c",
                "guarantor",
                bare.hash(),
                14,
                "guarantees 45,000 and more without a licence (isFinancingAssure 1)");
        draft.expect(
                "R09e",
                "guarantor",
                bare.hash(),
                14 + 30 + 32,
                "four guaranteed loans overdue over 30 days, nothing paid (27)");
    }

    private void related() {
        Someone kin = house.people.company().as(5);
        draft.guarantors.add(new Draft.Guarantor(kin, true, 60_000_000));
        draft.tie(kin, "shareholder", "0.20");
        house.user(kin, Span.FIRST);
        Deal deal = long180(40, 90_000, house.people.company());
        deal.guarantee = Guarantee.licensed(kin);
        base.lend(deal);
        draft.expect("R09d", "guarantor", kin.hash(), 40, "the guarantor owns 20 % of the platform");
    }

    private Deal long180(int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
