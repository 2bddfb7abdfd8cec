package io.firewatch.embedded.city;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A year's need cut into loans of twenty days, listed again at each maturity (R05d). */
final class Relisting implements Scheme {
    private static final int FIRST_BUSINESS_DAY = 2;
    private static final int TERM = 20;
    private static final long AMOUNT = 10_000_000;
    private static final Purpose NEED = new Purpose(2, "果品冷库租金一年，需用款一年，届时以全年仓储收入偿还");

    private final Ledger ledger;
    private final Origination origination;
    private final Party borrower;
    private @Nullable Loan current;

    Relisting(Ledger ledger, Origination origination) {
        this.ledger = ledger;
        this.origination = origination;
        borrower = ledger.parties.company(Parties.ATTR_BORROWER);
    }

    @Override
    public void trade(int since) {
        Loan last = current;
        boolean due = last == null
                ? ledger.businessDay == FIRST_BUSINESS_DAY
                : last.next() == null && !last.plan.isEmpty() && last.plan.get(0).dueDay < ledger.clock.day();
        if (due) {
            Loan next = origination.draft(borrower, AMOUNT, TERM, Schedule.AT_ONCE, NEED);
            current = next;
            origination.lend(next);
        }
    }

    @Override
    public List<String> subjects() {
        return List.of(borrower.hash);
    }
}
