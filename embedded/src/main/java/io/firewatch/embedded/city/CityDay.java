package io.firewatch.embedded.city;

import java.time.LocalDate;
import java.util.List;

/** What the city reports for one stretch of business days, in sending order (one lender's batches keep theirs). */
public record CityDay(LocalDate first, LocalDate last, List<Batch> batches) {
    public int records() {
        return batches.stream().mapToInt(batch -> batch.facts().size()).sum();
    }
}
