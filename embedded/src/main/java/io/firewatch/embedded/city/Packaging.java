package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import java.util.List;

/** A parcel of claims out of more than fifty loans changes hands in one second (R21, article 10(8)). */
final class Packaging implements Scheme {
    private static final int PARCEL = 58;
    private static final int EVERY = 7;
    private static final int LAST = 21;

    private final Ledger ledger;
    private final Transfers transfers;

    Packaging(Ledger ledger, Transfers transfers) {
        this.ledger = ledger;
        this.transfers = transfers;
    }

    @Override
    public void trade(int since) {
        if (since < 0 || since > LAST || since % EVERY != 2) {
            return;
        }
        List<Loan> quiet =
                ledger.loans.stream().filter(transfers::isQuiet).limit(PARCEL).toList();
        ledger.clock.text();
        ledger.clock.stand();
        for (Loan loan : quiet) {
            for (Claim claim : List.copyOf(loan.claims)) {
                if (claim.live > 0) {
                    transfers.sell(loan, claim, claim.product, ledger.investors.next(claim.live));
                    break;
                }
            }
        }
        ledger.clock.calm();
    }
}
