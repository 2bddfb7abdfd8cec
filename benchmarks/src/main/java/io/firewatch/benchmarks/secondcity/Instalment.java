package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** One row of a repayment plan. */
record Instalment(int issue, long principal, long interest, long service, LocalDateTime due) {

    /** The plan of a loan by payType: 1 level payment, 3 interest first, 4 all at the end, 6 equal principal and interest. */
    static List<Instalment> plan(Deal deal) {
        int n = deal.payType == 4 ? 1 : Math.max(1, deal.term / 30);
        double monthly = deal.rate / 12;
        long left = deal.owed();
        long base = deal.owed();
        double level = monthly == 0 ? (double) base / n : base * monthly / (1 - Math.pow(1 + monthly, -n));
        List<Instalment> rows = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            long interest =
                    switch (deal.payType) {
                        case 1 -> Math.round(left * monthly);
                        case 4 -> Math.round(base * deal.rate * deal.term / 360);
                        default -> Math.round(base * monthly);
                    };
            long principal =
                    switch (deal.payType) {
                        case 1 -> Math.round(level) - interest;
                        case 6 -> base / n;
                        default -> 0;
                    };
            if (i == n) {
                principal = left;
            }
            left -= principal;
            int days = n == 1 ? deal.term : deal.term * i / n;
            rows.add(new Instalment(
                    i, principal, interest, deal.serviceCharge, due(deal, days).atTime(23, 59, 59)));
        }
        return rows;
    }

    private static LocalDate due(Deal deal, int days) {
        LocalDate day = deal.paidOut.toLocalDate().plusDays(days);
        int weekday = day.getDayOfWeek().getValue();
        return deal.workingDays && weekday > 5 ? day.plusDays(8L - weekday) : day;
    }
}
