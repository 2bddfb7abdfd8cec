package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;

/** Companies founded weeks ago by one agent at one address borrow one after the other (R06, disguised). */
final class ShellCompanies implements Scheme {
    private static final int COMPANIES = 4;
    private static final int AGE_DAYS = 40;

    private final Ledger ledger;
    private final Origination origination;
    private final List<Party> companies = new ArrayList<>();

    ShellCompanies(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
        for (int i = 0; i < COMPANIES; i++) {
            Party company = ledger.parties.company(Parties.ATTR_BORROWER);
            company.address = "望川市港务区堆场路88号3层";
            company.capital = 50;
            companies.add(company);
        }
    }

    @Override
    public void trade(int since) {
        if (since < 0 || since % 2 == 0 || since / 2 >= COMPANIES) {
            return;
        }
        if (since == 1) {
            companies.forEach(one -> one.registered = Shared.dateBefore(ledger.clock.day(), AGE_DAYS));
        }
        origination.lend(origination.draftLong(companies.get(since / 2), 20_000_000));
    }

    @Override
    public List<String> subjects() {
        return companies.stream().map(one -> one.hash).toList();
    }
}
