package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;

/** A small loan to a sister company from before the first report, declared month by month. */
final class DisclosedRelatedLoan implements Scheme {
    private static final long LEFT = 5_000_000;

    private final Ledger ledger;
    private final Origination origination;
    private final Backers backers;

    DisclosedRelatedLoan(Ledger ledger, Origination origination, Backers backers) {
        this.ledger = ledger;
        this.origination = origination;
        this.backers = backers;
    }

    @Override
    public void trade(int since) {
        if (ledger.businessDay == 0) {
            origination.stock(backers.sister(), LEFT);
            int monthEnd = BusinessTime.day(
                    BusinessTime.date(ledger.clock.day()).withDayOfMonth(1).minusDays(1));
            ledger.notices.add(Disclosure.before(ledger.lender.code(), monthEnd, LEFT));
        }
    }
}
