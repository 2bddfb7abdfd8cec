package io.firewatch.web.alert;

import io.firewatch.web.http.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people decided about alerts: written to the record, from where the index job brings it to the index. */
public final class Triage {
    private final Jdbi record;

    public Triage(Jdbi record) {
        this.record = record;
    }

    /** Where an alert stands. */
    public record Standing(AlertState state, @Nullable String assignee) {}

    /** A step that was taken; {@code at} is an ISO moment. */
    public record Step(
            String actor,
            String action,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String assignee,
            String at) {}

    /** A step somebody asks for. */
    public record Request(
            TriageAction action, @Nullable String note, @Nullable String reason, @Nullable String assignee) {}

    /**
     * Takes the step if the alert's state allows it, two people at once being served one after the other. Refuses with 404
     * or 409.
     */
    public Standing take(String alert, String actor, Request request) {
        TriageAction action = request.action();
        return record.inTransaction(handle -> {
            Standing before =
                    standing(handle, alert, " FOR UPDATE").orElseThrow(() -> Refusal.notFound("alert", alert));
            if (!action.isAllowedIn(before.state())) {
                throw Refusal.conflict(
                        "'" + action.id() + "' is not a step for an alert that is "
                                + before.state().id(),
                        Map.of(
                                "state",
                                before.state().id(),
                                "allowed",
                                TriageAction.allowedIn(before.state()).stream()
                                        .map(TriageAction::id)
                                        .toList()));
            }
            AlertState after = action.after(before.state());
            String assignee = assignee(request, before, actor);
            handle.execute(
                    "UPDATE desk.alert SET status = ?, assignee = ?, triaged_at = now() WHERE id = ?",
                    after.id(),
                    assignee,
                    alert);
            handle.execute(
                    "INSERT INTO desk.triage_step (alert, actor, action, note, reason, assignee)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    alert,
                    actor,
                    action.id(),
                    request.note(),
                    request.reason(),
                    request.assignee());
            return new Standing(after, assignee);
        });
    }

    /** Where the alert stands by the record, which is ahead of the index for a moment after each step. */
    public Optional<Standing> standing(String alert) {
        return record.withHandle(handle -> standing(handle, alert, ""));
    }

    /** The steps taken, oldest first. */
    public List<Step> history(String alert) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT actor, action, note, reason, assignee, at FROM desk.triage_step"
                                + " WHERE alert = :alert ORDER BY id")
                        .bind("alert", alert)
                        .map((row, ctx) -> new Step(
                                row.getString("actor"),
                                row.getString("action"),
                                row.getString("note"),
                                row.getString("reason"),
                                row.getString("assignee"),
                                row.getTimestamp("at").toInstant().toString()))
                        .list());
    }

    private static Optional<Standing> standing(Handle handle, String alert, String lock) {
        return handle.createQuery("SELECT status, assignee FROM desk.alert WHERE id = :id" + lock)
                .bind("id", alert)
                .map((row, ctx) ->
                        new Standing(AlertState.ofId(row.getString("status")).orElseThrow(), row.getString("assignee")))
                .findOne();
    }

    /** Whoever acknowledges an alert that nobody has takes it on. */
    private static @Nullable String assignee(Request request, Standing before, String actor) {
        if (request.assignee() != null) {
            return request.assignee();
        }
        return request.action() == TriageAction.ACKNOWLEDGE && before.assignee() == null ? actor : before.assignee();
    }
}
