package io.firewatch.embedded.city;

import java.util.ArrayList;
import java.util.List;

/** Listings that nobody needs: new companies, the same words, two lenders, filled in seconds, money never touched (R10). */
final class FakeListings implements Scheme {
    private static final int LISTINGS = 10;
    private static final int AGE_DAYS = 30;
    private static final Purpose WORDS = new Purpose(2, "公司扩大经营规模，补充日常流动资金周转");

    private final Ledger ledger;
    private final Origination origination;
    private final List<Party> companies = new ArrayList<>();
    private final List<Party> funders = new ArrayList<>();

    FakeListings(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
        for (int i = 0; i < LISTINGS; i++) {
            companies.add(ledger.parties.company(Parties.ATTR_BORROWER));
        }
    }

    @Override
    public void trade(int since) {
        if (since == 0) {
            funders.add(ledger.investors.fresh());
            funders.add(ledger.investors.fresh());
        }
        if (since < 1 || since > LISTINGS) {
            return;
        }
        Party company = companies.get(since - 1);
        company.registered = Shared.dateBefore(ledger.clock.day(), AGE_DAYS + since);
        Loan loan = origination.draft(company, (58 + since) * 100_000L, 180, Schedule.AT_ONCE, WORDS);
        loan.funders = List.copyOf(funders);
        loan.guarantor = null;
        loan.hasty = true;
        loan.untouched = true;
        origination.lend(loan);
    }

    @Override
    public List<String> subjects() {
        return companies.stream().map(one -> one.hash).toList();
    }
}
