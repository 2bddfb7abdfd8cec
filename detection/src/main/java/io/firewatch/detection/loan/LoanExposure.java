package io.firewatch.detection.loan;

import io.firewatch.detection.book.StepSeries;

/** What one loan adds to what its borrower owes, day by day; a later one of the same loan replaces it. */
public record LoanExposure(String institution, String party, String loan, StepSeries owed, long seq) {}
