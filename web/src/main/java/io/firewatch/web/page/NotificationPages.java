package io.firewatch.web.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.web.access.Districts;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.NotificationRoutes;
import io.firewatch.web.notify.RouteView;
import io.firewatch.web.notify.channel.ChannelKind;
import io.firewatch.web.notify.channel.Content;
import io.firewatch.web.notify.outbox.Drills;
import io.firewatch.web.notify.outbox.Ledger;
import io.firewatch.web.notify.outbox.Notifications;
import io.firewatch.web.notify.roster.Shifts;
import io.firewatch.web.notify.roster.Silences;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page on which people see who is notified of what and what became of it, and the page of one message. */
public final class NotificationPages {
    private static final int LIST = 30;

    private final Notifications notifications;
    private final NotificationRoutes api;
    private final Districts districts;
    private final Templates templates = new Templates();

    public NotificationPages(Notifications notifications, NotificationRoutes api, Districts districts) {
        this.notifications = notifications;
        this.api = api;
        this.districts = districts;
    }

    public void add(RoutesConfig routes) {
        routes.get("/notifications", ctx -> show(ctx, Told.NOTHING), Right.NOTIFY);
        routes.get("/notifications/messages/{delivery}", this::message, Right.READ);
        routes.post("/notifications/receivers", this::saveReceiver, Right.CHANNELS);
        routes.post("/notifications/receivers/{receiver}/test", this::test, Right.CHANNELS);
        routes.post("/notifications/receivers/{receiver}/secret", this::rotate, Right.CHANNELS);
        routes.post("/notifications/channels/{channel}", this::saveChannel, Right.CHANNELS);
        routes.post("/notifications/silences", this::silence, Right.NOTIFY);
        routes.post("/notifications/silences/{silence}/end", this::endSilence, Right.NOTIFY);
        routes.post("/notifications/shifts", this::addShift, Right.NOTIFY);
        routes.post("/notifications/shifts/{shift}/remove", this::removeShift, Right.NOTIFY);
        routes.post("/notifications/deliveries/{delivery}/resend", this::resend, Right.NOTIFY);
        routes.post("/notifications/drills", this::drill, Right.NOTIFY);
        routes.post("/notifications/drills/{drill}/acknowledge", this::acknowledge, Right.TRIAGE);
    }

    /** What the page says first: why something was refused, or a secret that is shown once. */
    public record Told(@Nullable String refused, @Nullable String receiver, @Nullable String secret) {
        static final Told NOTHING = new Told(null, null, null);
    }

    /** Everything on the page. */
    public record View(
            List<RouteView> routes,
            Map<String, List<String>> rosters,
            List<String> missing,
            List<NotificationRoutes.ReceiverView> receivers,
            Map<String, @Nullable ObjectNode> channels,
            List<Silences.Entry> silences,
            List<Shifts.Shift> shifts,
            List<Drills.Entry> drills,
            List<Ledger.Entry> ledger,
            Ledger.Query query,
            Map<String, Long> counts) {
        /** A setting of a shared channel, empty when there is none. */
        public String setting(String channel, String name) {
            ObjectNode one = channels.get(channel);
            return one == null ? "" : one.path(name).asText("");
        }

        /** The ledger from a line on. */
        public @Nullable String next() {
            return ledger.size() < LIST ? null : ledger.get(ledger.size() - 1).id();
        }
    }

