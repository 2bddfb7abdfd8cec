package io.firewatch.detection.loan;

import io.firewatch.model.record.LoanState;
import java.util.List;

/** A loan reached a state at a moment of business time. */
public record StatusChange(int status, long moment, long seq) {
    /** The order in which a loan lives through its states; lenders often stamp several with one second. */
    private static final List<Integer> LIFE = List.of(
            LoanState.PUBLISHED,
            LoanState.RAISING,
            LoanState.FULL,
            LoanState.PAID_OUT,
            LoanState.REPAYING,
            LoanState.OVERDUE,
            LoanState.BAD_DEBT,
            LoanState.WRITTEN_OFF_OFFLINE,
            LoanState.FAILED,
            LoanState.REPAID);

    /** Later in business time; at one moment, later in a loan's life; only between unknown codes, later received. */
    public boolean isNewerThan(StatusChange other) {
        if (moment != other.moment) {
            return moment > other.moment;
        }
        int here = LIFE.indexOf(status);
        int there = LIFE.indexOf(other.status);
        return here != there ? here > there : seq > other.seq;
    }
}
