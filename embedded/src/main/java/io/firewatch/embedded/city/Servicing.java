package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.List;
import java.util.Objects;

/**
 * What happens to a loan after payout. Per loan, to the fen, once everything is settled: 18 + 19 + 27 + 37 − 30 − 47 = 8 +
 * 9 + 46 (reporting-protocol A.11), unless the lender runs a Ponzi scheme.
 */
final class Servicing {
    private static final int LENDER_FEE = 46;
    private static final int LATE_FEE = 32;
    private static final int EARLY_COMPENSATION = 49;
    private static final int INTEREST_COUPON = 41;

    private static final int EARLY_PER_MILLE = 25;
    private static final int EXTENSION_PER_MILLE = 60;
    private static final int EXTENSION_DAYS = 30;
    private static final int REVERSAL_PER_MILLE = 15;
    private static final int CORRECTED_PER_MILLE = 500;

    private final Ledger ledger;
    private final Paper paper;
    private final Arrears arrears;

    Servicing(Ledger ledger) {
        this.ledger = ledger;
        this.paper = ledger.paper;
        this.arrears = new Arrears(ledger, this);
    }

    void serve() {
        int day = ledger.clock.day();
        arrears.openDay();
        for (Loan loan : List.copyOf(ledger.loans)) {
            if (loan.settling || loan.bad) {
                continue;
            }
            if (loan.lateUntil > 0) {
                if (loan.lateUntil <= day) {
                    arrears.catchUp(loan, Objects.requireNonNull(loan.next()));
                }
                continue;
            }
            Instalment row = loan.next();
            if (row == null) {
                continue;
            }
            if (row.dueDay > day) {
                extend(loan, row, day);
            } else if (!row.decided && arrears.begin(loan, row)) {
                row.decided = true;
            } else {
                row.decided = true;
                receive(loan, row);
            }
        }
    }

    private void receive(Loan loan, Instalment row) {
        boolean last = row.issue == loan.plan.size();
        if (!last && ledger.has(Habit.EARLY_REPAYMENT) && ledger.chance(EARLY_PER_MILLE)) {
            shorten(loan, row);
            last = true;
        }
        if (stopsPaying(loan)) {
            row.defaulted = true;
            payLenders(loan, row);
            advance(loan, false);
            return;
        }
        boolean statusFirst = last && ledger.has(Habit.STATUS_BEFORE_REPAYMENT);
        borrowerPays(loan, row, statusFirst ? 1 : 0);
        if (isCorrected(last)) {
            loan.settling = true;
            ledger.later(1, () -> {
                paper.flow(TransType.PRINCIPAL_REPAID, -row.principal, loan.borrower.hash, loan, null, row);
                paper.flow(TransType.INTEREST_REPAID, -row.interest, loan.borrower.hash, loan, null, row);
                borrowerPays(loan, row, 0);
                settle(loan, row);
            });
        } else if (ledger.has(Habit.SETTLES_NEXT_DAY)) {
            loan.settling = true;
            ledger.later(1, () -> settle(loan, row));
        } else {
            settle(loan, row);
        }
    }

    private boolean isCorrected(boolean last) {
        return ledger.does(Plant.MANY_CORRECTIONS)
                ? ledger.chance(CORRECTED_PER_MILLE)
                : ledger.has(Habit.REVERSALS) && !last && ledger.chance(REVERSAL_PER_MILLE);
    }

    private void settle(Loan loan, Instalment row) {
        loan.settling = false;
        payLenders(loan, row);
        advance(loan, false);
    }

    /** Borrowers of a Ponzi lender stop paying, more and more of them; the lenders never notice. */
    private boolean stopsPaying(Loan loan) {
        if (ledger.does(Plant.PONZI)) {
            int perMille = Math.min(850, 350 + 12 * ledger.since());
            loan.defaulted |= ledger.chance(perMille);
        }
        return loan.defaulted;
    }

    void borrowerPays(Loan loan, Instalment row, int delay) {
        String hash = loan.borrower.hash;
        paper.cash(TransType.DEPOSIT, row.principal + row.interest + row.service, loan.borrower);
        paper.flow(TransType.PRINCIPAL_REPAID, row.principal, hash, loan, null, row, delay);
        paper.flow(TransType.INTEREST_REPAID, row.interest, hash, loan, null, row, delay);
        paper.flow(TransType.BORROWING_FEE, row.service, hash, loan, null, row);
    }

