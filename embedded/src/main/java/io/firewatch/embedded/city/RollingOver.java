package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;

/** Borrowers who repay each loan with the next, paid out the business day before (R07a). */
final class RollingOver implements Scheme {
    private static final int BORROWERS = 3;
    private static final int FIRST_BUSINESS_DAY = 3;
    private static final int TERM = 20;
    private static final long AMOUNT = 5_000_000;

    private final Ledger ledger;
    private final Origination origination;
    private final List<Party> borrowers = new ArrayList<>();
    private final List<Loan> last = new ArrayList<>();

    RollingOver(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
        for (int i = 0; i < BORROWERS; i++) {
            borrowers.add(ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY));
        }
    }

    @Override
    public void trade(int since) {
        int started = last.size();
        if (started < BORROWERS && ledger.businessDay == FIRST_BUSINESS_DAY + started) {
            last.add(lend(borrowers.get(started)));
        }
        int tomorrow = City.businessDayOnOrAfter(ledger.clock.day() + 1);
        for (int i = 0; i < started; i++) {
            Loan loan = last.get(i);
            if (!loan.plan.isEmpty() && loan.nextIssue == 0 && loan.plan.get(0).dueDay == tomorrow) {
                last.set(i, lend(borrowers.get(i)));
            }
        }
    }

    private Loan lend(Party borrower) {
        Loan loan = origination.draft(borrower, AMOUNT, TERM, Schedule.AT_ONCE);
        origination.lend(loan);
        return loan;
    }

    @Override
    public List<String> subjects() {
        return borrowers.stream().map(one -> one.hash).toList();
    }
}
