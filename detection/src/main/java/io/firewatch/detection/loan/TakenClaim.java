package io.firewatch.detection.loan;

/** A claim of this loan that was taken over, told by its transfer. */
public record TakenClaim(String institution, String loan, LoanClaim claim) {}
