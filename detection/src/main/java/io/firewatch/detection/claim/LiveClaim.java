package io.firewatch.detection.claim;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.loan.LoanClaim;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a lender still has in a claim, day by day: principal − T.8 − what was passed on, floored at zero (A.11). */
public final class LiveClaim {
    private LiveClaim() {}

    /** Day by day; {@code repaid} is T.8 of the claim, fen by business day. */
    public static StepSeries of(LoanClaim claim, SortedMap<Integer, Long> repaid, Iterable<ClaimSale> sales) {
        TreeMap<Integer, Long> changes = new TreeMap<>();
        changes.put(claim.startDay(), claim.fen());
        repaid.forEach((day, fen) -> changes.merge(Math.max(day, claim.startDay()), -fen, Math::addExact));
        for (ClaimSale sale : sales) {
            changes.merge(Math.max(sale.day(), claim.startDay()), -sale.fen(), Math::addExact);
        }
        TreeMap<Integer, Long> levels = new TreeMap<>();
        long left = 0;
        for (var change : changes.entrySet()) {
            left = Math.addExact(left, change.getValue());
            levels.put(change.getKey(), Math.max(left, 0));
        }
        return StepSeries.ofLevels(levels);
    }

    /** What was passed on so far. */
    static StepSeries sold(Iterable<ClaimSale> sales) {
        TreeMap<Integer, Long> days = new TreeMap<>();
        for (ClaimSale sale : sales) {
            days.merge(sale.day(), sale.fen(), Math::addExact);
        }
        return StepSeries.ofChanges(days);
    }
}
