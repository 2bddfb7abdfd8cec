package io.firewatch.detection.fake;

import io.firewatch.detection.book.StepSeries;

/** How many signs of R10 a loan shows, day by day; a later one of the same loan replaces it. */
public record FakeLoan(String institution, String loan, int listedDay, StepSeries signs, long seq) {}
