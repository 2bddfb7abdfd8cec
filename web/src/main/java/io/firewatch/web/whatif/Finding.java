package io.firewatch.web.whatif;

import io.firewatch.model.Severity;

/**
 * An alert as a rule would raise it.
 *
 * @param id what the alert is called: see {@link io.firewatch.rulesets.judging.AlertId}
 * @param startDay first business day of its episode
 * @param lastDay last business day on which it held, as far as was looked
 */
public record Finding(
        String id,
        String institution,
        String subject,
        String label,
        int startDay,
        int lastDay,
        Severity severity,
        boolean firing) {}
