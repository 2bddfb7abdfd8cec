package io.firewatch.detection.loan;

/** Money that moved for a loan: a transaction type of A.10, a signed amount in fen and a business day. */
public record LoanFlow(int type, int day, long fen, long seq) {}
