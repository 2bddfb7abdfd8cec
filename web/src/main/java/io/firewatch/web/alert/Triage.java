package io.firewatch.web.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import io.firewatch.web.access.Person;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people decided about alerts: written to the record, from where the index job brings it to the index. */
public final class Triage {
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final Jdbi record;
    private final Deadlines deadlines;
    private final Clock clock;

    public Triage(Jdbi record, Deadlines deadlines, Clock clock) {
        this.record = record;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /**
     * Where an alert stands.
     *
     * @param version the number of its last step, 0 before the first: what a decision says it was made on
     */
    public record Standing(AlertState state, @Nullable String assignee, long version) {}

    /**
     * A step that was taken.
     *
     * @param details what it says beside its note, such as the verdict of a finding
     * @param at an ISO moment
     */
    public record Step(
            long id,
            String actor,
            String action,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String assignee,
            Map<String, String> details,
            String at) {}

    /**
     * A step somebody asks for.
     *
     * @param version what the caller had seen of the case; null when the caller does not say
     */
    public record Request(
            TriageAction action,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String assignee,
            @Nullable Long version,
            Map<String, String> details) {

        /** A step that the desk writes down beside something else that happened. */
        public static Request of(TriageAction action, @Nullable String note, Map<String, String> details) {
            return new Request(action, note, null, null, null, details);
        }

        Request with(Map<String, String> other) {
            return new Request(action, note, reason, assignee, version, Map.copyOf(other));
        }

        AlertState after(AlertState before) {
            return Verdict.FALSE.id().equals(details.get("verdict")) ? AlertState.FALSE_POSITIVE : action.after(before);
        }
    }

    /**
     * Takes the step if the alert's state allows it and nobody took another since the caller looked, two people at once being
     * served one after the other. Refuses with 404 or 409, and with 403 whoever may not decide what was proposed.
     */
    public Standing take(String alert, Person person, Request request) {
        if (request.action().isDecision()) {
            refuseUnlessApprover(person);
        }
        return record.inTransaction(handle -> take(handle, alert, person.user(), person, request));
    }

    /** Likewise, within a transaction that writes more than the step; no step that decides a proposal. */
    public Standing take(Handle handle, String alert, String actor, Request request) {
        if (request.action().isDecision()) {
            throw new IllegalArgumentException(request.action().id() + " is for a person to decide");
        }
        return take(handle, alert, actor, null, request);
    }

    private Standing take(Handle handle, String alert, String actor, @Nullable Person decider, Request asked) {
        TriageAction action = asked.action();
        Standing before = standing(handle, alert, " FOR UPDATE").orElseThrow(() -> Refusal.notFound("alert", alert));
        refuseStale(handle, alert, asked, before);
        Procedure procedure = Procedure.of(before.state(), steps(handle, alert, 0));
        refuseUnfit(asked, before, procedure);
        if (decider != null) {
            refuseOwn(decider, action, procedure);
        }
        Instant now = clock.instant();
        Request request = deadlines.complete(procedure.complete(asked), now);
        AlertState after = request.after(before.state());
        String assignee = assignee(request, before, actor);
        handle.execute(
                "UPDATE desk.alert SET status = ?, assignee = ?, triaged_at = now() WHERE id = ?",
                after.id(),
                assignee,
                alert);
        long step = handle.createQuery(
                        """
                        INSERT INTO desk.triage_step (alert, actor, action, note, reason, assignee, details)
                        VALUES (:alert, :actor, :action, :note, :reason, :assignee, CAST(:details AS jsonb)) RETURNING id
                        """)
                .bind("alert", alert)
                .bind("actor", actor)
                .bind("action", action.id())
                .bind("note", request.note())
                .bind("reason", request.reason())
                .bind("assignee", request.assignee())
                .bind("details", Json.text(request.details()))
                .mapTo(Long.class)
                .one();
        deadlines.follow(handle, alert, step, request, after, now);
        return new Standing(after, assignee, step);
    }

    /** Where the alert stands by the record, which is ahead of the index for a moment after each step. */
    public Optional<Standing> standing(String alert) {
        return record.withHandle(handle -> standing(handle, alert, ""));
    }

    /** What may be done next with an alert, within a transaction that holds it. */
    public Procedure procedure(Handle handle, String alert) {
        return Procedure.of(
                standing(handle, alert, "")
                        .orElseThrow(() -> Refusal.notFound("alert", alert))
                        .state(),
                steps(handle, alert, 0));
    }

    /** The steps taken, oldest first. */
    public List<Step> history(String alert) {
        return record.withHandle(handle -> steps(handle, alert, 0));
    }

    private static List<Step> steps(Handle handle, String alert, long after) {
        return handle.createQuery("SELECT id, actor, action, note, reason, assignee, details, at FROM desk.triage_step"
                        + " WHERE alert = :alert AND id > :after ORDER BY id")
                .bind("alert", alert)
                .bind("after", after)
                .map((row, ctx) -> new Step(
                        row.getLong("id"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("note"),
                        row.getString("reason"),
                        row.getString("assignee"),
                        Json.MAPPER.convertValue(Json.tree(row.getString("details")), WORDS),
                        row.getTimestamp("at").toInstant().toString()))
                .list();
    }

    private static void refuseStale(Handle handle, String alert, Request request, Standing before) {
        if (request.version() != null && request.version() != before.version()) {
            throw new Refusal(Problem.of(
                            409,
                            "stale",
                            "Somebody else took a step meanwhile",
                            "the case is at version " + before.version() + "; the step was decided on version "
                                    + request.version())
                    .with(Map.of(
                            "version",
                            before.version(),
                            "state",
                            before.state().id(),
                            "since",
                            steps(handle, alert, request.version()))));
        }
    }

    private static void refuseUnfit(Request request, Standing before, Procedure procedure) {
        if (procedure.allows(request)) {
            return;
        }
        TriageAction action = request.action();
        String why = "'" + action.id() + "' is not a step for an alert that is "
                + before.state().id();
        if (action.isAllowedIn(before.state())) {
            why += action.isOfReferral()
                    ? ", with a referral that is " + procedure.referral().id()
                    : action.isOfMeasure()
                            ? procedure.proposedMeasure().isPresent()
                                    ? ", with a measure that waits for its decision"
                                    : ", with no measure proposed"
                            : ", with a proposal that waits";
        }
        throw Refusal.conflict(
                why,
                Map.of(
                        "state",
                        before.state().id(),
                        "allowed",
                        procedure.allowed().stream().map(TriageAction::id).toList()));
    }

    private static void refuseUnlessApprover(Person person) {
        if (!person.may(Right.APPROVE)) {
            throw new Refusal(Problem.of(403, "forbidden", "Not allowed", "only an approver decides a proposal"));
        }
        if (person.byToken()) {
            throw new Refusal(Problem.of(403, "forbidden", "Not allowed", "not with a token: sign in"));
        }
    }

    private static void refuseOwn(Person person, TriageAction action, Procedure procedure) {
        if (procedure
                .decidedBy(action)
                .filter(one -> Procedure.isBehind(person, one))
                .isPresent()) {
            throw new Refusal(Problem.of(
                    403, "own-proposal", "Not allowed", "whoever proposed it or verified it does not decide it"));
        }
    }

    private static Optional<Standing> standing(Handle handle, String alert, String lock) {
        return handle.createQuery("SELECT status, assignee FROM desk.alert WHERE id = :id" + lock)
                .bind("id", alert)
                .map((row, ctx) -> Map.entry(row.getString("status"), Optional.ofNullable(row.getString("assignee"))))
                .findOne()
                // Asked for once the lock is held: a statement sees what was there when it began.
                .map(found -> new Standing(
                        AlertState.ofId(found.getKey()).orElseThrow(),
                        found.getValue().orElse(null),
                        version(handle, alert)));
    }

    private static long version(Handle handle, String alert) {
        return handle.createQuery("SELECT coalesce(max(id), 0) FROM desk.triage_step WHERE alert = :alert")
                .bind("alert", alert)
                .mapTo(Long.class)
                .one();
    }

    /** Whoever acknowledges an alert that nobody has takes it on. */
    private static @Nullable String assignee(Request request, Standing before, String actor) {
        if (request.assignee() != null) {
            return request.assignee();
        }
        return request.action() == TriageAction.ACKNOWLEDGE && before.assignee() == null ? actor : before.assignee();
    }
}
