package io.firewatch.web.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.Severity;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.channel.ChannelKind;
import io.firewatch.web.notify.channel.Receiver;
import io.firewatch.web.notify.outbox.Ledger;
import io.firewatch.web.notify.outbox.Notifications;
import io.firewatch.web.notify.roster.Silences;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /api/notifications}: who can be told, who is on duty, what is silent, and what was sent. */
public final class NotificationRoutes {
    private static final int USUAL_SIZE = 50;
    private static final int MOST = 200;

    private final Notifications notifications;

    public NotificationRoutes(Notifications notifications) {
        this.notifications = notifications;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/notifications/routes", this::routes, Right.NOTIFY);
        routes.get("/api/notifications/receivers", ctx -> ctx.json(Map.of("items", receivers())), Right.NOTIFY);
        routes.put("/api/notifications/receivers/{receiver}", this::saveReceiver, Right.CHANNELS);
        routes.post("/api/notifications/receivers/{receiver}/test", this::test, Right.CHANNELS);
        routes.post("/api/notifications/receivers/{receiver}/secret", this::rotate, Right.CHANNELS);
        routes.delete("/api/notifications/receivers/{receiver}/secret", this::dropSecret, Right.CHANNELS);
        routes.get("/api/notifications/channels", ctx -> ctx.json(channels()), Right.CHANNELS);
        routes.put("/api/notifications/channels/{channel}", this::saveChannel, Right.CHANNELS);
        routes.get(
                "/api/notifications/silences",
                ctx -> ctx.json(Map.of("items", notifications.silences().newest())),
                Right.NOTIFY);
        routes.post("/api/notifications/silences", this::silence, Right.NOTIFY);
        routes.delete("/api/notifications/silences/{silence}", this::endSilence, Right.NOTIFY);
        routes.get(
                "/api/notifications/shifts",
                ctx -> ctx.json(Map.of("items", notifications.shifts().ahead())),
                Right.NOTIFY);
        routes.post("/api/notifications/shifts", this::addShift, Right.NOTIFY);
        routes.delete("/api/notifications/shifts/{shift}", this::removeShift, Right.NOTIFY);
        routes.get("/api/notifications/deliveries", this::ledger, Right.NOTIFY);
        routes.get("/api/notifications/deliveries/{delivery}", this::delivery, Right.NOTIFY);
        routes.post("/api/notifications/deliveries/{delivery}/resend", this::resend, Right.NOTIFY);
        routes.get(
                "/api/notifications/drills",
                ctx -> ctx.json(Map.of("items", notifications.drills().newest())),
                Right.NOTIFY);
        routes.post("/api/notifications/drills", this::drill, Right.NOTIFY);
        routes.post("/api/notifications/drills/{drill}/acknowledge", this::acknowledge, Right.TRIAGE);
    }

    /** What people may see of a receiver. {@code secrets} says how many are live. */
    public record ReceiverView(
            String name,
            String channel,
            String address,
            String language,
            boolean active,
            int secrets,
            boolean resting) {}

    /** Every receiver as people may see it. */
    public List<ReceiverView> receivers() {
        return notifications.receivers().all().stream().map(this::view).toList();
    }

    private ReceiverView view(Receiver one) {
        return new ReceiverView(
                one.name(),
                one.kind().id(),
                one.address(),
                one.language(),
                one.active(),
                one.secrets().size(),
                notifications.isResting(one.name()));
    }

