package io.firewatch.detection.loan;

/** What is told of a loan by the lender that made it, to a book that asks whether that lender is a P2P platform. */
public interface LenderLoan<T> {
    String institution();

    String loan();

    /** The same, made on a platform or not. */
    T madeOnPlatform(boolean platform);
}
