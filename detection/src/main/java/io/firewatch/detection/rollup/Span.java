package io.firewatch.detection.rollup;

import io.firewatch.detection.alert.AlertRow;

/**
 * The days of an alert that others may roll up under.
 *
 * @param last {@link AlertRow#OPEN} while it is firing
 */
public record Span(String alert, int first, int last) {
    static Span of(AlertRow alert) {
        return new Span(alert.id(), alert.episodeDay(), alert.lastDay());
    }

    /**
     * Whether the two have a day in common, or one goes over into the other from one day to the next: near the limit on
     * Monday, over it on Tuesday is one finding.
     */
    boolean touches(AlertRow other) {
        return first - 1L <= other.lastDay() && other.episodeDay() - 1L <= last;
    }
}
