package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

/**
 * A clean platform whose every loan is a product of its own. It settles on the next morning, repairs failed deposits,
 * sends some days late and some twice, collects on the stroke of ten, and carries old loans over from before the caps.
 */
final class ScatteredPlatform {
    private final Draft draft;
    private final House house;
    private final Baseline base;
    private int count;

    private ScatteredPlatform(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(house, Recipe.p2p(0.066).withCompanies(60_000, 90_000), draft.own, false);
    }

    static void write(Draft draft) {
        draft.hasStatement = true;
        draft.declares = true;
        draft.house.bankIds = 1;
        new ScatteredPlatform(draft).run();
    }

    private void run() {
        // Every tenth day, a quarter of the transactions leaves a day later.
        house.late = flow -> flow.at().getDayOfMonth() % 10 == 3
                && Math.floorMod(flow.trans().hashCode(), 4) == 0;
        base.stock(this::shape);
        base.daily(0, Span.DAYS - 2, this::shape);
        stockBeforeTheCaps();
        neverFilled();
        reversals();
        draft.lawful(
                "R01", "loan of 2016-05 with 260,000 outstanding, granted before the limits and their buffer year");
        draft.lawful("R01", "stock loan of 300,000 of which 120,000 are outstanding");
        draft.lawful("R01", "raising listing of 150,000 that fails, beside a live loan of 120,000");
        draft.lawful("R03", "purchases wait a night for the morning's matching; red packets counted in purchases");
        draft.lawful("R03", "each loan is its own product");
        draft.lawful("R04", "stock loans have no payout; payout settles on the next morning");
        draft.lawful("R07", "lenders are paid on the morning after the borrower (T+1); stock loans without history");
        draft.lawful("R10", "auto-bid fills loans within 40 seconds; every borrower is debited at 10:00:00 sharp");
        draft.lawful("R14", "the whole city is silent on one day, as the line to the bureau is down");
        draft.lawful("R15", "the bank books what happens after 20:00 on the next day");
        draft.lawful("R22", "three loans repaid early with replaced plans; three failed deposits reversed");
        draft.cutOff = LocalTime.of(20, 0);
    }

    private void shape(Deal deal) {
        count++;
        deal.repaysAt = LocalTime.of(10, 0);
        deal.settlesAfterDays = deal.amount < Yuan.fen(60_000) ? 1 : 0;
        if (!deal.isStock()) {
            if (count % 6 == 0 && deal.amount > Yuan.fen(20_000)) {
                deal.filled = deal.published.plusSeconds(58);
            }
            deal.paidOut = deal.filled.toLocalDate().plusDays(1).atTime(8, 40, count % 60);
            if (count % 5 == 0) {
                redPacket(deal);
            }
            if (count % 40 == 1) {
                deal.repaidEarly = deal.paidOut.toLocalDate().plusDays(50);
            }
            if (count % 9 == 0) {
                sellOne(deal);
            }
        }
        deal.product = new Product(deal.code, deal.name, deal.rate, deal.term, deal.published);
        deal.lockDays = 30;
        house.product(deal.product);
    }

    private void redPacket(Deal deal) {
        base.fund(deal, 2);
        Slice first = deal.slices.get(0);
        long red = Yuan.fen(60);
        deal.slices.set(0, new Slice(first.investor, first.fen - red, red, first.bidAt));
    }

    /** An investor who chooses to leave finds a buyer at one per cent off. */
    private void sellOne(Deal deal) {
        if (deal.slices.isEmpty()) {
            base.fund(deal, 2);
        }
        LocalDateTime at = deal.paidOut.plusDays(40).plusMinutes(17L * count % 300);
        deal.slices.get(deal.slices.size() - 1).sale =
                new Slice.Sale(at, at.plusHours(2), house.people.person().as(1), -100);
    }

    private void stockBeforeTheCaps() {
        Deal old = base.deal(LocalDate.of(2016, 5, 10).atTime(10, 0), Yuan.fen(260_000), house.people.person());
        old.paidOut = LocalDate.of(2016, 5, 11).atTime(10, 0);
        old.term = 60 * 30;
        old.payType = 3;
        old.surplus = old.amount;
        base.lend(old);
        Deal reduced = base.deal(LocalDate.of(2019, 11, 20).atTime(10, 0), Yuan.fen(300_000), house.people.company());
        reduced.paidOut = LocalDate.of(2019, 11, 21).atTime(10, 0);
        reduced.term = 360;
        reduced.payType = 4;
        reduced.surplus = Yuan.fen(120_000);
        base.lend(reduced);
    }

    private void neverFilled() {
        Someone borrower = house.people.person();
        Deal live = base.deal(15, 120_000, borrower);
        live.term = 180;
        base.lend(live);
        Deal second = base.deal(30, 150_000, borrower);
        house.user(borrower, second.published.toLocalDate());
        house.loan(second);
        house.state(second.code, 0, second.published);
        house.state(second.code, 6, second.published.plusMinutes(1));
        house.state(second.code, 2, second.published.plusDays(7));
    }

    private void reversals() {
        for (int day : List.of(20, 44, 71)) {
            Someone who = base.regular();
            house.user(who, Span.day(day));
            LocalDateTime at = Span.day(day).atTime(11, 3, 9);
            house.flow(null, "-1", "-1", "-1", 6, Yuan.fen(1000), who, at);
            house.flow(null, "-1", "-1", "-1", 6, -Yuan.fen(1000), who, at.plusDays(1));
            // A busy day, so that one reversal stays a small part of it.
            for (int i = 0; i < 30; i++) {
                house.flow(
                        null,
                        "-1",
                        "-1",
                        "-1",
                        6,
                        Yuan.fen(200),
                        base.regular(),
                        at.plusDays(1).plusMinutes(i));
            }
        }
    }
}
