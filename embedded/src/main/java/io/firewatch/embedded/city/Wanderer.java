package io.firewatch.embedded.city;

import java.util.List;
import java.util.function.Supplier;

/** A loan to somebody who borrows from other lenders too (R02). */
final class Wanderer implements Scheme {
    static final long PERSONAL = 17_500_000;
    static final long COMPANY = 30_000_000;

    private final Origination origination;
    private final Party borrower;
    private final Supplier<Loan> loan;
    private final int when;

    Wanderer(Origination origination, Party borrower, Supplier<Loan> loan, int when) {
        this.origination = origination;
        this.borrower = borrower;
        this.loan = loan;
        this.when = when;
    }

    @Override
    public void trade(int since) {
        if (since == when) {
            origination.lend(loan.get());
        }
    }

    @Override
    public List<String> subjects() {
        return List.of(borrower.hash);
    }
}
