package io.firewatch.web.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.mask.Unmasking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerts}. */
public final class AlertRoutes {
    private static final int USUAL_SIZE = 50;

    /** A page of alerts with their evidence is some 2 kB each: a megabyte is as much as a browser should take at once. */
    private static final int LARGEST_SIZE = 500;

    private final Alerts alerts;
    private final Triage triage;
    private final Unmasking unmasking;
    private final StepReader steps;
    private final Bulk bulk;

    public AlertRoutes(Alerts alerts, Triage triage, Unmasking unmasking, StepReader steps, Bulk bulk) {
        this.unmasking = unmasking;
        this.alerts = alerts;
        this.triage = triage;
        this.steps = steps;
        this.bulk = bulk;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/alerts", this::search, Right.READ);
        routes.get("/api/alerts/{id}", this::show, Right.READ);
        routes.post("/api/alerts/{id}/actions", this::act, Right.TRIAGE);
        routes.post("/api/alerts/{id}/unmask", this::unmask, Right.UNMASK);
        routes.post("/api/alerts/actions", this::actOnMany, Right.TRIAGE);
        routes.post("/api/hand-over", this::handOver, Right.TRIAGE);
    }

    private void search(Context ctx) {
        ctx.json(alerts.search(AlertQuery.from(ctx), size(ctx.queryParam("size")), cursor(ctx)));
    }

    private void show(Context ctx) {
        String id = ctx.pathParam("id");
        ObjectNode alert = alerts.show(id, Guard.by(ctx));
        alert.set("history", Json.MAPPER.valueToTree(triage.history(id)));
        ctx.header(Header.ETAG, "\"" + alert.path("version").asLong() + "\"");
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
                id, Guard.person(ctx), steps.read(name -> body.path(name).asText(""), ctx.header(Header.IF_MATCH)));
        List<Triage.Step> history = triage.history(id);
        ctx.json(new Taken(
                id,
                now.state().id(),
                now.assignee(),
                now.version(),
                Procedure.of(now.state(), history).allowed().stream()
                        .map(TriageAction::id)
                        .toList(),
                history));
    }

    private void actOnMany(Context ctx) {
        ObjectNode body = Json.body(ctx);
        List<String> ids = new ArrayList<>();
        body.path("ids").forEach(id -> ids.add(id.asText()));
        ctx.json(bulk.take(
                ids,
                Guard.person(ctx).user(),
                steps.read(name -> body.path(name).asText(""), null)));
    }

    private void handOver(Context ctx) {
        ObjectNode body = Json.body(ctx);
        ctx.json(bulk.handOver(
                Guard.person(ctx).user(),
                body.path("to").asText(""),
                StepReader.text(name -> body.path(name).asText(""), "note")));
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
            String id,
            String status,
            @Nullable String assignee,
            long version,
            List<String> allowed,
            List<Triage.Step> history) {}
}
