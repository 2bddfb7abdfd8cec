package io.firewatch.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/session}: signing in, out, and asking who one is. */
public final class SessionRoutes {
    private final Accounts accounts;
    private final Sessions sessions;

    public SessionRoutes(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    public void add(RoutesConfig routes) {
        routes.post("/api/session", this::open, Right.ANYONE);
        routes.get("/api/session", this::show, Right.READ);
        routes.delete("/api/session", this::close, Right.READ);
    }

    /** Signs a person in on behalf of the sign-in page; answers the session's token and sets the cookie. */
    public String signIn(Context ctx, String user, String password) {
        String token = sessions.open(accounts.check(user, password));
        Guard.giveCookie(ctx, token);
        return token;
    }

    /** Signs out whoever calls. */
    public void signOut(Context ctx) {
        Guard.token(ctx).ifPresent(sessions::close);
        Guard.takeCookie(ctx);
    }

    private void open(Context ctx) {
        // A form of another site can post text, but not this media type: that is what keeps strangers from signing a
        // browser in, so no token is asked for here.
        String type = ctx.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw new Refusal(Problem.of(
                    415, "media-type", "The request is not valid", "send {\"user\",\"password\"} as application/json"));
        }
        ObjectNode body = Json.body(ctx);
        String token = signIn(ctx, text(body, "user"), text(body, "password"));
        Person person = sessions.find(token).orElseThrow();
        ctx.json(Answer.of(person, token));
    }

    private void show(Context ctx) {
        ctx.json(Answer.of(Guard.person(ctx), null));
    }

    private void close(Context ctx) {
        signOut(ctx);
        ctx.status(204);
    }

    private static String text(ObjectNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw Refusal.badRequest(field + ": is missing");
        }
        return value;
    }

    /** @param token for programs, to send as {@code Authorization: Bearer}; answered once, when the session opens */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    private record Answer(
            String user,
            String displayName,
            List<String> roles,
            boolean mustChange,
            String csrf,
            @Nullable String token) {
        static Answer of(Person person, @Nullable String token) {
            return new Answer(
                    person.user(), person.displayName(), person.roles(), person.mustChange(), person.csrf(), token);
        }
    }
}
