package io.firewatch.detection.alert;

import org.jspecify.annotations.Nullable;

/**
 * What the detection job hands to the record: an alert, or the number of records that have gone through the books so far
 * (exactly one of the two).
 */
public record Judgement(@Nullable AlertRow alert, @Nullable Long records) {}
