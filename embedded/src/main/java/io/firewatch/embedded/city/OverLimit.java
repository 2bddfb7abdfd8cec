package io.firewatch.embedded.city;

import java.util.List;

/** Borrowers who owe one lender more than article 17 allows: one somewhat, one by a fen's breadth or many times over (R01). */
final class OverLimit implements Scheme {
    private final Origination origination;
    private final boolean companies;
    private final Party first;
    private final Party second;

    OverLimit(Ledger ledger, Origination origination, boolean companies) {
        this.origination = origination;
        this.companies = companies;
        first = party(ledger, companies);
        second = party(ledger, companies);
    }

    private static Party party(Ledger ledger, boolean company) {
        return company
                ? ledger.parties.company(Parties.ATTR_BORROWER)
                : ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY);
    }

    @Override
    public void trade(int since) {
        if (companies) {
            if (since == 0 || since == 3) {
                lend(first, since == 0 ? 90_000_000 : 40_000_000);
            }
            if (since >= 1 && since <= 6) {
                lend(second, 90_000_000);
            }
        } else if (since == 0) {
            lend(first, 12_000_000);
            lend(second, 15_000_000);
        } else if (since == 2) {
            lend(first, 11_000_000);
        } else if (since == 5) {
            lend(second, 5_005_000);
        }
    }

    private void lend(Party party, long amount) {
        origination.lend(origination.draftLong(party, amount));
    }

    @Override
    public List<String> subjects() {
        return List.of(first.hash, second.hash);
    }
}
