package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;

/** Six companies owe most of the book, and three rich people have lent it to them (R16). */
final class FewBorrowers implements Scheme {
    private static final int COMPANIES = 6;
    private static final int LENDERS = 3;

    private final Ledger ledger;
    private final Origination origination;
    private final List<Party> companies = new ArrayList<>();
    private final List<Party> lenders = new ArrayList<>();

    FewBorrowers(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
        for (int i = 0; i < COMPANIES; i++) {
            companies.add(ledger.parties.company(Parties.ATTR_BORROWER));
        }
    }

    @Override
    public void trade(int since) {
        if (since < 0 || since >= COMPANIES) {
            return;
        }
        for (int i = lenders.size(); i < LENDERS; i++) {
            lenders.add(ledger.investors.fresh());
        }
        Loan loan = origination.draftLong(companies.get(since), since == 0 ? 85_000_000 : 50_000_000);
        if (ledger.has(Plant.FEW_LENDERS)) {
            loan.funders = List.copyOf(lenders);
        }
        origination.lend(loan);
    }

    @Override
    public List<String> subjects() {
        return List.of(companies.get(0).hash);
    }
}
