package io.firewatch.web.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Trials of drafts: a draft in shadow stands in {@code desk.rule_version} as a text of its own kind, which the detection job
 * follows; what it raises stands in {@code desk.shadow_alert}, which only the studio reads.
 */
public final class ShadowLedger {
    private static final String NAME = "shadow/";

    private final Jdbi record;

    ShadowLedger(Jdbi record) {
        this.record = record;
    }

    /** An alert a draft would have raised. {@code live}: whether the rule in force raised the same. */
    public record Raised(
            String id,
            String institution,
            String subjectType,
            String subject,
            String severity,
            String messageZh,
            String messageEn,
            String episodeDay,
            String eventDay,
            String dataState,
            boolean live) {}

    /** A trial so far. {@code alsoLive} of its alerts the rule in force raised too. */
    public record Trial(
            int trial,
            boolean running,
            String since,
            @Nullable String until,
            long alerts,
            long firing,
            long alsoLive,
            long institutions) {}

    void begin(Handle handle, Draft draft) {
        handle.createUpdate(
                        """
                        INSERT INTO desk.rule_version (rule, version, kind, hash, status, body, parameters, draft)
                        SELECT :name, coalesce(max(version), 0) + 1, 'shadow', :hash, 'active', :body, :parameters::jsonb, :draft
                        FROM desk.rule_version WHERE rule = :name""")
                .bind("name", NAME + draft.draft())
                .bind("hash", draft.hash())
                .bind("body", draft.body())
                .bind("parameters", draft.parameters())
                .bind("draft", draft.draft())
                .execute();
    }

    /** Ends the draft's trial, if there is one. */
    void end(Handle handle, long draft) {
        handle.createUpdate("UPDATE desk.rule_version SET status = 'retired', retired_at = now()"
                        + " WHERE rule = :name AND kind = 'shadow' AND status = 'active'")
                .bind("name", NAME + draft)
                .execute();
    }

    /** The newest trial of a draft. */
    public Optional<Trial> newest(long draft) {
        return record.withHandle(handle -> newest(handle, draft));
    }

    Optional<Trial> newest(Handle handle, long draft) {
        return handle.createQuery(
                        """
                        SELECT v.version, v.status = 'active' AS running, v.activated_at, v.retired_at, count(s.id) AS alerts,
                               count(s.id) FILTER (WHERE s.data_state = 'firing') AS firing, count(a.id) AS also_live,
                               count(DISTINCT s.institution) AS institutions
                        FROM desk.rule_version v
                        LEFT JOIN desk.shadow_alert s ON s.draft = v.draft AND s.trial = v.version
                            AND s.resolution IS DISTINCT FROM 'corrected'
                        LEFT JOIN desk.alert a ON a.id = s.id AND a.resolution IS DISTINCT FROM 'corrected'
                        WHERE v.rule = :name AND v.kind = 'shadow'
                        GROUP BY v.version, v.status, v.activated_at, v.retired_at ORDER BY v.version DESC LIMIT 1""")
                .bind("name", NAME + draft)
                .map((row, ctx) -> new Trial(
                        row.getInt("version"),
                        row.getBoolean("running"),
                        row.getTimestamp("activated_at").toInstant().toString(),
                        row.getTimestamp("retired_at") == null
                                ? null
                                : row.getTimestamp("retired_at").toInstant().toString(),
                        row.getLong("alerts"),
                        row.getLong("firing"),
                        row.getLong("also_live"),
                        row.getLong("institutions")))
                .findOne();
    }

    /** What the newest trial raised, newest first. */
    public List<Raised> raised(long draft, int most) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT s.*, a.id IS NOT NULL AS live FROM desk.shadow_alert s
                        LEFT JOIN desk.alert a ON a.id = s.id AND a.resolution IS DISTINCT FROM 'corrected'
                        WHERE s.draft = :draft AND s.trial = (SELECT max(version) FROM desk.rule_version WHERE rule = :name)
                          AND s.resolution IS DISTINCT FROM 'corrected'
                        ORDER BY s.event_day DESC, s.id LIMIT :most""")
                .bind("draft", draft)
                .bind("name", NAME + draft)
                .bind("most", most)
                .map((row, ctx) -> new Raised(
                        row.getString("id"),
                        row.getString("institution"),
                        row.getString("subject_type"),
                        row.getString("subject"),
                        row.getString("severity"),
                        row.getString("message_zh"),
                        row.getString("message_en"),
                        row.getString("episode_day"),
                        row.getString("event_day"),
                        row.getString("data_state"),
                        row.getBoolean("live")))
                .list());
    }

    /** The statistics that are kept with a decision. */
    static ObjectNode evidence(Trial trial) {
        return Json.MAPPER.valueToTree(trial);
    }
}
