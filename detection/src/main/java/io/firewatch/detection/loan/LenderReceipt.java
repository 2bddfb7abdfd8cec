package io.firewatch.detection.loan;

/** What lenders got back of one instalment (T.8 + T.9) on one business day, signed. {@code plan} as in {@link LoanFlow}. */
public record LenderReceipt(String plan, int day, long fen) {}
