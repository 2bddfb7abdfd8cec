package io.firewatch.embedded.city;

import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The people who lend through one lender: who comes, with what money, and who takes it out. */
final class Investors {
    /** Nobody's share of the book may stand out, so those who have waited longest lend next. */
    private static final int LOOKED_AT = 12;

    private static final int FRESH_PER_MILLE = 120;

    /** A steady business pays out less than it takes in. */
    private static final double LARGEST_OUTFLOW = 0.9;

    private static final long WORTH_WITHDRAWING = 300_000;
    private static final long STEP = 100_000;

    private final Ledger ledger;
    private final List<Party> all = new ArrayList<>();
    private int turn;
    private long depositedToday;

    Investors(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Party> all() {
        return all;
    }

    void openDay() {
        depositedToday = 0;
    }

    Party fresh() {
        Party fresh = ledger.parties.person(Parties.ATTR_LENDER);
        all.add(fresh);
        ledger.paper.user(fresh);
        return fresh;
    }

    /** Somebody to lend this much. */
    Party next(long fen) {
        if (ledger.has(Habit.OWN_MONEY)) {
            ledger.paper.user(ledger.self);
            return ledger.self;
        }
        // The first day's book must not hang on a few people either.
        if (ledger.businessDay == 0 || ledger.chance(freshPerMille())) {
            return fresh();
        }
        for (int i = 0; i < LOOKED_AT && !ledger.has(Plant.RUN); i++) {
            Party one = all.get((turn + i) % all.size());
            if (one.idle >= fen) {
                turn += i + 1;
                return one;
            }
        }
        return all.get(turn++ % all.size());
    }

    private int freshPerMille() {
        if (ledger.has(Plant.RUN)) {
            return 1000;
        }
        if (ledger.does(Plant.PONZI) || ledger.does(Plant.SUBSIDISED_GROWTH)) {
            return Math.min(950, FRESH_PER_MILLE + 20 * ledger.since());
        }
        return FRESH_PER_MILLE;
    }

    /** Sees to it that the investor has the money, by a deposit where it has not; then spends it. */
    void spend(Party investor, long fen) {
        if (investor.idle < fen && !ledger.has(Habit.OWN_MONEY)) {
            long deposit = (fen - investor.idle + STEP - 1) / STEP * STEP;
            deposit(investor, deposit);
            if (ledger.has(Habit.REVERSALS) && ledger.chance(25)) {
                ledger.paper.mistakenCash(TransType.DEPOSIT, deposit, investor);
            }
        }
        investor.idle -= fen;
    }

    void deposit(Party investor, long fen) {
        ledger.paper.cash(TransType.DEPOSIT, fen, investor);
        investor.idle += fen;
        depositedToday += fen;
    }

    /** Those with most idle cash take some of it out, never more than came in today. */
    /** On a working day without any deposit somebody puts a little by: no platform of some size stands still for a day. */
    void topUp() {
        if (depositedToday == 0 && !all.isEmpty()) {
            ledger.clock.stand();
            ledger.paper.cash(TransType.DEPOSIT, STEP, all.get(0));
            ledger.clock.calm();
        }
    }

    void withdrawals() {
        if (ledger.has(Habit.OWN_MONEY) || ledger.has(Plant.RUN)) {
            return;
        }
        boolean leaving = ledger.has(Habit.ANNOUNCED_EXIT) && ledger.since() > OrderlyExit.DAY;
        long left = leaving ? Long.MAX_VALUE : (long) (depositedToday * LARGEST_OUTFLOW);
        List<Party> rich = all.stream()
                .filter(one -> one.idle > WORTH_WITHDRAWING)
                .sorted(Comparator.comparingLong((Party one) -> -one.idle).thenComparingInt(one -> one.serial))
                .limit(leaving ? 8 : 3)
                .toList();
        for (Party one : rich) {
            long out = Math.min(one.idle, left) / 10_000 * 10_000;
            if (out > WORTH_WITHDRAWING) {
                ledger.withdraw(one, out);
                left -= out;
            }
        }
    }
}
