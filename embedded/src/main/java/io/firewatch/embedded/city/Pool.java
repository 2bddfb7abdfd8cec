package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.record.TransType;
import java.util.List;

/** Money flows into a product day by day; only the first buyers ever got a claim for it (R03a). */
final class Pool implements Scheme {
    private static final int TERM = 180;
    private static final int BUYERS_A_DAY = 4;

    private final Ledger ledger;
    private final Origination origination;
    private final Products products;

    Pool(Ledger ledger, Origination origination, Products products) {
        this.ledger = ledger;
        this.origination = origination;
        this.products = products;
    }

    @Override
    public void trade(int since) {
        if (since < 0) {
            return;
        }
        Product pool = products.open(code(), "聚宝盆", TERM);
        if (since == 0) {
            products.sellThrough(pool);
            origination.lend(
                    origination.draft(ledger.borrower(false, 8_000_000), 8_000_000, TERM, Schedule.INTEREST_FIRST));
            products.sellThrough(null);
        }
        for (int i = 0; i < BUYERS_A_DAY; i++) {
            long amount = (30 + ledger.random.nextInt(40)) * 100_000L;
            Party investor = ledger.investors.next(amount);
            ledger.investors.spend(investor, amount);
            ledger.paper.particulars(pool, TransType.LEND, amount, investor);
        }
    }

    @Override
    public List<String> subjects() {
        return List.of(code());
    }

    private String code() {
        return "JBP" + products.suffix();
    }
}
