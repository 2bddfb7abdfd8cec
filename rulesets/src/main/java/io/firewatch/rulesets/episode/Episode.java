package io.firewatch.rulesets.episode;

import io.firewatch.model.Severity;

/**
 * A stretch of business days over which a rule held.
 *
 * @param startDay first day it held
 * @param lastDay last day it held, while it is open as far as was looked
 * @param eventIndex place of the last point that fired
 * @param severity gravest so far
 * @param firing whether it was still open at the end of the days looked at
 */
public record Episode(int startDay, int lastDay, int eventIndex, Severity severity, boolean firing) {}
