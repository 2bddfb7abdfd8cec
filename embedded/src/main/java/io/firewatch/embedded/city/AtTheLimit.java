package io.firewatch.embedded.city;

/** A borrower who owes exactly what article 17 allows. */
final class AtTheLimit implements Scheme {
    private final Origination origination;
    private final Party person;

    AtTheLimit(Ledger ledger, Origination origination) {
        this.origination = origination;
        this.person = ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY);
    }

    @Override
    public void trade(int since) {
        if (since == 1 || since == 4) {
            origination.lend(origination.draftLong(person, 10_000_000));
        }
    }
}