    private void routes(Context ctx) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "items",
                notifications.routes().routes().stream().map(RouteView::of).toList());
        answer.put("rosters", notifications.routes().rosters());
        answer.put("missing", notifications.missing());
        ctx.json(answer);
    }

    private void saveReceiver(Context ctx) {
        String name = ctx.pathParam("receiver");
        Optional<String> made = notifications.receivers().save(Guard.by(ctx), name, Json.body(ctx));
        ObjectNode answer = Json.MAPPER.valueToTree(
                view(notifications.receivers().find(name).orElseThrow(() -> Refusal.notFound("receiver", name))));
        made.ifPresent(secret -> answer.put("secret", secret));
        ctx.json(answer);
    }

    private void test(Context ctx) {
        ctx.status(202).json(Map.of("delivery", notifications.test(Guard.by(ctx), ctx.pathParam("receiver"))));
    }

    private void rotate(Context ctx) {
        ctx.json(Map.of("secret", notifications.receivers().rotate(Guard.by(ctx), ctx.pathParam("receiver"))));
    }

    private void dropSecret(Context ctx) {
        notifications.receivers().dropOldSecret(Guard.by(ctx), ctx.pathParam("receiver"));
        ctx.status(204);
    }

    /** The settings of each shared channel without its secret; null where nothing is set up. */
    public Map<String, @Nullable ObjectNode> channels() {
        Map<String, @Nullable ObjectNode> all = new LinkedHashMap<>();
        for (ChannelKind kind : ChannelKind.values()) {
            if (kind.isShared()) {
                all.put(kind.id(), notifications.settings().shown(kind).orElse(null));
            }
        }
        return all;
    }

    private void saveChannel(Context ctx) {
        notifications.settings().save(Guard.by(ctx), kind(ctx), Json.body(ctx));
        ctx.status(204);
    }

    private void silence(Context ctx) {
        ObjectNode body = Json.body(ctx);
        List<String> severities = new ArrayList<>();
        body.path("severities").forEach(one -> severities.add(one.asText()));
        long id = notifications
                .silences()
                .add(
                        Guard.by(ctx),
                        new Silences.Request(
                                text(body, "institution"),
                                text(body, "pattern"),
                                text(body, "rule"),
                                text(body, "district"),
                                severities,
                                body.path("reason").asText(""),
                                moment(body, "until")),
                        Instant.now());
        ctx.status(201).json(Map.of("id", id));
    }

    private void endSilence(Context ctx) {
        notifications.silences().end(Guard.by(ctx), number(ctx, "silence"));
        ctx.status(204);
    }

    private void addShift(Context ctx) {
        ObjectNode body = Json.body(ctx);
        long id = notifications
                .shifts()
                .add(
                        Guard.by(ctx),
                        body.path("roster").asText(""),
                        body.path("receiver").asText(""),
                        moment(body, "from"),
                        moment(body, "to"));
        ctx.status(201).json(Map.of("id", id));
    }

    private void removeShift(Context ctx) {
        notifications.shifts().remove(Guard.by(ctx), number(ctx, "shift"));
        ctx.status(204);
    }

    private void ledger(Context ctx) {
        int size = size(ctx);
        List<Ledger.Entry> items = notifications.ledger().find(query(ctx), size);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", items);
        answer.put("next", items.size() < size ? null : items.get(size - 1).id());
        ctx.json(answer);
    }

    /** What the ledger is asked for; refuses with 400. */
    public static Ledger.Query query(Context ctx) {
        Function<String, String> asked =
                name -> Optional.ofNullable(ctx.queryParam(name)).orElse("").strip();
        String state = asked.apply("state");
        if (!state.isEmpty() && !Ledger.STATES.contains(state)) {
            throw Refusal.badRequest("state: one of " + String.join(", ", Ledger.STATES));
        }
        return new Ledger.Query(asked.apply("receiver"), state, asked.apply("kind"), asked.apply("before"));
    }

    private void delivery(Context ctx) {
        String id = ctx.pathParam("delivery");
        ObjectNode answer = Json.MAPPER.valueToTree(
                notifications.ledger().find(id).orElseThrow(() -> Refusal.notFound("delivery", id)));
        notifications.ledger().content(id).ifPresent(content -> answer.set("content", Json.tree(content.json())));
        ctx.json(answer);
    }

    private void resend(Context ctx) {
        notifications.ledger().resend(Guard.by(ctx), ctx.pathParam("delivery"));
        ctx.status(202).json(Map.of("delivery", ctx.pathParam("delivery")));
    }

    private void drill(Context ctx) {
        String severity = Json.body(ctx).path("severity").asText("critical");
        ctx.status(201).json(Map.of("id", notifications.drills().raise(Guard.by(ctx), severity(severity))));
    }

    private void acknowledge(Context ctx) {
        notifications.drills().acknowledge(Guard.by(ctx), ctx.pathParam("drill"));
        ctx.status(204);
    }

    /** Refuses with 400. */
    public static Severity severity(String text) {
        try {
            return Severity.ofId(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("severity: " + e.getMessage());
        }
    }

    private static ChannelKind kind(Context ctx) {
        String id = ctx.pathParam("channel");
        return ChannelKind.ofId(id)
                .filter(ChannelKind::isShared)
                .orElseThrow(() -> Refusal.notFound("channel with settings", id));
    }

    private static long number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.notFound(name, text);
        }
        return Long.parseLong(text);
    }

    private static int size(Context ctx) {
        String text = ctx.queryParam("size");
        if (text == null) {
            return USUAL_SIZE;
        }
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
            throw Refusal.badRequest("size: 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String text(ObjectNode body, String name) {
        String text = body.path(name).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    private static Instant moment(ObjectNode body, String name) {
        try {
            return OffsetDateTime.parse(body.path(name).asText("")).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + ": a moment with its zone, such as 2026-03-10T08:00:00+08:00");
        }
    }
}
