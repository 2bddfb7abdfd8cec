package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.List;

/**
 * What happens to a loan after payout. Per loan, to the fen, once everything is settled: 18 + 19 + 27 − 30 = 8 + 9 + 46
 * (reporting-protocol A.11), unless the lender runs a Ponzi scheme.
 */
final class Servicing {
    private static final int LENDER_FEE = 46;
    private static final int LATE_FEE = 32;
    private static final int EARLY_COMPENSATION = 49;

    private static final int LATE_PER_MILLE = 25;
    private static final int EARLY_PER_MILLE = 60;
    private static final int EXTENSION_PER_MILLE = 150;
    private static final int REVERSAL_PER_MILLE = 30;
    private static final int EXTENSION_DAYS = 30;

    private final Ledger ledger;
    private final Paper paper;
    private final int plantsFrom;

    Servicing(Ledger ledger, int plantsFrom) {
        this.ledger = ledger;
        this.paper = ledger.paper;
        this.plantsFrom = plantsFrom;
    }

    void serve() {
        int day = ledger.clock.day();
        for (Loan loan : List.copyOf(ledger.loans)) {
            if (loan.settling) {
                continue;
            }
            if (loan.lateUntil > 0) {
                if (loan.lateUntil <= day) {
                    catchUp(loan);
                }
                continue;
            }
            Instalment row = loan.next();
            if (row == null) {
                continue;
            }
            if (row.dueDay > day) {
                extend(loan, row, day);
            } else if (!row.decided && fallsLate(loan, row, day)) {
                row.decided = true;
            } else {
                row.decided = true;
                receive(loan, row);
            }
        }
    }

    private boolean fallsLate(Loan loan, Instalment row, int day) {
        if (ledger.has(Plant.PONZI) || !ledger.chance(LATE_PER_MILLE)) {
            return false;
        }
        loan.lateUntil = day + 4 + ledger.random.nextInt(20);
        ledger.later(1, () -> paper.status(loan, LoanState.OVERDUE));
        if (loan.guaranteed) {
            row.compensated = true;
            loan.settling = true;
            ledger.later(1, () -> {
                loan.settling = false;
                paper.flow(
                        TransType.COMPENSATION_BY_GUARANTOR,
                        row.principal + row.interest,
                        guarantorHash(),
                        loan,
                        null,
                        row);
                payLenders(loan, row, row.principal, row.interest);
            });
        }
        return true;
    }

    private String guarantorHash() {
        return ledger.has(Habit.GUARANTOR_WITHOUT_HASH) ? Paper.NONE : ledger.guarantor.hash;
    }

    private void catchUp(Loan loan) {
        loan.lateUntil = 0;
        Instalment row = java.util.Objects.requireNonNull(loan.next());
        borrowerPays(loan, row, 0);
        paper.flow(LATE_FEE, loan.amount / 5000, loan.borrower.hash, loan, null, row);
        if (row.compensated) {
            paper.flow(
                    TransType.RECOVERED_BY_GUARANTOR, row.principal + row.interest, guarantorHash(), loan, null, row);
            advance(loan, true);
        } else {
            payLenders(loan, row, row.principal, row.interest);
            advance(loan, true);
        }
    }

    private void receive(Loan loan, Instalment row) {
        boolean last = row.issue == loan.plan.size();
        if (!last && ledger.has(Habit.EARLY_REPAYMENT) && ledger.chance(EARLY_PER_MILLE)) {
            shorten(loan, row);
            last = true;
        }
        if (stopsPaying(loan)) {
            payLenders(loan, row, row.principal, row.interest);
            advance(loan, false);
            return;
        }
        boolean statusFirst = last && ledger.has(Habit.STATUS_BEFORE_REPAYMENT);
        borrowerPays(loan, row, statusFirst ? 1 : 0);
        if (ledger.has(Habit.REVERSALS) && !last && ledger.chance(REVERSAL_PER_MILLE)) {
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

    private void settle(Loan loan, Instalment row) {
        loan.settling = false;
        payLenders(loan, row, row.principal, row.interest);
        advance(loan, false);
    }

    /** Borrowers of a Ponzi lender stop paying, more and more of them; the lenders never notice. */
    private boolean stopsPaying(Loan loan) {
        if (ledger.has(Plant.PONZI) && ledger.businessDay >= plantsFrom) {
            int perMille = Math.min(850, 350 + 12 * (ledger.businessDay - plantsFrom));
            loan.defaulted |= ledger.chance(perMille);
        }
        return loan.defaulted;
    }

    private void borrowerPays(Loan loan, Instalment row, int delay) {
        String hash = loan.borrower.hash;
        paper.cash(TransType.DEPOSIT, row.principal + row.interest + row.service, loan.borrower);
        paper.flow(TransType.PRINCIPAL_REPAID, row.principal, hash, loan, null, row, delay);
        paper.flow(TransType.INTEREST_REPAID, row.interest, hash, loan, null, row, delay);
        paper.flow(TransType.BORROWING_FEE, row.service, hash, loan, null, row);
    }

    /** Splits an instalment over the claims in proportion, the last claim taking what rounding leaves. */
    private void payLenders(Loan loan, Instalment row, long principal, long interest) {
        long principalLeft = principal;
        long interestLeft = interest;
        long live = loan.claims.stream().mapToLong(claim -> claim.live).sum();
        List<Claim> holders =
                loan.claims.stream().filter(claim -> claim.live > 0).toList();
        for (int i = 0; i < holders.size(); i++) {
            Claim claim = holders.get(i);
            boolean last = i == holders.size() - 1;
            long back = last ? principalLeft : share(principal, claim.live, live);
            long gross = last ? interestLeft : share(interest, claim.live, live);
            principalLeft -= back;
            interestLeft -= gross;
            long fee = ledger.has(Habit.OWN_MONEY) ? 0 : gross / 10;
            String hash = claim.holder.hash;
            paper.flow(TransType.PRINCIPAL_BACK, back, hash, loan, claim, row);
            paper.flow(TransType.INTEREST_BACK, gross - fee, hash, loan, claim, row);
            paper.flow(LENDER_FEE, fee, hash, loan, claim, row);
            paper.particulars(claim.product, TransType.PRINCIPAL_BACK, back, claim.holder);
            paper.particulars(claim.product, TransType.INTEREST_BACK, gross - fee, claim.holder);
            claim.live -= back;
            claim.holder.idle += back + gross - 2 * fee;
            if (ledger.has(Habit.SUBSIDIES) && gross > 10_000 && ledger.chance(80)) {
                paper.flow(41, gross / 20, hash, loan, claim, row);
                claim.holder.idle += gross / 20;
            }
        }
    }

    private static long share(long amount, long part, long whole) {
        return Math.multiplyHigh(amount, part) == 0 ? amount * part / whole : (long) ((double) amount / whole * part);
    }

    private void advance(Loan loan, boolean wasLate) {
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

    /** 展期: the last row moves out by a month and the plan is sent again. */
    private void extend(Loan loan, Instalment row, int day) {
        boolean closeToEnd = row.issue == loan.plan.size() && row.dueDay - day <= 7;
        if (closeToEnd && !loan.extended && ledger.has(Habit.EXTENSIONS)) {
            loan.extended = true;
            if (ledger.chance(EXTENSION_PER_MILLE)) {
                row.dueDay += EXTENSION_DAYS;
                row.interest += Math.round(row.principal * (loan.rateMillionths / 12e6));
                paper.plan(loan);
            }
        }
    }
}
