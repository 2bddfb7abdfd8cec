package io.firewatch.benchmarks.quality;

import io.firewatch.ingestion.feed.FeedChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * A city, what is true about it, and all that detection is told of it.
 *
 * @param feed in order of receipt
 * @param arguable formulas that hold to the letter and may be read either way: neither required nor wrong
 * @param lookAlikes lawful behaviour that must not be taken for a breach
 * @param lenders codes of all lenders
 */
public record Trial(
        String name,
        List<FeedChange> feed,
        Set<String> lenders,
        List<Sought> sought,
        List<Sought> arguable,
        List<LookAlike> lookAlikes,
        LocalDate first,
        LocalDate last) {
    private static final double DAYS_OF_A_MONTH = 365.25 / 12;

    double months() {
        return (last.toEpochDay() - first.toEpochDay() + 1) / DAYS_OF_A_MONTH;
    }
}
