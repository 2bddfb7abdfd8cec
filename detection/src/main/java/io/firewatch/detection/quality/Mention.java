package io.firewatch.detection.quality;

import io.firewatch.detection.book.EntityKey;
import io.firewatch.model.indicator.CheckIndicator;
import org.jspecify.annotations.Nullable;

/**
 * A record names something that another record must tell of, or is the one that tells of it.
 *
 * @param id kind and id of what is named
 * @param tells which of the records asked for this is: bits of {@link Mentions}, 0 for none
 * @param check the check that asks; null when none does
 * @param needs any one of these bits answers it
 * @param day business day of the record that asks, or of the money
 * @param key what the finding is called
 * @param sold T.11 of a transfer, fen
 * @param taken T.17 of a transfer, fen
 */
public record Mention(
        String institution,
        String id,
        int tells,
        @Nullable CheckIndicator check,
        int needs,
        int day,
        long seq,
        String key,
        long sold,
        long taken) {

    EntityKey entity() {
        return new EntityKey(institution, id);
    }
}
