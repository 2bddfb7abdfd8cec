package io.firewatch.detection.loan;

/** What a claim needs to know of the loan it is a slice of; a later one of the same claim replaces it. */
public record ClaimTerms(String institution, String loan, LoanClaim claim, PrincipalCurve curve) {}
