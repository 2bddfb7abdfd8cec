package io.firewatch.detection.replay;

import io.firewatch.detection.alert.AlertRow;
import java.time.LocalDate;

/**
 * What somebody compares of an alert: everything an inspector would call another finding when it is another.
 *
 * @param episodeDay first business day of the episode
 * @param eventDay last business day it was judged on
 */
public record Finding(
        String id,
        String rule,
        String institution,
        String subject,
        String severity,
        boolean firing,
        LocalDate episodeDay,
        LocalDate eventDay,
        String formula) {

    public static Finding of(AlertRow alert) {
        return new Finding(
                alert.id(),
                alert.rule(),
                alert.institution(),
                alert.subject(),
                alert.severity().id(),
                alert.isFiring(),
                LocalDate.ofEpochDay(alert.episodeDay()),
                LocalDate.ofEpochDay(alert.eventDay()),
                alert.formula());
    }

    /** One line for people: {@code R.id CERT… subject high firing 2026-05-04…2026-05-09 formula}. */
    @Override
    public String toString() {
        return "%s %s %s %s %s %s…%s %s"
                .formatted(
                        rule,
                        institution,
                        subject,
                        severity,
                        firing ? "firing" : "cleared",
                        episodeDay,
                        eventDay,
                        formula);
    }
}
