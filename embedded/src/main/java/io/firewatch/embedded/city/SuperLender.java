package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One person funds most new loans and passes them on within days (R21, paper 57). */
final class SuperLender implements Scheme {
    private static final int PASSED_ON_AFTER = 3;

    private final Ledger ledger;
    private final Origination origination;
    private final Transfers transfers;
    private @Nullable Party lender;

    SuperLender(Ledger ledger, Origination origination, Transfers transfers) {
        this.ledger = ledger;
        this.origination = origination;
        this.transfers = transfers;
    }

    @Override
    public void trade(int since) {
        if (since < 0) {
            return;
        }
        Party rich = lender;
        if (rich == null) {
            rich = ledger.investors.fresh();
            lender = rich;
        }
        long amount = (35 + ledger.random.nextInt(31)) * 100_000L;
        Loan loan = origination.draft(ledger.borrower(false, amount), amount, 120, Schedule.INTEREST_FIRST);
        loan.funders = List.of(rich);
        origination.lend(loan);
        ledger.later(PASSED_ON_AFTER, () -> {
            for (Claim claim : new ArrayList<>(loan.claims)) {
                if (claim.live > 0 && transfers.isQuiet(loan)) {
                    transfers.sell(loan, claim, claim.product, ledger.investors.next(claim.live));
                }
            }
        });
    }
}
