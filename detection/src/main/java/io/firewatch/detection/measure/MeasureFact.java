package io.firewatch.detection.measure;

import io.firewatch.model.indicator.SubjectType;

/**
 * A record begins to count in one part of a measure, or ceases to.
 *
 * @param generation which activation of the measure
 * @param record order-of-receipt number of the version that counts
 * @param value the number it counts with
 */
public record MeasureFact(
        String institution,
        SubjectType type,
        String subject,
        String measure,
        int generation,
        int part,
        int day,
        long record,
        long value,
        boolean counts) {}
