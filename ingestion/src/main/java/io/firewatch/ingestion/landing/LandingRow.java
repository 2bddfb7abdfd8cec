package io.firewatch.ingestion.landing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record as it will be kept.
 *
 * @param position from 1 within its batch
 * @param businessDay see {@link io.firewatch.model.BusinessTime}; null where the type carries none
 * @param refusals empty when the record is valid
 */
public record LandingRow(int position, @Nullable Integer businessDay, String key, String body, List<String> refusals) {
    public LandingRow {
        refusals = List.copyOf(refusals);
    }
}
