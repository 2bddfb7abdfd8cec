package io.firewatch.web.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.replay.ReplayStore.Row;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/drafts/{n}/replays} and {@code /api/replays/{id}}: ask for one, follow it, end it, read what it found. */
public final class ReplayRoutes {
    private static final double MILLIS = 1_000;

    /** Counts of a result, without its lists. */
    private static final List<String> COUNTS = List.of("same", "opened", "gone", "changed");

    private final Replays replays;

    public ReplayRoutes(Replays replays) {
        this.replays = replays;
    }

    public void add(RoutesConfig routes) {
        routes.post("/api/drafts/{n}/replays", this::ask, Right.TUNE);
        routes.get("/api/drafts/{n}/replays", this::list, Right.TUNE);
        routes.get("/api/replays/{id}", this::show, Right.TUNE);
        routes.delete("/api/replays/{id}", this::cancel, Right.TUNE);
    }

    private void ask(Context ctx) {
        long id = replays.ask(number(ctx, "n", "draft"), Guard.by(ctx));
        Row row = replays.find(id).orElseThrow();
        ctx.status(202).header("Location", "/api/replays/" + id).json(json(row, false));
    }

    private void list(Context ctx) {
        ArrayNode items = Json.MAPPER.createArrayNode();
        replays.ofDraft(number(ctx, "n", "draft")).forEach(one -> items.add(json(one, false)));
        ctx.json(Map.of("total", items.size(), "items", items));
    }

    private void show(Context ctx) {
        ctx.json(json(found(ctx), true));
    }

    private void cancel(Context ctx) throws InterruptedException {
        Row one = found(ctx);
        replays.cancel(one, Guard.by(ctx));
        ctx.json(json(replays.find(one.id()).orElseThrow(), false));
    }

    private Row found(Context ctx) {
        long id = number(ctx, "id", "replay");
        return replays.find(id).orElseThrow(() -> Refusal.notFound("replay", Long.toString(id)));
    }

    private static long number(Context ctx, String name, String what) {
        String text = ctx.pathParam(name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.notFound(what, text);
        }
    }

    private static ObjectNode json(Row one, boolean whole) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("id", one.id())
                .put("draft", one.draft())
                .put("rule", one.proposal().name())
                .put("hash", one.proposal().hash())
                .put("current", one.proposal().hash().equals(one.draftHash()))
                .put("rulesHash", one.rulesHash())
                .put("state", one.state().id())
                .put("from", one.from())
                .put("to", one.to())
                .put("judged", one.judged())
                .put("askedBy", one.askedBy())
                .put("askedAt", one.askedAt().toString())
                .put("startedAt", text(one.startedAt()))
                .put("endedAt", text(one.endedAt()))
                .put("failure", one.failure())
                .put("resultHash", one.resultHash());
        pace(one, json);
        String result = one.result();
        if (result == null) {
            json.putNull("result");
        } else {
            JsonNode found = Json.tree(result);
            ObjectNode counts = Json.MAPPER.createObjectNode();
            COUNTS.forEach(name -> counts.set(name, found.path(name)));
            json.set("result", whole ? found : counts);
        }
        return json;
    }

    /** How far, for how long, and when at this pace it will be over. */
    private static void pace(Row one, ObjectNode json) {
        Instant started = one.startedAt();
        Long to = one.to();
        double share = to == null || to == 0 ? 0 : Math.min(1, one.judged() / (double) to);
        Instant until = one.endedAt() == null ? Instant.now() : one.endedAt();
        double seconds = started == null ? 0 : Duration.between(started, until).toMillis() / MILLIS;
        json.put("share", one.state() == ReplayState.DONE ? 1 : share).put("elapsedSeconds", seconds);
        String expected = started == null || share == 0 || one.state() != ReplayState.RUNNING
                ? null
                : started.plusMillis(Math.round(seconds * MILLIS / share)).toString();
        json.put("expectedAt", expected);
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
