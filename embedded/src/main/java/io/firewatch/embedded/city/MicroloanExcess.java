package io.firewatch.embedded.city;

import java.util.List;

/** What a microloan company may not do: lend one borrower too much, or take money from the public (R25). */
final class MicroloanExcess implements Scheme {
    private final Plant plant;
    private final Ledger ledger;
    private final Origination origination;
    private final Party borrower;

    MicroloanExcess(Plant plant, Ledger ledger, Origination origination) {
        this.plant = plant;
        this.ledger = ledger;
        this.origination = origination;
        this.borrower = plant == Plant.LARGE_BORROWER_OF_MICROLOAN
                ? ledger.parties.company(Parties.ATTR_BORROWER)
                : ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY);
    }

    @Override
    public void trade(int since) {
        switch (plant) {
            case LARGE_BORROWER_OF_MICROLOAN -> {
                if (since == 0) {
                    origination.lend(origination.draftLong(borrower, 36_000_000));
                }
            }
            case LARGE_ONLINE_LOAN -> {
                if (since == 0) {
                    origination.lend(origination.draft(
                            borrower, 28_000_000, 360, Schedule.INTEREST_FIRST, new Purpose(1, "全家出国旅行和婚礼酒席")));
                }
            }
            default -> deposit(since);
        }
    }

    private void deposit(int since) {
        if (since >= 0 && since % 3 == 0) {
            Loan loan = origination.draftLong(ledger.borrower(false, 6_000_000), 6_000_000);
            loan.funders = List.of(ledger.investors.fresh(), ledger.investors.fresh(), ledger.investors.fresh());
            loan.funders.forEach(one -> ledger.investors.deposit(one, 3_000_000));
            origination.lend(loan);
        }
    }

    @Override
    public List<String> subjects() {
        return plant == Plant.TAKES_DEPOSITS ? List.of() : List.of(borrower.hash);
    }
}
