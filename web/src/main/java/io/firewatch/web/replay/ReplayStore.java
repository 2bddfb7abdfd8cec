package io.firewatch.web.replay;

import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.replay.Replayer.Governing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rows of {@code desk.rule_replay}, and what a replay asks of the record. */
final class ReplayStore {
    private static final String COLUMNS =
            """
            SELECT r.replay, r.draft, r.rule, r.kind, r.body, r.parameters::text, r.hash, d.hash AS draft_hash, r.rules_hash,
                   r.from_seq, r.to_seq, r.state, r.judged, r.result, r.result_hash, r.failure,
                   r.asked_by, r.asked_at, r.started_at, r.ended_at
            FROM desk.rule_replay r JOIN desk.rule_draft d USING (draft)
            """;

    private final Jdbi record;
    private final AuditLog log;

    /** {@code record} sees the whole city. */
    ReplayStore(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /**
     * A replay.
     *
     * @param draftHash of the draft as it is now; another than the proposal's when it was edited since
     * @param judged everything up to this record is judged
     * @param result see {@link ReplayReport}
     */
    record Row(
            long id,
            long draft,
            Proposal proposal,
            String draftHash,
            @Nullable String rulesHash,
            @Nullable Long from,
            @Nullable Long to,
            ReplayState state,
            long judged,
            @Nullable String result,
            @Nullable String resultHash,
            @Nullable String failure,
            String askedBy,
            Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {}

    Optional<Proposal> draft(long draft) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT rule, kind, body, parameters::text, hash FROM desk.rule_draft WHERE draft = ?")
                .bind(0, draft)
                .map((row, ctx) -> proposal(row))
                .findOne());
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(
                row.getString("rule"),
                row.getString("kind"),
                row.getString("body"),
                row.getString("parameters"),
                row.getString("hash"));
    }

