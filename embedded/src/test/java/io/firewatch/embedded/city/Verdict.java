package io.firewatch.embedded.city;

import io.firewatch.detection.alert.AlertRow;

/**
 * What must be the same however a feed was run: the alert and its numbers. The records it rests on are not part of it,
 * because another order of receipt numbers them differently.
 */
public record Verdict(
        String id, String rule, String institution, String subject, String severity, String dataState, String numbers) {
    public static Verdict of(AlertRow alert) {
        return new Verdict(
                alert.id(),
                alert.rule(),
                alert.institution(),
                alert.subject(),
                alert.severity().id(),
                alert.isFiring() ? "firing" : "resolved",
                alert.formula());
    }
}
