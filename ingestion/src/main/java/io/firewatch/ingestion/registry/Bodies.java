package io.firewatch.ingestion.registry;

import io.firewatch.model.Money;
import org.jspecify.annotations.Nullable;

/** How values are written into the bodies that land; null where unknown. */
final class Bodies {
    private Bodies() {}

    static @Nullable String yuan(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen).yuan();
    }

    static @Nullable String yesOrNo(@Nullable Boolean value) {
        return value == null ? null : value ? "yes" : "no";
    }
}
