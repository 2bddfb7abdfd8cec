package io.firewatch.benchmarks.secondcity;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What one investor lends of a loan, and whom he sells it to. */
final class Slice {
    /** A sale of the whole remaining claim; {@code buyer} is null for an offer nobody takes. */
    record Sale(LocalDateTime offered, LocalDateTime at, @Nullable Someone buyer, long floatPerTenThousand) {}

    final Someone investor;
    final long fen;
    final long red;
    final LocalDateTime bidAt;

    @Nullable
    Sale sale;

    String claim = "-1";

    Slice(Someone investor, long fen, long red, LocalDateTime bidAt) {
        this.investor = investor;
        this.fen = fen;
        this.red = red;
        this.bidAt = bidAt;
    }
}
