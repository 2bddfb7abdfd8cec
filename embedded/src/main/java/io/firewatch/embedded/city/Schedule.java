package io.firewatch.embedded.city;

import io.firewatch.embedded.city.Loan.Instalment;

/** Repayment plans to the fen: the principal of all rows adds up to the loan. Nothing falls due on a week-end. */
final class Schedule {
    static final int EQUAL_INSTALMENTS = 1;
    static final int EQUAL_PRINCIPAL = 2;
    static final int INTEREST_FIRST = 3;
    static final int AT_ONCE = 4;

    private static final int DAYS_PER_MONTH = 30;
    private static final int DAYS_PER_WEEK = 7;
    private static final int FRIDAY = 4;

    private Schedule() {}

    /** Fills the loan's plan, first row a month after {@code paidOutDay} (at the end for {@link #AT_ONCE}). */
    static void fill(Loan loan, int paidOutDay) {
        int issues = loan.payType == AT_ONCE ? 1 : Math.max(1, loan.term / DAYS_PER_MONTH);
        double monthly = loan.rateMillionths / 12e6;
        double annuity = loan.amount * monthly / (1 - Math.pow(1 + monthly, -issues));
        long left = loan.amount;
        int before = paidOutDay;
        for (int issue = 1; issue <= issues; issue++) {
            boolean last = issue == issues;
            int due = workday(paidOutDay + (last ? loan.term : issue * DAYS_PER_MONTH));
            // Who pays on the Friday before owes two days' interest less: the rate must not rise with the calendar.
            long interest = loan.payType == EQUAL_INSTALMENTS
                    ? Math.round(left * monthly)
                    : Math.round(left * (loan.rateMillionths / 1e6) * (due - before) / 365);
            before = due;
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
            long service = loan.feesByInstalment ? loan.serviceCost / issues : 0;
            loan.plan.add(new Instalment(issue, principal, interest, service, due));
        }
    }

    /** That day, or the Friday before it. */
    static int workday(int day) {
        return day - Math.max(0, Math.floorMod(day + 3, DAYS_PER_WEEK) - FRIDAY);
    }
}
