package io.firewatch.ingestion.cdc;

import org.jspecify.annotations.Nullable;

/** One change of the desk that the index follows: exactly one of an alert as it now stands or how far judging has come. */
public record DeskChange(@Nullable Alert alert, @Nullable Judged judged) {

    /**
     * A row of {@code desk.alert}: what detection found and what people decided.
     *
     * @param basis JSON array
     * @param evidence JSON object
     * @param episodeDay business day, see {@link io.firewatch.model.BusinessTime}
     * @param openedAt ISO 8601
     */
    public record Alert(
            String id,
            String rule,
            int ruleVersion,
            String pattern,
            String severity,
            String institution,
            String subjectType,
            String subjectId,
            String subjectLabel,
            String titleZh,
            String titleEn,
            String messageZh,
            String messageEn,
            String basis,
            String evidence,
            int episodeDay,
            int eventDay,
            String dataState,
            @Nullable String resolution,
            @Nullable String rolledUpUnder,
            String openedAt,
            String updatedAt,
            String status,
            @Nullable String assignee) {}

    /** Everything up to this order-of-receipt number is judged, and its alerts were emitted before this. */
    public record Judged(long seq) {}
}