    InForce inForce() {
        return new InForce(record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT rule, version, status, body, kind, parameters::text, hash FROM desk.rule_version
                        WHERE kind IN ('rule', 'measure', 'exception') ORDER BY kind, rule, version""")
                .map((row, ctx) -> new InForce.Version(
                        new Governing(
                                row.getString("rule"),
                                row.getInt("version"),
                                row.getString("status"),
                                row.getString("body"),
                                row.getString("kind"),
                                row.getString("parameters")),
                        row.getString("hash")))
                .list()));
    }

    /** Adds one to the queue; empty when one of the same text waits or runs already. */
    Optional<Long> add(long draft, Proposal proposal, By by) {
        return record.inTransaction(handle -> {
            handle.execute("SELECT FROM desk.rule_draft WHERE draft = ? FOR UPDATE", draft);
            boolean there = handle.select(
                                    "SELECT count(*) FROM desk.rule_replay WHERE draft = ? AND hash = ?"
                                            + " AND state IN ('queued', 'running')",
                                    draft,
                                    proposal.hash())
                            .mapTo(Integer.class)
                            .one()
                    > 0;
            if (there) {
                return Optional.empty();
            }
            long id = handle.createQuery(
                            """
                            INSERT INTO desk.rule_replay (draft, rule, kind, body, parameters, hash, asked_by)
                            VALUES (?, ?, ?, ?, ?::jsonb, ?, ?) RETURNING replay""")
                    .bind(0, draft)
                    .bind(1, proposal.name())
                    .bind(2, proposal.kind())
                    .bind(3, proposal.body())
                    .bind(4, proposal.parameters())
                    .bind(5, proposal.hash())
                    .bind(6, by.user())
                    .mapTo(Long.class)
                    .one();
            tell(handle, by, id, draft, proposal.name(), "queued", Map.of("hash", proposal.hash()));
            return Optional.of(id);
        });
    }

    /** Takes the one that has waited longest; empty when none waits. */
    Optional<Row> begin(String rulesHash) {
        return record.inTransaction(handle -> {
            Optional<Long> next = handle.createQuery(
                            "SELECT replay FROM desk.rule_replay WHERE state = 'queued' ORDER BY replay LIMIT 1 FOR UPDATE")
                    .mapTo(Long.class)
                    .findOne();
            next.ifPresent(id -> handle.execute(
                    "UPDATE desk.rule_replay SET state = 'running', started_at = now(), rules_hash = ? WHERE replay = ?",
                    rulesHash,
                    id));
            return next.flatMap(id -> find(handle, id));
        });
    }

    boolean hasQueued() {
        return record.withHandle(
                handle -> handle.select("SELECT EXISTS (SELECT FROM desk.rule_replay WHERE state = 'queued')")
                        .mapTo(Boolean.class)
                        .one());
    }

    void spans(long id, long through) {
        record.useHandle(handle -> handle.execute(
                "UPDATE desk.rule_replay SET from_seq = ?, to_seq = ? WHERE replay = ?",
                Math.min(1, through),
                through,
                id));
    }

    void judged(long id, long upTo) {
        record.useHandle(handle -> handle.execute(
                "UPDATE desk.rule_replay SET judged = greatest(judged, ?) WHERE replay = ? AND state = 'running'",
                upTo,
                id));
    }

    void done(Row one, String result) {
        record.useTransaction(handle -> {
            handle.execute(
                    """
                    UPDATE desk.rule_replay SET state = 'done', judged = to_seq, result = ?,
                        result_hash = encode(sha256(convert_to(?, 'UTF8')), 'hex'), ended_at = now()
                    WHERE replay = ?""",
                    result,
                    result,
                    one.id());
            Row now = find(handle, one.id()).orElseThrow();
            tell(
                    handle,
                    new By(one.askedBy(), ""),
                    one.id(),
                    one.draft(),
                    one.proposal().name(),
                    "done",
                    Map.of("result", String.valueOf(now.resultHash())));
        });
    }

    void failed(Row one, String why) {
        record.useTransaction(handle -> {
            handle.execute(
                    "UPDATE desk.rule_replay SET state = 'failed', failure = ?, ended_at = now() WHERE replay = ?",
                    why,
                    one.id());
            tell(
                    handle,
                    new By(one.askedBy(), ""),
                    one.id(),
                    one.draft(),
                    one.proposal().name(),
                    "failed",
                    Map.of());
        });
    }

    /** Answers whether there was anything to cancel; who asks must end what runs first. */
    boolean cancel(Row one, By by) {
        return record.inTransaction(handle -> {
            int changed = handle.execute(
                    "UPDATE desk.rule_replay SET state = 'cancelled', ended_at = now() WHERE replay = ? AND ended_at IS NULL",
                    one.id());
            if (changed > 0) {
                tell(handle, by, one.id(), one.draft(), one.proposal().name(), "cancelled", Map.of());
            }
            return changed > 0;
        });
    }

    /** Those that ran when the process ended that ran them. */
    List<Row> running() {
        return rows("WHERE r.state = 'running' ORDER BY r.replay", null);
    }

    Optional<Row> find(long id) {
        return record.withHandle(handle -> find(handle, id));
    }

    /** Newest first. */
    List<Row> ofDraft(long draft) {
        return rows("WHERE r.draft = :key ORDER BY r.replay DESC LIMIT 50", draft);
    }

    private List<Row> rows(String which, @Nullable Long key) {
        return record.withHandle(handle -> {
            var query = handle.createQuery(COLUMNS + which);
            if (key != null) {
                query.bind("key", key.longValue());
            }
            return query.map((row, ctx) -> row(row)).list();
        });
    }

    private static Optional<Row> find(Handle handle, long id) {
        return handle.createQuery(COLUMNS + "WHERE r.replay = :key")
                .bind("key", id)
                .map((row, ctx) -> row(row))
                .findOne();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("replay"),
                row.getLong("draft"),
                proposal(row),
                row.getString("draft_hash"),
                row.getString("rules_hash"),
                row.getObject("from_seq", Long.class),
                row.getObject("to_seq", Long.class),
                ReplayState.ofId(row.getString("state")),
                row.getLong("judged"),
                row.getString("result"),
                row.getString("result_hash"),
                row.getString("failure"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                moment(row, "started_at"),
                moment(row, "ended_at"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private void tell(Handle handle, By by, long id, long draft, String rule, String state, Map<String, String> more) {
        Map<String, Object> detail = new LinkedHashMap<>(more);
        detail.put("draft", draft);
        detail.put("replay", id);
        detail.put("state", state);
        log.append(handle, by, AuditAction.RULE_REPLAY, rule, detail);
    }
}
