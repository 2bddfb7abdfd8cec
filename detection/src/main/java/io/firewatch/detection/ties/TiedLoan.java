package io.firewatch.detection.ties;

import io.firewatch.detection.book.StepSeries;

/**
 * A loan as the graph needs it; a later one of the same loan replaces it.
 *
 * @param use loanUse code, A.10
 * @param guarantors parties, comma-separated as in the listing
 * @param owed what is owed of it, day by day
 * @param seq of the listing
 */
public record TiedLoan(
        String institution, String party, String loan, int use, String guarantors, StepSeries owed, long seq) {}
