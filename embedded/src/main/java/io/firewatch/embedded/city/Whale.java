package io.firewatch.embedded.city;

import org.jspecify.annotations.Nullable;

/** One rich customer parks money, then takes it out in three days. */
final class Whale implements Scheme {
    private static final int COMES = -5;
    private static final int LEAVES = 8;
    private static final int DAYS = 3;
    private static final int PER_CENT_OF_BOOK = 9;

    private final Ledger ledger;
    private @Nullable Party whale;

    Whale(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void trade(int since) {
        if (since == COMES) {
            Party rich = ledger.parties.person(Parties.ATTR_LENDER);
            ledger.paper.user(rich);
            ledger.investors.deposit(rich, ledger.balance() * PER_CENT_OF_BOOK / 100 / 30_000 * 30_000);
            whale = rich;
        }
        Party rich = whale;
        if (rich != null && since >= LEAVES && since < LEAVES + DAYS) {
            ledger.withdraw(rich, rich.idle / (LEAVES + DAYS - since));
        }
    }
}
