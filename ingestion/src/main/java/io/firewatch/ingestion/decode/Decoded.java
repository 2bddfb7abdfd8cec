package io.firewatch.ingestion.decode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of decoding one body: the record, or the reasons why there is none.
 *
 * @param record one of {@code io.firewatch.model.record}'s bodies; null exactly when there are reasons
 * @param key the business key, also of a refused record as far as its parts could be read
 * @param businessDay the day the fact happened; null where the type carries none or it could not be read
 */
public record Decoded(@Nullable Object record, String key, @Nullable Integer businessDay, List<String> reasons) {
    public Decoded {
        reasons = List.copyOf(reasons);
    }

    public boolean refused() {
        return record == null;
    }
}
