package io.firewatch.ingestion.landing;

import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch as it will be kept.
 *
 * @param production false for a debugging push: answered, never judged, its records not kept
 * @param sentTime as the lender wrote it; the official client writes a 12-hour clock, so nothing rests on it
 * @param tradeDay the business date in the batch number, where it has one
 * @param observations data-quality findings about the envelope
 */
public record Batch(
        String institution,
        RecordType type,
        String batchNum,
        boolean production,
        @Nullable String sentTime,
        @Nullable LocalDate tradeDay,
        List<String> observations,
        List<LandingRow> rows) {
    public Batch {
        observations = List.copyOf(observations);
        rows = List.copyOf(rows);
    }

    public int refused() {
        return (int) rows.stream().filter(row -> !row.refusals().isEmpty()).count();
    }

    /** A batch with no acceptable record has failed and may be sent again under its number (A.6). */
    public boolean succeeds() {
        return refused() < rows.size();
    }
}
