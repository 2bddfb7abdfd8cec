package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.model.record.TransType;
import java.util.List;

/** Lenders want their money back: no new ones come, idle cash leaves, claims are offered at a discount (R13). */
final class Run implements Scheme {
    /** Business days it lasts. */
    static final int DAYS = 20;

    private static final int LEAVING_PER_MILLE = 250;
    private static final int REVERSED_PER_MILLE = 200;
    private static final int OFFERS_A_DAY = 4;
    private static final int DISCOUNT_PER_CENT = 8;
    private static final long WORTH_WITHDRAWING = 100_000;

    private final Ledger ledger;

    Run(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void trade(int since) {
        if (since < 0 || since > DAYS) {
            return;
        }
        for (Party one : List.copyOf(ledger.investors.all())) {
            long out = one.idle / 10_000 * 10_000;
            if (out > WORTH_WITHDRAWING && ledger.chance(LEAVING_PER_MILLE)) {
                if (ledger.chance(REVERSED_PER_MILLE)) {
                    ledger.paper.mistakenCash(TransType.WITHDRAWAL, out, one);
                } else {
                    ledger.withdraw(one, out);
                }
            }
        }
        for (int i = 0; i < OFFERS_A_DAY && !ledger.loans.isEmpty(); i++) {
            Loan loan = ledger.loans.get(ledger.random.nextInt(ledger.loans.size()));
            Claim claim = loan.claims.get(0);
            if (claim.live > 0) {
                long discount = claim.live * DISCOUNT_PER_CENT / 100;
                ledger.transferPaper.offer(ledger.id("ZR"), loan, claim, loan.promisedMillionths, discount);
            }
        }
    }
}
