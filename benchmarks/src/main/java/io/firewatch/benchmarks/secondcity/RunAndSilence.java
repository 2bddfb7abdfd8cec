package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** Investors run (R13); then nothing is heard any more (R14). */
final class RunAndSilence {
    private static final int RUN = 80;
    private static final int SILENT = 97;

    private RunAndSilence() {}

    static void write(Draft draft) {
        House house = draft.house;
        LocalDate silent = Span.day(SILENT);
        house.sending = house.sending.then((type, day) -> day.isBefore(silent) ? day : null);
        Baseline base = new Baseline(house, Recipe.p2p(0.073).withStock(90), draft.own, false);
        LocalDate run = Span.day(RUN);
        base.stock(deal -> offer(base, deal, house.random.nextInt(3) == 0));
        base.daily(0, RUN, deal -> {});
        for (int day = RUN; day < SILENT; day += 4) {
            Deal deal = base.deal(day, 30_000, house.people.person());
            base.fund(deal, 0);
            base.lend(deal);
        }
        house.withdrawalCap =
                (day, deposits) -> day.isBefore(run) ? deposits / 4 : Math.max(deposits * 3, Yuan.fen(190_000));
        for (int day = RUN; day < SILENT - 2; day++) {
            Someone who = base.regular();
            LocalDateTime at = Span.day(day).atTime(19, 12);
            long fen = Yuan.fen(45_000);
            house.flow(null, "-1", "-1", "-1", 7, fen, who, at);
            house.flow(null, "-1", "-1", "-1", 7, -fen, who, at.plusDays(1));
        }
        Someone chief = house.people.person().as(1);
        draft.tie(chief, "controller", "");
        house.user(chief, Span.day(40));
        house.flow(
                null,
                "-1",
                "-1",
                "-1",
                6,
                Yuan.fen(300_000),
                chief,
                Span.day(40).atTime(9, 30));
        house.flow(
                null,
                "-1",
                "-1",
                "-1",
                7,
                Yuan.fen(300_000),
                chief,
                Span.day(SILENT - 3).atTime(19, 40));
        draft.event(85, "legal-representative-changed", "法定代表人由甲某变更为乙某");
        draft.event(86, "shareholder-changed", "控股股东转出 55% 股权");
        draft.event(SILENT + 1, "site-down", "官网与应用无法访问");
        for (int i = 0; i < 5; i++) {
            draft.event(SILENT, "complaint", "投诉无法提现 " + (i + 1));
        }
        draft.expect(
                "R13",
                "run",
                null,
                RUN + 2,
                "withdrawals over 5 % of the balance in 7 days, over 1.5 times deposits, few new lenders, unsold transfers at 8 % off, reversed withdrawals");
        draft.expect("R14a", "silence", null, SILENT + 2, "no batch for 72 h from a lender that reported every day");
        draft.expect(
                "R14c",
                "silence",
                null,
                SILENT + 2,
                "run, new legal representative, site down, five complaints, controller took 300,000 out");
        draft.arguable("R17a", "overdue", null, 108, "what fell due after its last report is not known to be paid");
        draft.arguable("R17c", "overdue", null, 99, "what fell due after its last report is not known to be paid");
        draft.arguable("R22e", "misreporting", null, RUN, "one withdrawal reversed on each day of the run");
        draft.expect(
                "R26a",
                "registration-change",
                null,
                85,
                "new legal representative and 55 % of the shares within 30 days, with a run");
    }

    /** During the run a third of old investors offer their claims at eight per cent off; one in five finds a buyer. */
    private static void offer(Baseline base, Deal deal, boolean sells) {
        if (!sells) {
            return;
        }
        base.fund(deal, 0);
        for (Slice slice : deal.slices) {
            LocalDateTime at = Span.day(RUN + base.house.random.nextInt(12)).atTime(11, base.house.random.nextInt(60));
            boolean lucky = base.house.random.nextInt(5) == 0;
            slice.sale = new Slice.Sale(at, at.plusDays(2), lucky ? base.regular() : null, -800);
        }
    }
}
