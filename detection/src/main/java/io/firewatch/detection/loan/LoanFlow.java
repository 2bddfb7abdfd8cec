package io.firewatch.detection.loan;

/**
 * Money that moved for a loan: a transaction type of A.10, a signed amount in fen and a business day.
 *
 * @param plan the instalment it is for (replanId), empty when the lender does not say
 */
public record LoanFlow(int type, int day, long fen, String plan, long seq) {}