    void lateFee(Loan loan, Instalment row) {
        paper.flow(LATE_FEE, loan.amount / 5000, loan.borrower.hash, loan, null, row);
    }

    /** Splits an instalment over the claims in proportion, the last claim taking what rounding leaves. */
    void payLenders(Loan loan, Instalment row) {
        long principalLeft = row.principal;
        long interestLeft = row.interest;
        long live = loan.claims.stream().mapToLong(claim -> claim.live).sum();
        List<Claim> holders =
                loan.claims.stream().filter(claim -> claim.live > 0).toList();
        for (int i = 0; i < holders.size(); i++) {
            Claim claim = holders.get(i);
            boolean last = i == holders.size() - 1;
            long back = last ? principalLeft : share(row.principal, claim.live, live);
            long gross = last ? interestLeft : share(row.interest, claim.live, live);
            principalLeft -= back;
            interestLeft -= gross;
            long fee = ledger.has(Habit.TRANSFERS) ? gross / 10 : 0;
            String hash = claim.holder.hash;
            paper.flow(TransType.PRINCIPAL_BACK, back, hash, loan, claim, row);
            paper.flow(TransType.INTEREST_BACK, gross - fee, hash, loan, claim, row);
            paper.flow(LENDER_FEE, fee, hash, loan, claim, row);
            paper.particulars(claim.product, TransType.PRINCIPAL_BACK, back, claim.holder);
            paper.particulars(claim.product, TransType.INTEREST_BACK, gross - fee, claim.holder);
            claim.live -= back;
            claim.holder.idle += back + gross - 2 * fee;
            if (ledger.has(Habit.SUBSIDIES) && gross > 10_000 && ledger.chance(80)) {
                paper.flow(INTEREST_COUPON, gross / 20, hash, loan, claim, row);
                claim.holder.idle += gross / 20;
            }
        }
    }

    private static long share(long amount, long part, long whole) {
        return Math.multiplyHigh(amount, part) == 0 ? amount * part / whole : (long) ((double) amount / whole * part);
    }

    void advance(Loan loan, boolean wasLate) {
        loan.nextIssue++;
        if (loan.next() == null) {
            paper.status(loan, LoanState.REPAID);
            ledger.close(loan);
        } else if (wasLate || loan.nextIssue == 1) {
            paper.status(loan, LoanState.REPAYING);
        }
    }

    /** The borrower pays everything now: the rest of the plan collapses into this row and the plan is sent again. */
    private void shorten(Loan loan, Instalment row) {
        List<Instalment> rest = loan.plan.subList(row.issue, loan.plan.size());
        row.principal += rest.stream().mapToLong(one -> one.principal).sum();
        rest.clear();
        paper.plan(loan);
        for (Claim claim : loan.claims) {
            if (claim.live > 0) {
                paper.flow(EARLY_COMPENSATION, claim.live / 500, claim.holder.hash, loan, claim, row);
                claim.holder.idle += claim.live / 500;
            }
        }
    }

    /** 展期: what is left moves out by a month and the plan is sent again. */
    private void extend(Loan loan, Instalment row, int day) {
        if (row.dueDay - day > 4 || (loan.extendedOn > 0 && day - loan.extendedOn < EXTENSION_DAYS)) {
            return;
        }
        boolean habitual = ledger.has(Habit.EXTENSIONS) && row.issue == loan.plan.size() && loan.extendedOn == 0;
        if (ledger.does(Plant.EXTENDED_TO_LOOK_WELL) || habitual) {
            loan.extendedOn = day;
            if (ledger.chance(habitual ? EXTENSION_PER_MILLE : 600)) {
                row.interest += Math.round(row.principal * (loan.rateMillionths / 12e6));
                for (Instalment one : loan.plan.subList(row.issue - 1, loan.plan.size())) {
                    one.dueDay = Schedule.workday(one.dueDay + EXTENSION_DAYS);
                }
                paper.plan(loan);
            }
        }
    }
}
