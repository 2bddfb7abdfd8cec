package io.firewatch.detection.loan;

/** A loan reached a state at a moment of business time; of two at one moment the later received counts. */
public record StatusChange(int status, long moment, long seq) {
    boolean isNewerThan(StatusChange other) {
        return moment != other.moment ? moment > other.moment : seq > other.seq;
    }
}
