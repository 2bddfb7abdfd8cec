package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.util.List;

/** A microloan company above its caps, beyond its limits and outside its region (R11c-d, R12, R20c-d, R25). */
final class UsuriousMicroloan {
    private final Draft draft;
    private final House house;
    private final Baseline base;

    private UsuriousMicroloan(Draft draft) {
        this.draft = draft;
        this.house = draft.house;
        this.base = new Baseline(
                house, Recipe.ownMoney(90, 2, 30_000, 80_000, 0.16, 0.2, List.of(180, 360)), draft.own, true);
    }

    static void write(Draft draft) {
        draft.netAssets = 3_000_000;
        draft.borrowings = 4_800_000;
        draft.expect("R25f", "microloan-limits", null, 0, "owes banks and shareholders 1.6 times its net assets");
        UsuriousMicroloan company = new UsuriousMicroloan(draft);
        company.base.stock(deal -> {});
        company.base.daily(deal -> {});
        company.usury();
        company.deductions();
        company.youth();
        company.limits();
        company.strangers();
        company.publicMoney();
        OwnMoney.own(draft);
        draft.lawful("R01", "the limits of the 2016 Measures bind platforms, not microloan companies");
    }

    private void usury() {
        Deal high = loan(18, 40_000, house.people.person());
        high.serviceCharge = high.amount * 130 / 10_000;
        base.lend(high);
        draft.expect("R11c", "usury", high.code, 18, "16 % interest and 1.3 % a month in fees: over 31 %, cap 24 %");
        Deal flat = loan(17, 40_000, house.people.person());
        flat.payType = 6;
        base.lend(flat);
        draft.expect(
                "R11c",
                "usury",
                flat.code,
                17,
                "16 % on the first principal throughout (等本等息): 26.9 % on what is owed");
        Deal extreme = loan(19, 40_000, house.people.person());
        extreme.serviceCharge = extreme.amount * 270 / 10_000;
        base.lend(extreme);
        draft.expect("R11d", "usury", extreme.code, 19, "16 % and 2.7 % a month: over 48 %, beyond 36 %");
    }

    private void deductions() {
        Deal slight = loan(23, 50_000, house.people.person());
        slight.upFront = slight.amount * 2 / 100;
        base.lend(slight);
        draft.expect("R12a", "upfront-deduction", slight.code, 23, "2 % kept at payout: over 0.5 %");
        Deal heavy = loan(24, 50_000, house.people.person());
        heavy.upFront = heavy.amount * 6 / 100;
        heavy.referralFee = heavy.amount * 2 / 100;
        heavy.rate = 0.06;
        base.lend(heavy);
        draft.expect("R12b", "upfront-deduction", heavy.code, 24, "8 % kept at payout: over 5 %");
        Deal worst = loan(25, 50_000, house.people.person());
        worst.upFront = worst.amount * 26 / 100;
        base.lend(worst);
        draft.expect("R12c", "upfront-deduction", worst.code, 25, "26 % kept at payout: over 20 %");
        draft.expect("R11d", "usury", worst.code, 25, "26 % kept at payout on half a year: far over 36 %");
        Deal silent = loan(26, 50_000, house.people.person());
        silent.unexplained = silent.amount * 3 / 100;
        silent.rate = 0.06;
        base.lend(silent);
        draft.expect("R12d", "upfront-deduction", silent.code, 26, "3 % kept back that no fee explains");
        draft.expect("R04a", "loan-imbalance", silent.code, 26, "3 % of the loan is missing at payout");
    }

    private void youth() {
        Deal minor = loan(28, 8_000, house.people.person(People.HOME, LocalDate.of(2004, 5, 20)));
        minor.use = 1;
        base.lend(minor);
        draft.expect("R20c", "forbidden-use", minor.code, 28, "the borrower is 16");
        Deal student = loan(30, 9_000, house.people.person(People.HOME, LocalDate.of(2000, 9, 12)));
        student.use = 1;
        student.describe = "校园培训班学费分期";
        base.lend(student);
        draft.expect("R20d", "forbidden-use", student.code, 30, "a student of 19 borrows for training on campus");
    }

    private void limits() {
        Someone single = house.people.company();
        base.lend(loan(40, 390_000, single));
        draft.expect("R25a", "microloan-limits", single.hash(), 40, "390,000 on net assets of 3,000,000: 13 %");
        Someone first = house.people.company().ledBy("耿同门").at("望川市南苑路9号");
        Someone second = house.people.company().ledBy("耿同门").at("望川市南苑路9号");
        base.lend(loan(43, 280_000, first));
        base.lend(loan(44, 280_000, second));
        draft.expect("R25b", "microloan-limits", first.hash(), 44, "two firms of one principal owe 560,000: 18.7 %");
        Someone consumer = house.people.person();
        Deal consumption = loan(47, 260_000, consumer);
        consumption.use = 1;
        base.lend(consumption);
        draft.expect("R25c", "microloan-limits", consumer.hash(), 47, "260,000 for consumption, limit 200,000");
    }

    private void strangers() {
        for (int i = 0; i < 25; i++) {
            base.lend(loan(
                    70 + i,
                    50_000,
                    house.people.person(
                            People.ELSEWHERE, LocalDate.of(1984, 3, 3).plusDays(i * 31L))));
        }
        draft.expect("R25d", "microloan-limits", null, 75, "two thirds of new principal goes to another province");
    }

    private void publicMoney() {
        for (int i = 0; i < 6; i++) {
            Deal deal = loan(60 + i, 40_000, house.people.person());
            base.fundBy(
                    deal,
                    List.of(house.people.person().as(1), house.people.person().as(1)));
            base.lend(deal);
        }
        draft.expect("R25e", "microloan-limits", null, 60, "natural persons put money into its loans (type 2)");
    }

    private Deal loan(int day, long yuan, Someone who) {
        Deal deal = base.deal(day, yuan, who);
        deal.term = 180;
        deal.payType = 3;
        return deal;
    }
}
