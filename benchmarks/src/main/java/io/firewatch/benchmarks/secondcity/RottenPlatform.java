package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Fact;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Its loans go bad and its reports hide it (R17, R22); a super lender feeds it (R21a); it charges too much (R11a-b). */
final class RottenPlatform {
    private static final int STOP = 25;
    private static final int FAILING = 44;

    private final Draft draft;
    private final House house;
    private final Baseline base;

    private RottenPlatform(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(house, Recipe.p2p(0.068).withStock(100), draft.own, false);
    }

    static void write(Draft draft, Guests guests) {
        RottenPlatform platform = new RottenPlatform(draft);
        platform.overdue();
        platform.superLender();
        platform.usury();
        platform.extended();
        platform.writtenOff();
        platform.hiddenBalance();
        platform.carelessRecords();
        platform.failedBatches();
        platform.soldToOne();
        guests.heavy(draft, platform.base);
        guests.project(draft, platform.base, true);
        draft.declares = true;
        draft.falsify = (day, figures) -> {
            figures.put("overdue_amount", "0.00");
            figures.put("overdue_count", "0");
            figures.put("overdue_rate", "0.000000");
            figures.put("overdue_loans_rate", "0.000000");
            figures.put("overdue90_amount", "0.00");
            figures.put("overdue90_count", "0");
        };
        draft.expect(
                "R22b",
                "misreporting",
                null,
                LocalDate.of(2020, 6, 30),
                "declares nothing overdue against over 10 % of the balance");
    }

    /** From day 25 nobody pays the principal of the old loans. */
    private void overdue() {
        LocalDate stop = Span.day(STOP);
        base.stock(deal -> deal.behaviour = Behaviour.stopsOn(stop));
        for (int i = 0; i < 22; i++) {
            Deal deal = base.deal(Span.FIRST.minusDays(242 - i).atTime(10, 0), Yuan.fen(65_000), house.people.person());
            deal.paidOut = deal.filled;
            deal.term = 180;
            deal.payType = 3;
            deal.surplus = deal.amount;
            deal.alreadyLate = true;
            deal.behaviour = Behaviour.stopsOn(LocalDate.EPOCH);
            base.lend(deal);
        }
        draft.expect("R17a", "overdue", null, 0, "22 stock loans of 65,000 were due in April and May: over 15 %");
        draft.expect("R17b", "overdue", null, 40, "the same, unpaid for over 90 days: over 8 %");
        draft.expect("R17c", "overdue", null, 45, "overdue share up by more than 3 points in 30 days");
    }

    /** Funds half of every new loan for forty days and sells all of it three days later. */
    private void superLender() {
        Someone lender = house.people.person().as(1);
        base.daily(0, 50, deal -> {});
        base.daily(50, 90, deal -> {
            long half = deal.amount / 2;
            deal.slices.add(new Slice(lender, half, 0, deal.filled.minusMinutes(9)));
            deal.slices.add(new Slice(base.newcomer(), (deal.amount - half) / 2, 0, deal.filled.minusMinutes(6)));
            deal.slices.add(new Slice(
                    base.newcomer(), deal.amount - half - (deal.amount - half) / 2, 0, deal.filled.minusMinutes(4)));
            LocalDateTime at = deal.paidOut.plusDays(3).plusMinutes(house.random.nextInt(50));
            deal.slices.get(0).sale = new Slice.Sale(at, at.plusHours(1), base.regular(), 0);
        });
        base.daily(90, Span.DAYS, deal -> {});
        draft.expect(
                "R21a",
                "super-lender",
                lender.hash(),
                77,
                "funds half of new loans and passes all of it on after three days");
    }

    private void usury() {
        Deal before = long180(38, 40_000);
        before.serviceCharge = before.amount * 200 / 10_000;
        base.lend(before);
        draft.expect("R11a", "usury", before.code, 38, "6.8 % and 2 % a month: over 30 %, cap 24 % before 2020-08-20");
        Deal after = long180(82, 40_000);
        after.serviceCharge = after.amount * 110 / 10_000;
        base.lend(after);
        draft.expect("R11b", "usury", after.code, 82, "6.8 % and 1.1 % a month: 20 %, cap 15.4 % since 2020-08-20");
    }

