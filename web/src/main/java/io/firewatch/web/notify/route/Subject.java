package io.firewatch.web.notify.route;

import io.firewatch.model.Severity;

/**
 * What a route may ask of an alert.
 *
 * @param alert its id; of a drill, the drill's
 * @param type of the institution
 */
public record Subject(
        String alert,
        Severity severity,
        String pattern,
        String rule,
        String institution,
        String type,
        String district) {}