    private void show(Context ctx, Told told) {
        Ledger.Query query = NotificationRoutes.query(ctx);
        View view = new View(
                notifications.routes().routes().stream().map(RouteView::of).toList(),
                notifications.routes().rosters(),
                notifications.missing(),
                api.receivers(),
                api.channels(),
                notifications.silences().newest().stream()
                        .filter(one -> !one.isOver(Instant.now()))
                        .toList(),
                notifications.shifts().ahead(),
                notifications.drills().newest(),
                notifications.ledger().find(query, LIST),
                query,
                notifications.ledger().counts());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "notifications"));
        parameters.put("view", view);
        parameters.put("told", told);
        templates.show(ctx, "notifications", parameters);
    }

    /** A message with what of it the reader may see. Opening it is noted: the ledger says who read what. */
    private void message(Context ctx) {
        String id = ctx.pathParam("delivery");
        Content content = notifications.ledger().content(id).orElseThrow(() -> Refusal.notFound("message", id));
        Optional<Collection<String>> visible = districts.visible();
        List<Content.Item> seen = content.alerts().stream()
                .filter(one -> one.institution().isEmpty()
                        || visible.map(codes -> codes.contains(one.institution()))
                                .orElse(true))
                .toList();
        if (seen.isEmpty() && !content.alerts().isEmpty()) {
            throw Refusal.notFound("message", id);
        }
        notifications.ledger().read(id, Guard.person(ctx).user());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "notifications"));
        parameters.put("content", content);
        parameters.put("seen", seen);
        templates.show(ctx, "message", parameters);
    }

    private void saveReceiver(Context ctx) {
        String name = PageRoutes.field(ctx, "name").trim();
        attempt(ctx, () -> {
            ObjectNode asked = Json.MAPPER
                    .createObjectNode()
                    .put("channel", PageRoutes.field(ctx, "channel"))
                    .put("language", PageRoutes.field(ctx, "language"))
                    .put("active", ctx.formParam("active") != null);
            String address = PageRoutes.field(ctx, "address").trim();
            boolean url = ChannelKind.ofId(PageRoutes.field(ctx, "channel"))
                    .filter(ChannelKind::isUrl)
                    .isPresent();
            asked.put(url ? "url" : "address", address);
            asked.put("secret", PageRoutes.field(ctx, "secret").trim());
            String made =
                    notifications.receivers().save(Guard.by(ctx), name, asked).orElse(null);
            return made == null ? Told.NOTHING : new Told(null, name, made);
        });
    }

    private void test(Context ctx) {
        attempt(ctx, () -> {
            notifications.test(Guard.by(ctx), ctx.pathParam("receiver"));
            return Told.NOTHING;
        });
    }

    private void rotate(Context ctx) {
        String name = ctx.pathParam("receiver");
        attempt(ctx, () -> {
            if (ctx.formParam("drop") != null) {
                notifications.receivers().dropOldSecret(Guard.by(ctx), name);
                return Told.NOTHING;
            }
            return new Told(null, name, notifications.receivers().rotate(Guard.by(ctx), name));
        });
    }

    private void saveChannel(Context ctx) {
        attempt(ctx, () -> {
            ChannelKind kind = ChannelKind.ofId(ctx.pathParam("channel"))
                    .orElseThrow(() -> Refusal.notFound("channel", ctx.pathParam("channel")));
            ObjectNode asked = Json.MAPPER.createObjectNode();
            for (String name : List.of("host", "security", "user", "from", "method", "url", "body", "success")) {
                asked.put(name, PageRoutes.field(ctx, name));
            }
            String port = PageRoutes.field(ctx, "port");
            asked.put("port", port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0);
            String type = PageRoutes.field(ctx, "contentType");
            if (!type.isEmpty()) {
                asked.putObject("headers").put("Content-Type", type);
            }
            for (String secret : List.of("password", "secret")) {
                if (!PageRoutes.field(ctx, secret).isEmpty()) {
                    asked.put(secret, PageRoutes.field(ctx, secret));
                }
            }
            notifications.settings().save(Guard.by(ctx), kind, asked);
            return Told.NOTHING;
        });
    }

    private void silence(Context ctx) {
        attempt(ctx, () -> {
            notifications
                    .silences()
                    .add(
                            Guard.by(ctx),
                            new Silences.Request(
                                    filled(ctx, "institution"),
                                    filled(ctx, "pattern"),
                                    filled(ctx, "rule"),
                                    filled(ctx, "district"),
                                    ctx.formParams("severities"),
                                    PageRoutes.field(ctx, "reason"),
                                    moment(ctx, "until")),
                            Instant.now());
            return Told.NOTHING;
        });
    }

    private void endSilence(Context ctx) {
        attempt(ctx, () -> {
            notifications.silences().end(Guard.by(ctx), number(ctx, "silence"));
            return Told.NOTHING;
        });
    }

    private void addShift(Context ctx) {
        attempt(ctx, () -> {
            notifications
                    .shifts()
                    .add(
                            Guard.by(ctx),
                            PageRoutes.field(ctx, "roster"),
                            PageRoutes.field(ctx, "receiver"),
                            moment(ctx, "from"),
                            moment(ctx, "to"));
            return Told.NOTHING;
        });
    }

    private void removeShift(Context ctx) {
        attempt(ctx, () -> {
            notifications.shifts().remove(Guard.by(ctx), number(ctx, "shift"));
            return Told.NOTHING;
        });
    }

    private void resend(Context ctx) {
        attempt(ctx, () -> {
            notifications.ledger().resend(Guard.by(ctx), ctx.pathParam("delivery"));
            return Told.NOTHING;
        });
    }

    private void drill(Context ctx) {
        attempt(ctx, () -> {
            notifications.drills().raise(Guard.by(ctx), NotificationRoutes.severity(PageRoutes.field(ctx, "severity")));
            return Told.NOTHING;
        });
    }

    /** Whoever acknowledges may not be allowed to see the page of notifications. */
    private void acknowledge(Context ctx) {
        notifications.drills().acknowledge(Guard.by(ctx), ctx.pathParam("drill"));
        ctx.redirect(Guard.person(ctx).may(Right.NOTIFY) ? "/notifications" : "/", HttpStatus.SEE_OTHER);
    }

    private interface Action {
        Told take();
    }

    /** A secret that was made up is shown on the page itself: nobody can ask for it again. */
    private void attempt(Context ctx, Action action) {
        Told told;
        try {
            told = action.take();
        } catch (Refusal e) {
            ctx.status(e.problem().status());
            show(ctx, new Told(e.problem().detail(), null, null));
            return;
        }
        if (told.secret() == null) {
            ctx.redirect("/notifications", HttpStatus.SEE_OTHER);
        } else {
            show(ctx, told);
        }
    }

    private static @Nullable String filled(Context ctx, String name) {
        String text = PageRoutes.field(ctx, name).trim();
        return text.isEmpty() ? null : text;
    }

    private static long number(Context ctx, String name) {
        String text = ctx.pathParam(name);
        if (!text.matches("\\d{1,18}")) {
            throw Refusal.notFound(name, text);
        }
        return Long.parseLong(text);
    }

    /** What a browser's field for a time of Beijing says. */
    private static Instant moment(Context ctx, String name) {
        try {
            return LocalDateTime.parse(PageRoutes.field(ctx, name))
                    .atZone(BusinessTime.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(name + ": a day and a time are missing");
        }
    }
}
