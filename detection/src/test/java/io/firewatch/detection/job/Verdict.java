package io.firewatch.detection.job;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;

/** What a person would say of an alert when asked whether two runs found the same. */
record Verdict(
        String id,
        String rule,
        Severity severity,
        String institution,
        String subject,
        int episodeDay,
        int eventDay,
        boolean firing,
        String message,
        String values) {
    static Verdict of(AlertRow alert) {
        return new Verdict(
                alert.id(),
                alert.rule(),
                alert.severity(),
                alert.institution(),
                alert.subject(),
                alert.episodeDay() - LenderFeed.DAY_0,
                alert.eventDay() - LenderFeed.DAY_0,
                alert.isFiring(),
                alert.messageZh() + alert.messageEn() + alert.formula(),
                alert.figures());
    }
}
