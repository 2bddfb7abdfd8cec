package io.firewatch.detection.loan;

import io.firewatch.model.record.RepayPlan;

/** One instalment of a plan as first received and as it stands now. */
public record PlanIssue(RepayPlan first, long firstSeq, RepayPlan newest, long newestSeq) {
    public static PlanIssue of(RepayPlan row, long seq) {
        return new PlanIssue(row, seq, row, seq);
    }

    /** With another version taken in, whichever way round the two arrive. */
    public PlanIssue with(RepayPlan row, long seq) {
        if (seq < firstSeq) {
            return new PlanIssue(row, seq, newest, newestSeq);
        }
        return seq > newestSeq ? new PlanIssue(first, firstSeq, row, seq) : this;
    }
}
