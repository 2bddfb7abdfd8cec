package io.firewatch.embedded.city;

import io.firewatch.model.record.TransType;

/** What of a loan reaches its borrower, and where the rest goes. */
final class Payout {
    private static final int REFERRED_PER_MILLE = 200;
    private static final int FRIDAY = 4;

    private final Ledger ledger;
    private final Paper paper;

    Payout(Ledger ledger) {
        this.ledger = ledger;
        this.paper = ledger.paper;
    }

    void of(Loan loan) {
        boolean free = loan.feesByInstalment || ledger.has(Habit.OWN_MONEY);
        long guarantee = loan.guaranteeFee();
        long service = free ? 0 : loan.serviceCost;
        long referral = !free && ledger.chance(REFERRED_PER_MILLE) ? loan.amount * loan.term / 365 / 2000 : 0;
        long net = loan.amount - guarantee - service - referral;
        if (ledger.does(Plant.SHORT_PAYOUT) && ledger.chance(350)) {
            net -= loan.amount * (6 + ledger.random.nextInt(10)) / 100;
        }
        if (ledger.has(Habit.FLOAT_ROUNDING)) {
            net += ledger.random.nextInt(9) - 4;
        }
        Party guarantor = loan.guarantor;
        paper.flow(
                TransType.GUARANTEE_FEE, guarantee, guarantor == null ? Paper.NONE : guarantor.hash, loan, null, null);
        paper.flow(TransType.BORROWING_FEE, service, loan.borrower.hash, loan, null, null);
        paper.flow(TransType.REFERRAL_FEE, referral, loan.borrower.hash, loan, null, null);
        if (ledger.has(Habit.PAYS_MERCHANTS) && !loan.borrower.company && ledger.chance(300)) {
            long direct = net / 2;
            paper.user(ledger.guarantor);
            paper.flow(TransType.PAYOUT_TO_MERCHANT, direct, ledger.guarantor.hash, loan, null, null);
            paper.cash(TransType.WITHDRAWAL, direct, ledger.guarantor);
            net -= direct;
        }
        boolean friday = Math.floorMod(ledger.clock.day() + 3, 7) == FRIDAY;
        if (ledger.has(Habit.PARTIAL_PAYOUT) && !friday && ledger.chance(300)) {
            long rest = net * 2 / 5;
            net -= rest;
            ledger.later(1, () -> pay(loan, rest));
        }
        pay(loan, net);
    }

    private void pay(Loan loan, long fen) {
        paper.flow(TransType.PAYOUT, fen, loan.borrower.hash, loan, null, null);
        if (!loan.untouched) {
            paper.cash(TransType.WITHDRAWAL, fen, loan.borrower);
        }
    }
}
