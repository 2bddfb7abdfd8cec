package io.firewatch.web.alert;

import io.firewatch.model.Severity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * On which alerts something should have been done by now, said so that a store can look for them without each being asked: by
 * severity and state those raised before a moment, and some by name.
 *
 * @param clocks what follows from severity, state and the moment an alert was raised
 * @param except those for which that is not so, because their clock began anew
 * @param also those on which something else is overdue
 */
public record Overdue(List<Clock> clocks, Collection<String> except, Collection<String> also) {
    /** Alerts of a severity in these states are overdue when they were raised before. */
    public record Clock(Severity severity, List<AlertState> states, Instant raisedBefore) {}
}
