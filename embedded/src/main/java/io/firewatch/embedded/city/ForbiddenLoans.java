package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;

/** Loans for what no loan may be for, or to those who are too young (R20). */
final class ForbiddenLoans implements Scheme {
    private static final int FINANCIAL_MARKETS = 4;
    private static final int CONSUMPTION = 1;
    private static final int MINOR_AGE = 16;
    private static final int STUDENT_AGE = 21;

    private final Plant plant;
    private final Ledger ledger;
    private final Origination origination;

    ForbiddenLoans(Plant plant, Ledger ledger, Origination origination) {
        this.plant = plant;
        this.ledger = ledger;
        this.origination = origination;
    }

    @Override
    public void trade(int since) {
        if (since != 1 && since != 2 && since != 15) {
            return;
        }
        int year = BusinessTime.date(ledger.clock.day()).getYear();
        switch (plant) {
            case FORBIDDEN_USE -> lend(1975, new Purpose(FINANCIAL_MARKETS, "股票配资追加保证金"), 9_000_000);
            case LENT_TO_A_MINOR -> lend(year - MINOR_AGE, new Purpose(CONSUMPTION, "购买手机和游戏设备"), 600_000);
            default -> lend(year - STUDENT_AGE, new Purpose(CONSUMPTION, "在校学生分期，支付校园培训学费"), 800_000);
        }
    }

    private void lend(int birthYear, Purpose purpose, long amount) {
        Party borrower = ledger.parties.person(Parties.ATTR_BORROWER, Parties.CITY, birthYear);
        Loan loan = origination.draft(borrower, amount, 180, Schedule.EQUAL_INSTALMENTS, purpose);
        origination.lend(loan);
    }
}
