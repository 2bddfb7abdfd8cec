package io.firewatch.ingestion.feed;

import io.firewatch.model.BusinessTime;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One change of the record that detection follows: exactly one of a landed record, an institution or a rule version, or
 * none of them in {@link #RESUMED}.
 */
public record FeedChange(@Nullable RecordRow record, @Nullable InstitutionRow institution, @Nullable RuleRow rule) {
    /**
     * No change: the job goes on from a checkpoint. What it told the world after that checkpoint is unknown to it, so
     * whoever tells must tell again what it holds.
     */
    public static final FeedChange RESUMED = new FeedChange(null, null, null);

    public boolean isResumed() {
        return record == null && institution == null && rule == null;
    }

    /**
     * A row of {@code feed.record}. {@code businessDay} is null where the record type carries no day; {@code refused}
     * records keep their place in the order of receipt but are not judged.
     *
     * @param receivedAt moment of receipt, see {@link io.firewatch.model.BusinessTime}
     * @param batch the row of {@code feed.batch} it came in, 0 where that is not known
     * @param refusals why it was refused, a JSON list of texts; {@value #ACCEPTED} when it was not
     */
    public record RecordRow(
            long seq,
            String institution,
            int infType,
            @Nullable Integer businessDay,
            long receivedAt,
            long batch,
            String key,
            String body,
            String refusals) {
        public static final String ACCEPTED = "[]";

        /** Of a batch that is not known, received at the start of a day. */
        public RecordRow(
                long seq,
                String institution,
                int infType,
                @Nullable Integer businessDay,
                int receivedDay,
                String key,
                String body,
                boolean refused) {
            this(
                    seq,
                    institution,
                    infType,
                    businessDay,
                    BusinessTime.startOf(receivedDay),
                    0,
                    key,
                    body,
                    refused ? "[\"refused\"]" : ACCEPTED);
        }

        /** Business day of receipt. */
        public int receivedDay() {
            return BusinessTime.dayOf(receivedAt);
        }

        public boolean refused() {
            return !refusals.equals(ACCEPTED);
        }
    }

    /**
     * What detection needs of {@code registry.institution}; {@code type} and {@code district} as written there.
     *
     * @param licensedFrom first business day of the licence or filing, null where the registry knows of none
     * @param licensedTo its last day, null while it has no end
     */
    public record InstitutionRow(
            String code,
            String name,
            String type,
            String district,
            @Nullable Integer licensedFrom,
            @Nullable Integer licensedTo) {
        /** Without a known licence. */
        public InstitutionRow(String code, String name, String type, String district) {
            this(code, name, type, district, null, null);
        }
    }

    /**
     * A row of {@code desk.rule_version}.
     *
     * @param body YAML
     * @param kind rule, measure or exception, or shadow for a draft on trial
     * @param parametersJson what a bureau set instead of the text's defaults, {@code {"name": number}}
     */
    public record RuleRow(String rule, int version, String status, String body, String kind, String parametersJson)
            implements Serializable {
        public static final String RULE = "rule";
        public static final String MEASURE = "measure";
        public static final String EXCEPTION = "exception";
        public static final String SHADOW = "shadow";

        /** A rule with the parameters of its text. */
        public RuleRow(String rule, int version, String status, String body) {
            this(rule, version, status, body, RULE, "{}");
        }
    }
}
