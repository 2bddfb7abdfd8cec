package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.LoanState;
import io.firewatch.model.record.TransType;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Everything known of one loan at one moment; what the loan's indicators are computed from. */
public record LoanFacts(
        Listing listing,
        List<StatusChange> statuses,
        List<PlanIssue> plan,
        List<LoanClaim> claims,
        List<LoanFlow> flows,
        List<LenderReceipt> receipts) {
    private static final Set<Integer> BEFORE_PAYOUT =
            Set.of(LoanState.PUBLISHED, LoanState.RAISING, LoanState.FULL, LoanState.FAILED);

    private static final Set<Integer> ENDED = Set.of(LoanState.FAILED, LoanState.REPAID, LoanState.WRITTEN_OFF_OFFLINE);

    static boolean isPayout(LoanFlow flow) {
        return flow.type() == TransType.PAYOUT || flow.type() == TransType.PAYOUT_TO_MERCHANT;
    }

    OptionalInt firstPayout() {
        return flows.stream()
                .filter(flow -> isPayout(flow) && flow.fen() > 0)
                .mapToInt(LoanFlow::day)
                .min();
    }

    OptionalInt lastPayout() {
        return flows.stream()
                .filter(flow -> isPayout(flow) && flow.fen() > 0)
                .mapToInt(LoanFlow::day)
                .max();
    }

    /** The first day on which it had failed, was repaid or written off. */
    OptionalInt firstDayEnded() {
        return statuses.stream()
                .filter(status -> ENDED.contains(status.status()))
                .mapToInt(status -> BusinessTime.dayOf(status.moment()))
                .min();
    }

    /** The first day on which the loan's state says that its payout is behind it. */
    OptionalInt firstDayPaidOut() {
        return statuses.stream()
                .filter(status -> !BEFORE_PAYOUT.contains(status.status()))
                .mapToInt(status -> BusinessTime.dayOf(status.moment()))
                .min();
    }

    /** Signed sum of some types up to and including a day. */
    long sum(Set<Integer> types, int throughDay) {
        long sum = 0;
        for (LoanFlow flow : flows) {
            if (flow.day() <= throughDay && types.contains(flow.type())) {
                sum = Math.addExact(sum, flow.fen());
            }
        }
        return sum;
    }
}
