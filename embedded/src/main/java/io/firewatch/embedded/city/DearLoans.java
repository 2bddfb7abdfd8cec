package io.firewatch.embedded.city;

/** Loans that cost more than the law allows (R11), or of which a part is kept back as interest (R12). */
final class DearLoans implements Scheme {
    private static final int EVERY = 2;
    private static final int TERM = 180;
    private static final int MONTHS = 6;
    private static final int LONG_TERM = 360;

    private final Ledger ledger;
    private final Origination origination;
    private final boolean deducted;

    DearLoans(Ledger ledger, Origination origination, boolean deducted) {
        this.ledger = ledger;
        this.origination = origination;
        this.deducted = deducted;
    }

    @Override
    public void trade(int since) {
        if (since < 0 || since % EVERY != 0) {
            return;
        }
        long amount = (25 + ledger.random.nextInt(30)) * 100_000L;
        Party borrower = ledger.borrower(false, amount);
        Loan loan = origination.draft(
                borrower, amount, deducted ? LONG_TERM : TERM, deducted ? Schedule.AT_ONCE : Schedule.INTEREST_FIRST);
        loan.guarantor = null;
        if (deducted) {
            // Most of the year's interest is taken at once; the whole stays below the cap of R11.
            loan.rateMillionths = 35_000;
            loan.promisedMillionths = 25_000;
            loan.serviceCost = amount * 65 / 1000;
        } else {
            loan.feesByInstalment = true;
            loan.serviceCost = amount * (since % 4 == 0 ? 28 : 13) / 1000 * MONTHS;
        }
        origination.lend(loan);
    }
}
