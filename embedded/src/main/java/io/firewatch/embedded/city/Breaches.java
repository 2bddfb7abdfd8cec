package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Product;
import io.firewatch.model.record.TransType;
import java.util.ArrayList;
import java.util.List;

/** Planted breaches that need loans or money of their own, and their lawful look-alikes. */
final class Breaches {
    private static final int LONG_TERM = 360;
    private static final int POOL_TERM = 180;
    private static final long ACROSS_AMOUNT = 17_500_000;

    private final Ledger ledger;
    private final Origination origination;
    private final Products products;
    private final int from;
    private final List<Party> overLimit = new ArrayList<>();
    private final List<Party> atLimit = new ArrayList<>();
    private final Party across;
    private int breached;

    /** {@code across} is the one person who borrows from lender to lender; each lender knows it as its own customer. */
    Breaches(Ledger ledger, Origination origination, Products products, int from, Party across) {
        this.ledger = ledger;
        this.origination = origination;
        this.products = products;
        this.from = from;
        this.across = across;
        if (ledger.has(Plant.PERSON_OVER_LIMIT)) {
            overLimit.add(ledger.parties.person(Parties.ATTR_BORROWER));
            overLimit.add(ledger.parties.person(Parties.ATTR_BORROWER));
        }
        if (ledger.has(Plant.COMPANY_OVER_LIMIT)) {
            overLimit.add(ledger.parties.company(Parties.ATTR_BORROWER));
            overLimit.add(ledger.parties.company(Parties.ATTR_BORROWER));
        }
        if (ledger.has(Habit.BORROWER_AT_THE_LIMIT)) {
            atLimit.add(ledger.parties.person(Parties.ATTR_BORROWER));
            atLimit.add(ledger.parties.company(Parties.ATTR_BORROWER));
        }
    }

    List<String> subjects(Plant plant) {
        return switch (plant) {
            case PERSON_OVER_LIMIT, COMPANY_OVER_LIMIT ->
                overLimit.stream().map(party -> party.hash).toList();
            case ACROSS_PLATFORMS -> List.of(across.hash);
            case POOLED_MONEY -> List.of(poolCode());
            case ON_DEMAND_LONG_LOANS -> List.of("HQ" + products.suffix());
            default -> List.of();
        };
    }

    void commit() {
        int since = ledger.businessDay - from;
        if (ledger.has(Plant.PERSON_OVER_LIMIT)) {
            if (since == 0) {
                longLoan(overLimit.get(0), 12_000_000);
                longLoan(overLimit.get(1), 15_000_000);
            } else if (since == 2) {
                longLoan(overLimit.get(0), 11_000_000);
            } else if (since == 5) {
                longLoan(overLimit.get(1), 5_005_000);
            }
        }
        if (ledger.has(Plant.COMPANY_OVER_LIMIT)) {
            if (since == 0 || since == 3) {
                longLoan(overLimit.get(0), since == 0 ? 90_000_000 : 40_000_000);
            }
            if (since >= 1 && since <= 6) {
                longLoan(overLimit.get(1), 90_000_000);
            }
        }
        if (ledger.has(Plant.ACROSS_PLATFORMS) && since == Integer.parseInt(products.suffix()) % 7) {
            longLoan(across, ACROSS_AMOUNT);
        }
        if (ledger.has(Plant.POOLED_MONEY) && since >= 0) {
            pool(since);
        }
        if (ledger.has(Habit.BORROWER_AT_THE_LIMIT) && (since == 1 || since == 4)) {
            longLoan(atLimit.get(0), 10_000_000);
            longLoan(atLimit.get(1), 50_000_000);
        }
    }

    /** A fresh borrower over the limit, for the live tail. */
    void breachNow() {
        Party party = ledger.parties.person(Parties.ATTR_BORROWER);
        longLoan(party, 12_000_000);
        longLoan(party, 8_500_000 + 100_000L * (++breached % 20));
    }

    private void longLoan(Party party, long amount) {
        origination.lend(party, amount, LONG_TERM, Schedule.INTEREST_FIRST);
    }

    /** Money flows into the pool day by day; only the first buyers ever got a claim for it. */
    private void pool(int since) {
        Product pool = products.open(poolCode(), "聚宝盆", POOL_TERM);
        if (since == 0) {
            products.sellThrough(pool);
            origination.lend(ledger.borrower(false, 8_000_000), 8_000_000, POOL_TERM, Schedule.INTEREST_FIRST);
            products.sellThrough(null);
        }
        for (int i = 0; i < 4; i++) {
            Party investor = ledger.investor();
            long amount = (30 + ledger.random.nextInt(40)) * 100_000L;
            ledger.spend(investor, amount);
            ledger.paper.particulars(pool, TransType.LEND, amount, investor);
        }
    }

    private String poolCode() {
        return "JBP" + products.suffix();
    }
}
