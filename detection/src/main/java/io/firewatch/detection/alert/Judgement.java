package io.firewatch.detection.alert;

import org.jspecify.annotations.Nullable;

/**
 * What the detection job hands to the record: an alert, another outcome, or the number of records that have gone through
 * the books so far (exactly one of the three).
 */
public record Judgement(@Nullable AlertRow alert, @Nullable Long records, @Nullable OutcomeRow outcome) {
    public Judgement(@Nullable AlertRow alert, @Nullable Long records) {
        this(alert, records, null);
    }

    public static Judgement of(OutcomeRow outcome) {
        return new Judgement(null, null, outcome);
    }
}
