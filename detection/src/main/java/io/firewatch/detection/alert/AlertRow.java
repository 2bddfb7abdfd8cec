package io.firewatch.detection.alert;

import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One alert as the detection job knows it: an episode of a rule holding for a subject. Written to {@code desk.alert} by
 * id, so repeating it is harmless.
 *
 * @param basis the rule's legal basis as JSON text
 * @param thresholds the rule's parameters in force as JSON text
 * @param figures the indicators on {@code eventDay} as JSON text, see {@code CompiledRule.figuresJson}
 * @param records order-of-receipt numbers of the records the values rest on
 * @param exhibits further evidence, JSON texts
 * @param resolution null while firing, else {@code cleared} or {@code corrected}
 * @param lastDay last business day the rule held; {@link #OPEN} while firing
 * @param rollsUpUnder the rule that tells the same finding at a coarser grain
 * @param rolledUpUnder the alert of that rule that tells it, when there is one
 */
public record AlertRow(
        String id,
        String rule,
        int ruleVersion,
        String pattern,
        Severity severity,
        String institution,
        SubjectType subjectType,
        String subject,
        String subjectLabel,
        String titleZh,
        String titleEn,
        String messageZh,
        String messageEn,
        String basis,
        String formula,
        String thresholds,
        String figures,
        long[] records,
        String[] exhibits,
        int episodeDay,
        int eventDay,
        @Nullable String resolution,
        int lastDay,
        @Nullable String rollsUpUnder,
        @Nullable String rolledUpUnder) {
    public static final String CORRECTED = "corrected";

    /** No last day yet. */
    public static final int OPEN = Integer.MAX_VALUE;

    public boolean isFiring() {
        return resolution == null;
    }

    /** Later facts showed that it never held: it was none. */
    public boolean isCorrected() {
        return CORRECTED.equals(resolution);
    }

    public AlertRow withResolution(String resolution) {
        return with(resolution, isFiring() ? eventDay : lastDay, rolledUpUnder);
    }

    public AlertRow rolledUpUnder(@Nullable String alert) {
        return with(resolution, lastDay, alert);
    }

    private AlertRow with(@Nullable String resolution, int lastDay, @Nullable String rolledUpUnder) {
        return new AlertRow(
                id,
                rule,
                ruleVersion,
                pattern,
                severity,
                institution,
                subjectType,
                subject,
                subjectLabel,
                titleZh,
                titleEn,
                messageZh,
                messageEn,
                basis,
                formula,
                thresholds,
                figures,
                records,
                exhibits,
                episodeDay,
                eventDay,
                resolution,
                lastDay,
                rollsUpUnder,
                rolledUpUnder);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertRow that
                && id.equals(that.id)
                && ruleVersion == that.ruleVersion
                && severity == that.severity
                && messageZh.equals(that.messageZh)
                && formula.equals(that.formula)
                && eventDay == that.eventDay
                && figures.equals(that.figures)
                && Arrays.equals(records, that.records)
                && Arrays.equals(exhibits, that.exhibits)
                && lastDay == that.lastDay
                && Objects.equals(resolution, that.resolution)
                && Objects.equals(rollsUpUnder, that.rollsUpUnder)
                && Objects.equals(rolledUpUnder, that.rolledUpUnder);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