    /** Forty-two loans near their end are given two months more, a day before they fall due. */
    private void extended() {
        for (int i = 0; i < 42; i++) {
            Deal deal = base.deal(6 + i / 3, 20_000, house.people.person());
            deal.term = 60;
            deal.payType = 3;
            deal.extendedBy = 120;
            base.lend(deal);
        }
        draft.expect(
                "R17d",
                "overdue",
                null,
                68,
                "plans replaced the day before principal falls due, most of what falls due");
    }

    /** Overdue loans leave the books off-line on the last day of the month. */
    private void writtenOff() {
        for (int i = 0; i < 8; i++) {
            Deal deal = base.deal(20 + i, 60_000, house.people.company());
            deal.term = 60;
            deal.payType = 4;
            deal.behaviour = Behaviour.stopsOn(LocalDate.EPOCH);
            deal.endState = 10;
            deal.endDay = LocalDate.of(2020, 9, 29);
            base.lend(deal);
        }
        draft.expect(
                "R17e",
                "overdue",
                null,
                LocalDate.of(2020, 9, 29),
                "480,000 overdue written off off-line a day before month-end");
    }

    /** Paid out, then reported as failed: owed, and in no balance. */
    private void hiddenBalance() {
        for (int i = 0; i < 7; i++) {
            Deal deal = long180(58 + i, 80_000);
            deal.behaviour = Behaviour.stopsOn(LocalDate.EPOCH);
            deal.endState = 2;
            deal.endDay = Span.day(66);
            base.lend(deal);
        }
        draft.expect(
                "R22c",
                "misreporting",
                null,
                66,
                "560,000 paid out on loans reported as failed: balances differ by over 5 %");
    }

    private void carelessRecords() {
        for (int day = 40; day < Span.DAYS; day++) {
            for (int i = 0; i < 6; i++) {
                Someone who = house.people.person().as(1).unreported();
                LocalDateTime at = Span.day(day).atTime(13, 20 + i, 2);
                house.flow(null, "-1", "-1", "-1", 6, Yuan.fen(300), who, at);
                house.tell(
                        Span.day(day),
                        Fact.of(
                                RecordType.TRANSACT,
                                house.code("LS"),
                                "-1",
                                "-1",
                                "-1",
                                "-1",
                                "-1",
                                "6",
                                "0.00",
                                who.hash(),
                                Span.print(at.plusMinutes(1))));
            }
        }
        draft.expect("R22a", "misreporting", null, 41, "six records of nothing a day (check 3.5.2)");
        draft.expect("R22g", "misreporting", null, 41, "six users a day whom no userInfo names (leak_user)");
    }

    /** Two batches and more fail on every other day, and are sent again. */
    private void failedBatches() {
        house.garbles = day ->
                !day.isBefore(Span.day(FAILING)) && day.isBefore(Span.day(FAILING + 20)) && day.toEpochDay() % 2 == 0;
        draft.expect("R22f", "misreporting", null, FAILING + 1, "two to four of a day's ten batches fail: over 5 %");
    }

    /** Claims in eight loans overdue for weeks go to one buyer in the last two days of August. */
    private void soldToOne() {
        Someone buyer = house.people.company().as(1);
        LocalDate day = LocalDate.of(2020, 8, 30);
        int sold = 0;
        for (Deal deal : house.deals) {
            boolean late = deal.isStock() && !deal.alreadyLate && deal.overdue(day.minusDays(14), 0) > 0;
            if (late && sold < 8) {
                LocalDateTime at = day.plusDays(sold % 2).atTime(14, 7 * sold, 11 + sold);
                for (Slice slice : deal.slices) {
                    slice.sale = new Slice.Sale(at, at.plusHours(1), buyer, 0);
                    new Resale(house, deal).sell(slice, slice.sale);
                }
                sold++;
            }
        }
        draft.expect(
                "R17f",
                "overdue",
                null,
                LocalDate.of(2020, 8, 31),
                "overdue claims of 500,000 go to one buyer in the last two days of the month: over 4 % of the balance");
        draft.arguable("R16c", "concentration", null, 76, "the buyer is now by far the largest holder of claims");
    }

    private Deal long180(int day, long yuan) {
        Deal deal = base.deal(day, yuan, house.people.person());
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
