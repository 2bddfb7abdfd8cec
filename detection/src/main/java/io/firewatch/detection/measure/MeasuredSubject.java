package io.firewatch.detection.measure;

import io.firewatch.model.indicator.SubjectType;

/**
 * Whom a measure is told about, and how far.
 *
 * @param generation the activation it was last told by; 0 before
 * @param dirtyFrom first day on which facts changed since
 * @param toldThrough last day it was told for
 */
public record MeasuredSubject(
        String measure,
        String institution,
        SubjectType type,
        String subject,
        int generation,
        int dirtyFrom,
        int toldThrough) {
    static MeasuredSubject of(MeasureFact fact) {
        return new MeasuredSubject(
                fact.measure(),
                fact.institution(),
                fact.type(),
                fact.subject(),
                0,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE);
    }

    MeasuredSubject dirty(int day) {
        return new MeasuredSubject(
                measure, institution, type, subject, generation, Math.min(dirtyFrom, day), toldThrough);
    }

    MeasuredSubject told(int generation, int through) {
        return new MeasuredSubject(measure, institution, type, subject, generation, Integer.MAX_VALUE, through);
    }
}
