package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import org.jspecify.annotations.Nullable;

/** Instalments that are not paid on their day: who steps in, and when the borrower catches up. */
final class Arrears {
    private static final int LATE_PER_MILLE = 40;
    private static final int COMPENSATED_PER_MILLE = 300;
    private static final int SILENT_PER_MILLE = 180;
    private static final int BAD_PER_MILLE = 450;
    private static final int OFF_LINE = 50;
    private static final long OFF_LINE_FEN = 100_000;

    /** A steady lender's arrears: one small loan in a hundred of the book at a time. */
    private static final int LOANS_PER_LATE_ONE = 100;

    private static final int MOST_LATE = 2;

    private final Ledger ledger;
    private final Paper paper;
    private final Servicing servicing;
    private long balance;
    private int late;
    private @Nullable Party platform;

    Arrears(Ledger ledger, Servicing servicing) {
        this.ledger = ledger;
        this.paper = ledger.paper;
        this.servicing = servicing;
    }

    void openDay() {
        balance = ledger.balance();
        late = (int) ledger.loans.stream().filter(one -> one.lateUntil > 0).count();
    }

    /** Whether this instalment is not paid today. */
    boolean begin(Loan loan, Instalment row) {
        if (ledger.does(Plant.OVERDUE) && ledger.chance(BAD_PER_MILLE)) {
            loan.bad = true;
            ledger.later(1, () -> paper.status(loan, LoanState.OVERDUE));
            return true;
        }
        if (ledger.does(Plant.SILENT_COMPENSATION) && ledger.chance(SILENT_PER_MILLE)) {
            wait(loan, 11);
            row.compensated = true;
            servicing.payLenders(loan, row);
            return true;
        }
        boolean platform = ledger.does(Plant.PLATFORM_COMPENSATES);
        boolean small = row.principal * LOANS_PER_LATE_ONE <= balance && late < MOST_LATE;
        if (ledger.has(Plant.PONZI)
                || (platform ? !ledger.chance(COMPENSATED_PER_MILLE) : !small || !ledger.chance(LATE_PER_MILLE))) {
            return false;
        }
        wait(loan, 4);
        ledger.later(1, () -> paper.status(loan, LoanState.OVERDUE));
        if (loan.guarantor != null || platform) {
            row.compensated = true;
            loan.settling = true;
            ledger.later(1, () -> {
                loan.settling = false;
                long fen = row.principal + row.interest;
                int type = platform ? TransType.COMPENSATION_BY_PLATFORM : TransType.COMPENSATION_BY_GUARANTOR;
                if (platform) {
                    compensating();
                }
                paper.flow(type, fen, payer(loan, platform), loan, null, row);
                servicing.payLenders(loan, row);
            });
        }
        return true;
    }

    private void wait(Loan loan, int atLeast) {
        late++;
        loan.lateUntil = ledger.clock.day() + atLeast + ledger.random.nextInt(16);
    }

    private Party compensating() {
        Party self = platform;
        if (self == null) {
            self = ledger.parties.company(Parties.ATTR_PLATFORM_COMPENSATING);
            platform = self;
        }
        paper.user(self);
        return self;
    }

    private String payer(Loan loan, boolean platform) {
        Party guarantor = loan.guarantor;
        if (platform) {
            return compensating().hash;
        }
        return guarantor == null || ledger.has(Habit.GUARANTOR_WITHOUT_HASH) ? Paper.NONE : guarantor.hash;
    }

    void catchUp(Loan loan, Instalment row) {
        loan.lateUntil = 0;
        boolean silent = row.compensated && ledger.does(Plant.SILENT_COMPENSATION);
        boolean platform = ledger.does(Plant.PLATFORM_COMPENSATES);
        servicing.borrowerPays(loan, row, 0);
        if (!silent) {
            servicing.lateFee(loan, row);
        }
        if (ledger.has(Habit.OFFLINE_RECOVERY)) {
            paper.flow(OFF_LINE, OFF_LINE_FEN, loan.borrower.hash, loan, null, row);
        }
        if (!row.compensated) {
            servicing.payLenders(loan, row);
        } else if (!silent) {
            long fen = row.principal + row.interest;
            int type = platform ? TransType.RECOVERED_BY_PLATFORM : TransType.RECOVERED_BY_GUARANTOR;
            paper.flow(type, fen, payer(loan, platform), loan, null, row);
        }
        servicing.advance(loan, true);
    }
}
