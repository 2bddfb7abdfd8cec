package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Instalment;

/** Repayment plans to the fen: the principal of all rows adds up to the loan. */
final class Schedule {
    static final int EQUAL_INSTALMENTS = 1;
    static final int EQUAL_PRINCIPAL = 2;
    static final int INTEREST_FIRST = 3;
    static final int AT_ONCE = 4;

    private static final int DAYS_PER_MONTH = 30;

    private Schedule() {}

    /** Fills the loan's plan, first row a month after {@code paidOutDay} (at the end for {@link #AT_ONCE}). */
    static void fill(Loan loan, int paidOutDay, boolean feesByInstalment) {
        int issues = loan.payType == AT_ONCE ? 1 : Math.max(1, loan.term / DAYS_PER_MONTH);
        double monthly = loan.rateMillionths / 12e6;
        double annuity = loan.amount * monthly / (1 - Math.pow(1 + monthly, -issues));
        long left = loan.amount;
        for (int issue = 1; issue <= issues; issue++) {
            boolean last = issue == issues;
            long interest = loan.payType == AT_ONCE
                    ? Math.round(loan.amount * (loan.rateMillionths / 1e6) * loan.term / 365)
                    : Math.round(left * monthly);
            long principal =
                    switch (loan.payType) {
                        case EQUAL_INSTALMENTS -> Math.round(annuity) - interest;
                        case EQUAL_PRINCIPAL -> loan.amount / issues;
                        default -> 0;
                    };
            if (last) {
                principal = left;
            }
            left -= principal;
            long service = feesByInstalment ? loan.serviceCost / issues : 0;
            int due = paidOutDay + (last ? loan.term : issue * DAYS_PER_MONTH);
            loan.plan.add(new Instalment(issue, principal, interest, service, due));
        }
    }
}
