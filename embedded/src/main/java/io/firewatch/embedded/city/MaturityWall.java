package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import java.util.ArrayList;
import java.util.List;

/** Many loans made on one day end on one day, and their lenders take the money out. */
final class MaturityWall implements Scheme {
    private static final int BUILT = -8;
    private static final int LOANS = 8;
    private static final int TERM = 60;
    private static final int DAYS = 3;

    private final Ledger ledger;
    private final Origination origination;
    private final List<Loan> wall = new ArrayList<>();
    private int daysAfter;

    MaturityWall(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
    }

    @Override
    public void trade(int since) {
        if (since == BUILT) {
            for (int i = 0; i < LOANS; i++) {
                Loan loan = origination.draft(ledger.borrower(false, 5_000_000), 5_000_000, TERM, Schedule.AT_ONCE);
                loan.funders = List.of(ledger.investors.fresh(), ledger.investors.fresh(), ledger.investors.fresh());
                origination.lend(loan);
                wall.add(loan);
            }
        }
        if (!wall.isEmpty() && wall.stream().allMatch(loan -> loan.nextIssue == 1) && daysAfter < DAYS) {
            for (int i = daysAfter; i < LOANS; i += DAYS) {
                for (Claim claim : wall.get(i).claims) {
                    if (claim.holder.idle > 0) {
                        ledger.withdraw(claim.holder, claim.holder.idle);
                    }
                }
            }
            daysAfter++;
        }
    }
}
