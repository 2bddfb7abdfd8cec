package io.firewatch.embedded.city;

import java.util.List;

/** One project borrowed by two: companies of one legal person at one address, people with one bank account (R01b). */
final class SplitBorrowers implements Scheme {
    private final Origination origination;
    private final Party company;
    private final Party twin;
    private final Party person;
    private final Party spouse;

    SplitBorrowers(Ledger ledger, Origination origination) {
        this.origination = origination;
        company = ledger.parties.company(Parties.ATTR_BORROWER);
        twin = ledger.parties.company(Parties.ATTR_BORROWER);
        twin.lawPerson = company.lawPerson;
        twin.address = company.address;
        person = ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY);
        spouse = ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY);
        spouse.account = person.account;
    }

    @Override
    public void trade(int since) {
        if (since == 0) {
            origination.lend(origination.draftLong(company, 62_000_000));
            origination.lend(origination.draftLong(person, 13_000_000));
        } else if (since == 1) {
            origination.lend(origination.draftLong(twin, 58_000_000));
            origination.lend(origination.draftLong(spouse, 12_000_000));
        }
    }

    @Override
    public List<String> subjects() {
        return List.of(company.hash, twin.hash, person.hash, spouse.hash);
    }
}
