package io.firewatch.detection.alert;

import io.firewatch.model.indicator.SubjectType;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a subject when it is neither an alert nor nothing. Written to {@code desk.outcome}.
 *
 * @param day newest business day it was said of
 * @param outcome {@link #INSUFFICIENT} or {@link #EXCEPTED}; null takes back what was said before
 */
public record OutcomeRow(
        String rule,
        int ruleVersion,
        String institution,
        SubjectType subjectType,
        String subject,
        int day,
        @Nullable String outcome,
        String whyZh,
        String whyEn) {
    /** Not enough is known to judge. */
    public static final String INSUFFICIENT = "insufficient-data";

    /** The rule holds, and somebody answerable said that this is no alert. */
    public static final String EXCEPTED = "excepted";

    public OutcomeRow takenBack() {
        return new OutcomeRow(rule, ruleVersion, institution, subjectType, subject, day, null, "", "");
    }
}
