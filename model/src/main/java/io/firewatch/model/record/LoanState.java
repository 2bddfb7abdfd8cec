package io.firewatch.model.record;

/** productStatus codes of a loan (reporting-protocol A.10); the list is open, so unknown codes stay plain numbers. */
public final class LoanState {
    public static final int PUBLISHED = 0;
    public static final int FULL = 1;
    public static final int FAILED = 2;
    public static final int REPAID = 3;
    public static final int OVERDUE = 4;
    public static final int REPAYING = 5;
    public static final int RAISING = 6;
    public static final int BAD_DEBT = 8;
    public static final int PAID_OUT = 9;
    public static final int WRITTEN_OFF_OFFLINE = 10;

    private LoanState() {}

    /** Whether principal is owed in this state: 1, 4, 5, 8, 9 (supervision-rules B.1). */
    public static boolean isOutstanding(int status) {
        return status == FULL || status == OVERDUE || status == REPAYING || status == BAD_DEBT || status == PAID_OUT;
    }
}
