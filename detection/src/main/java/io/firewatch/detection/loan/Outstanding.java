package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * OB(l, t) of supervision-rules B.1: what is still owed of a loan at the end of each business day: its principal less
 * T.18, floored at zero, while its newest state says that principal is owed; nothing otherwise.
 */
public final class Outstanding {
    private Outstanding() {}

    public static StepSeries of(Listing listing, Iterable<StatusChange> statuses, Iterable<LoanFlow> flows) {
        TreeMap<Integer, StatusChange> lastOfDay = new TreeMap<>();
        for (StatusChange status : statuses) {
            lastOfDay.merge(BusinessTime.dayOf(status.moment()), status, (a, b) -> a.isNewerThan(b) ? a : b);
        }
        TreeMap<Integer, Long> repaid = new TreeMap<>();
        for (LoanFlow flow : flows) {
            if (flow.type() == TransType.PRINCIPAL_REPAID) {
                repaid.merge(flow.day(), flow.fen(), Math::addExact);
            }
        }
        TreeSet<Integer> days = new TreeSet<>(lastOfDay.keySet());
        days.addAll(repaid.keySet());
        TreeMap<Integer, Long> levels = new TreeMap<>();
        boolean owed = false;
        long left = listing.principal();
        for (int day : days) {
            StatusChange status = lastOfDay.get(day);
            owed = status == null ? owed : LoanState.isOutstanding(status.status());
            left = Math.subtractExact(left, repaid.getOrDefault(day, 0L));
            levels.put(day, owed ? Math.max(left, 0) : 0L);
        }
        return StepSeries.ofLevels(levels);
    }
}
