package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Claim;
import io.firewatch.embedded.city.Loan.Instalment;
import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;

/** Claims changing hands: at the holder's wish, or because the lender has arranged it. */
final class Transfers {
    /** No payment may be under way while a claim changes hands. */
    private static final int QUIET_DAYS = 4;

    private static final int MOST_EXITS_PER_DAY = 12;
    private static final int LOCKED_DAYS = 30;

    private final Ledger ledger;
    private final Products products;

    Transfers(Ledger ledger, Products products) {
        this.ledger = ledger;
        this.products = products;
    }

    void trade() {
        if (ledger.has(Plant.SHORT_PRODUCT_LONG_LOANS) || ledger.has(Plant.LOCKED_EXITS)) {
            exits();
        } else if (ledger.has(Habit.TRANSFERS) || ledger.has(Plant.ON_DEMAND_LONG_LOANS)) {
            voluntary();
        }
    }

    private void voluntary() {
        int wishes = ledger.random.nextInt(3);
        for (int i = 0; i < wishes && !ledger.loans.isEmpty(); i++) {
            Loan loan = ledger.loans.get(ledger.random.nextInt(ledger.loans.size()));
            Claim claim = loan.claims.get(ledger.random.nextInt(loan.claims.size()));
            if (isQuiet(loan) && claim.live > 0) {
                sell(loan, claim, claim.product, ledger.investors.next(claim.live));
            }
        }
    }

    /** Buyers of ended products, or whose lock has ended, are paid out by buyers of this week's. */
    private void exits() {
        // Whoever's lock has ended is let out on that day; products that ended are wound down over some days.
        int left = ledger.has(Plant.LOCKED_EXITS) ? Integer.MAX_VALUE : MOST_EXITS_PER_DAY;
        for (Loan loan : List.copyOf(ledger.loans)) {
            if (!isQuiet(loan)) {
                continue;
            }
            for (Claim claim : new ArrayList<>(loan.claims)) {
                if (left > 0 && claim.live > 0 && isOver(claim)) {
                    left--;
                    sell(loan, claim, products.of(loan, 0), ledger.investors.next(claim.live));
                }
            }
        }
    }

    private boolean isOver(Claim claim) {
        int end = ledger.has(Plant.LOCKED_EXITS) ? claim.sinceDay + LOCKED_DAYS : claim.product.endDay();
        return end <= ledger.clock.day();
    }

    boolean isQuiet(Loan loan) {
        Instalment row = loan.next();
        return row != null
                && !loan.settling
                && !loan.bad
                && loan.lateUntil == 0
                && row.dueDay > ledger.clock.day() + QUIET_DAYS;
    }

    void sell(Loan loan, Claim sold, Product into, Party buyer) {
        if (buyer == sold.holder) {
            return;
        }
        long amount = sold.live;
        long fee = amount / 1000;
        ledger.investors.spend(buyer, amount);
        Claim bought = new Claim(ledger.id("CJ"), buyer, into, amount, 0, true, ledger.clock.day());
        ledger.transferPaper.transfer(ledger.id("ZR"), loan, sold, bought, loan.promisedMillionths, fee);
        ledger.paper.particulars(sold.product, TransType.PRINCIPAL_BACK, amount, sold.holder);
        ledger.paper.particulars(into, TransType.LEND, amount, buyer);
        ledger.paper.configuration(loan, bought, 0);
        sold.live = 0;
        sold.holder.idle += amount - fee;
        loan.claims.add(bought);
    }
}
