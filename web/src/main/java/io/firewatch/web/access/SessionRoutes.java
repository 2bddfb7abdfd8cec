package io.firewatch.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/session}: signing in, out, and asking who one is. */
public final class SessionRoutes {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Guard guard;
    private final AuditLog log;
    private final @Nullable OidcSignOut oidc;

    /** {@code oidc} is null where no identity provider is set up. */
    public SessionRoutes(Accounts accounts, Sessions sessions, Guard guard, AuditLog log, @Nullable OidcSignOut oidc) {
        this.oidc = oidc;
        this.log = log;
        this.accounts = accounts;
        this.sessions = sessions;
        this.guard = guard;
    }

    public void add(RoutesConfig routes) {
        routes.post("/api/session", this::open, Right.ANYONE);
        routes.get("/api/session", this::show, Right.SELF);
        routes.delete("/api/session", this::close, Right.SELF);
        routes.put("/api/session/password", this::changePassword, Right.SELF);
    }

    /** Whether there is an identity provider to sign in with. */
    public boolean offersOidc() {
        return oidc != null;
    }

    /** Signs a person in on behalf of the sign-in page; answers the session's token and sets the cookie. */
    public String signIn(Context ctx, String user, String password) {
        String name = accounts.check(user, password, Guard.by(ctx).address());
        String token = sessions.open(name);
        log.append(new By(name, Guard.by(ctx).address()), AuditAction.SIGN_IN, name, Map.of("with", "password"));
        guard.giveCookie(ctx, token);
        return token;
    }

    /** Signs out whoever calls; answers where the browser goes on to, when it signs out there, too. */
    public Optional<URI> signOut(Context ctx) {
        Optional<URI> there =
                oidc == null ? Optional.empty() : Guard.secret(ctx).flatMap(oidc::of);
        Guard.secret(ctx).ifPresent(sessions::close);
        By by = Guard.by(ctx);
        log.append(by, AuditAction.SIGN_OUT, by.user(), Map.of());
        guard.takeCookie(ctx);
        return there;
    }

    /** Sets the caller's password; their other sessions end, in case one of them was not theirs. */
    public void changePassword(Context ctx, String old, String chosen) {
        String user = Guard.person(ctx).user();
        accounts.change(user, old, chosen, Guard.by(ctx).address());
        sessions.closeOthers(user, Guard.secret(ctx).orElse(""));
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
        var unused = signOut(ctx); // a program has no session at the provider
        ctx.status(204);
    }

    private void changePassword(Context ctx) {
        ObjectNode body = Json.body(ctx);
        changePassword(ctx, text(body, "password"), text(body, "newPassword"));
        ctx.status(204);
    }

    private static String text(ObjectNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw Refusal.badRequest(field + ": is missing");
        }
        return value;
    }

    /**
     * @param districts null for the whole city
     * @param token for programs, to send as {@code Authorization: Bearer}; answered once, when the session opens
     */
    @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
    private record Answer(
            String user,
            String displayName,
            List<String> roles,
            @Nullable List<String> districts,
            boolean mustChange,
            String csrf,
            @Nullable String token) {
        static Answer of(Person person, @Nullable String token) {
            return new Answer(
                    person.user(),
                    person.displayName(),
                    person.roles(),
                    person.districts(),
                    person.mustChange(),
                    person.csrf(),
                    token);
        }
    }
}
