package io.firewatch.web.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.mask.Unmasking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerts}. */
public final class AlertRoutes {
    private static final int USUAL_SIZE = 50;

    /** A page of alerts with their evidence is some 2 kB each: a megabyte is as much as a browser should take at once. */
    private static final int LARGEST_SIZE = 500;

    /** A note is a paragraph or a page; what is longer belongs in an attachment. */
    private static final int LONGEST_NOTE = 4_000;

    private final Alerts alerts;
    private final Triage triage;
    private final Unmasking unmasking;

    public AlertRoutes(Alerts alerts, Triage triage, Unmasking unmasking) {
        this.unmasking = unmasking;
        this.alerts = alerts;
        this.triage = triage;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/alerts", this::search, Right.READ);
        routes.get("/api/alerts/{id}", this::show, Right.READ);
        routes.post("/api/alerts/{id}/actions", this::act, Right.TRIAGE);
        routes.post("/api/alerts/{id}/unmask", this::unmask, Right.UNMASK);
    }

    private void search(Context ctx) {
        ctx.json(alerts.search(AlertQuery.from(ctx.queryParamMap()), size(ctx.queryParam("size")), cursor(ctx)));
    }

    private void show(Context ctx) {
        String id = ctx.pathParam("id");
        ObjectNode alert = alerts.show(id, Guard.by(ctx));
        alert.set("history", Json.MAPPER.valueToTree(triage.history(id)));
        ctx.json(alert);
    }

    private void unmask(Context ctx) {
        String id = ctx.pathParam("id");
        unmasking.open(Guard.by(ctx), id, Json.body(ctx).path("reason").asText(""));
        ctx.json(alerts.show(id, Guard.by(ctx)));
    }

    private void act(Context ctx) {
        String id = ctx.pathParam("id");
        ObjectNode body = Json.body(ctx);
        Triage.Standing now = triage.take(
                id, Guard.person(ctx).user(), request(name -> body.path(name).asText("")));
        ctx.json(new Taken(
                id,
                now.state().id(),
                now.assignee(),
                TriageAction.allowedIn(now.state()).stream()
                        .map(TriageAction::id)
                        .toList(),
                triage.history(id)));
    }

    /** Reads a step from a body or a form; refuses with 400 what no state would allow. */
    public static Triage.Request request(java.util.function.Function<String, @Nullable String> field) {
        String name = text(field, "action");
        if (name == null) {
            throw Refusal.badRequest("action: is missing; it is one of " + TriageAction.ids());
        }
        TriageAction action = TriageAction.ofId(name)
                .orElseThrow(() -> Refusal.badRequest("action: '" + name + "' is none of " + TriageAction.ids()));
        String reason = text(field, "reason");
        if (action.needsReason() && reason == null) {
            throw Refusal.badRequest("reason: a false positive needs one, it decides how thresholds are reviewed");
        }
        String assignee = text(field, "assignee");
        if (action == TriageAction.ASSIGN && assignee == null) {
            throw Refusal.badRequest("assignee: is missing");
        }
        String note = text(field, "note");
        if (action == TriageAction.NOTE && note == null) {
            throw Refusal.badRequest("note: is missing");
        }
        return new Triage.Request(action, note, reason, assignee);
    }

    private static @Nullable String text(java.util.function.Function<String, @Nullable String> field, String name) {
        String value = field.apply(name);
        if (value != null && value.length() > LONGEST_NOTE) {
            throw Refusal.badRequest(name + ": is longer than " + LONGEST_NOTE + " characters");
        }
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static int size(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return USUAL_SIZE;
        }
        try {
            int size = Integer.parseInt(text.trim());
            if (size >= 0) {
                return Math.min(size, LARGEST_SIZE);
            }
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("size: '" + text + "' is no whole number");
        }
        throw Refusal.badRequest("size: '" + text + "' is negative");
    }

    public static @Nullable String cursor(Context ctx) {
        String cursor = ctx.queryParam("cursor");
        return cursor == null || cursor.isBlank() ? null : cursor;
    }

    private record Taken(
            String id, String status, @Nullable String assignee, List<String> allowed, List<Triage.Step> history) {}
}
