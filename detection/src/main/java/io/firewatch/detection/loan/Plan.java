package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The repayment plan in force. A re-sent plan replaces the whole (A.6): the row received last says how many instalments
 * there are now, and rows beyond that number belong to a plan that is gone.
 */
public final class Plan {
    private Plan() {}

    /** Rounding of a plan (A.8). */
    private static final long SLACK_FEN = 100;

    /** Of a loan older than the feed, whose plan may be reported from the next instalment on. */
    static Optional<PrincipalCurve> curve(Collection<PlanIssue> issues, Listing listing) {
        return curve(issues, inForce(issues, listing));
    }

    /**
     * When principal falls due, or empty while instalments are missing (they are waited for).
     *
     * <p>A due day after the end of the plan first received is an extension (展期) and counts as that end: it tells of
     * the borrower's trouble, not of a product that was built on longer loans.
     */
    public static Optional<PrincipalCurve> curve(Collection<PlanIssue> issues) {
        return curve(issues, inForce(issues));
    }

    private static Optional<PrincipalCurve> curve(Collection<PlanIssue> issues, List<RepayPlan> rows) {
        Optional<PlanIssue> first = issues.stream().min(Comparator.comparingLong(PlanIssue::firstSeq));
        if (rows.isEmpty() || first.isEmpty()) {
            return Optional.empty();
        }
        int firstTotal = first.get().first().totalIssue();
        int firstEnd = issues.stream()
                .map(PlanIssue::first)
                .filter(row -> row.issue() <= firstTotal)
                .mapToInt(row -> BusinessTime.dayOf(row.dueAt()))
                .max()
                .orElse(Integer.MAX_VALUE);
        return Optional.of(new PrincipalCurve(
                rows.stream()
                        .mapToInt(row -> Math.min(BusinessTime.dayOf(row.dueAt()), firstEnd))
                        .toArray(),
                rows.stream().mapToLong(row -> row.principal().fen()).toArray()));
    }

    /** The instalments of the newest plan by due day, or none while some of them are missing. */
    static List<RepayPlan> inForce(Collection<PlanIssue> issues) {
        List<RepayPlan> rows = newest(issues);
        return rows.isEmpty() || rows.size() < total(issues) ? List.of() : rows;
    }

    /** The like; the rest of a plan is whole when its principal is what is left of a loan older than the feed. */
    static List<RepayPlan> inForce(Collection<PlanIssue> issues, Listing listing) {
        List<RepayPlan> rows = newest(issues);
        long principal = rows.stream().mapToLong(row -> row.principal().fen()).sum();
        boolean rest = listing.isStock() && Math.abs(principal - listing.principal()) <= SLACK_FEN;
        return rest ? rows : inForce(issues);
    }

    private static int total(Collection<PlanIssue> issues) {
        return issues.stream()
                .max(Comparator.comparingLong(PlanIssue::newestSeq))
                .map(last -> last.newest().totalIssue())
                .orElse(0);
    }

    private static List<RepayPlan> newest(Collection<PlanIssue> issues) {
        int total = total(issues);
        List<RepayPlan> rows = new ArrayList<>();
        for (PlanIssue issue : issues) {
            if (issue.newest().issue() <= total) {
                rows.add(issue.newest());
            }
        }
        rows.sort(Comparator.comparingLong(RepayPlan::dueAt).thenComparingInt(RepayPlan::issue));
        return rows;
    }
}
