package io.firewatch.web.access;

import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Problems;
import io.firewatch.web.http.Refusal;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.javalin.security.RouteRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets a call through only when its caller holds the right its route declares, and the change was asked for by a page of ours. */
public final class Guard {
    static final String COOKIE = "firewatch_session";
    private static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String CSRF_FIELD = "csrf";
    private static final String PERSON = "firewatch.person";
    private static final String ADDRESS = "firewatch.address";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    /** What a person does, not a program in a person's name. */
    private static final Set<RouteRole> PERSONAL = Set.of(Right.TOKENS, Right.UNMASK);

    private final Callers callers;
    private final boolean behindTls;

    /** {@code behindTls}: a proxy that speaks TLS stands in front, and tells whom it calls for. */
    public Guard(Callers callers, boolean behindTls) {
        this.callers = callers;
        this.behindTls = behindTls;
    }

    /** Runs before every matched route; what the route reads from here on, it reads with its caller's eyes. */
    public void check(Context ctx) {
        ctx.attribute(ADDRESS, addressOf(ctx));
        Optional<String> bearer = bearer(ctx);
        Optional<Person> person = secret(ctx).flatMap(callers::find);
        person.ifPresent(who -> ctx.attribute(PERSON, who));
        if (ctx.routeRoles().contains(Right.ANYONE)) {
            return;
        }
        if (person.isEmpty()) {
            refuseStranger(ctx);
            return;
        }
        boolean allowed = ctx.routeRoles().stream()
                .anyMatch(role -> role instanceof Right right && person.get().may(right));
        if (!allowed) {
            throw new Refusal(Problem.of(403, "forbidden", "Not allowed", "your roles do not include this"));
        }
        if (person.get().byToken() && ctx.routeRoles().stream().anyMatch(PERSONAL::contains)) {
            throw new Refusal(Problem.of(403, "forbidden", "Not allowed", "not with a token: sign in"));
        }
        if (person.get().mustChange() && !ctx.routeRoles().contains(Right.SELF)) {
            askForPassword(ctx);
            return;
        }
        Scope.enter(person.get());
        if (bearer.isEmpty() && !SAFE.contains(ctx.method())) {
            requireToken(ctx, person.get());
        }
    }

    /** Whether a person must do it, rather than a program in the person's name. */
    public static boolean isPersonal(Right right) {
        return PERSONAL.contains(right);
    }

    /** Who is calling; only for routes that ask for more than {@link Right#ANYONE}. */
    public static Person person(Context ctx) {
        return visitor(ctx).orElseThrow(() -> new IllegalStateException(ctx.path() + " is open to anyone"));
    }

    /** Who is calling, if anybody is signed in. */
    public static Optional<Person> visitor(Context ctx) {
        return Optional.ofNullable(ctx.<Person>attribute(PERSON));
    }

    /** What the call came with, by header or cookie: a session's token or a program's. */
    static Optional<String> secret(Context ctx) {
        return bearer(ctx).or(() -> Optional.ofNullable(ctx.cookie(COOKIE)));
    }

    /** Where the call came from. What a proxy says is believed only where there is one; the last address is its own word. */
    private String addressOf(Context ctx) {
        String forwarded = behindTls ? ctx.header("X-Forwarded-For") : null;
        return forwarded == null
                ? ctx.ip()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }

    /** Who calls and from where, as the audit log names them. */
    public static By by(Context ctx) {
        String address = ctx.attribute(ADDRESS);
        return new By(visitor(ctx).map(Person::user).orElse(""), address == null ? "" : address);
    }

    void giveCookie(Context ctx, String token) {
        ctx.cookie(cookie(ctx, token, Sessions.HOURS * 3600));
    }

    void takeCookie(Context ctx) {
        ctx.cookie(cookie(ctx, "", 0));
    }

    private Cookie cookie(Context ctx, String value, int seconds) {
        boolean secure = behindTls || "https".equals(ctx.scheme()) || "https".equals(ctx.header("X-Forwarded-Proto"));
        return new Cookie(COOKIE, value, "/", seconds, secure, true, null, SameSite.LAX);
    }

    private static Optional<String> bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(header.substring(7).trim())
                : Optional.empty();
    }

    /** A one-time password opens nothing but the way to a password of one's own. */
    private static void askForPassword(Context ctx) {
        if (Problems.wantsPage(ctx) && SAFE.contains(ctx.method())) {
            ctx.redirect("/account", HttpStatus.SEE_OTHER);
            ctx.skipRemainingHandlers();
            return;
        }
        throw new Refusal(Problem.of(
                403,
                "password-change",
                "The one-time password must be changed first",
                "choose your own with PUT /api/session/password {\"password\",\"newPassword\"}"));
    }

    private static void refuseStranger(Context ctx) {
        if (Problems.wantsPage(ctx) && SAFE.contains(ctx.method())) {
            String query = ctx.queryString();
            String here = ctx.path() + (query == null ? "" : "?" + query);
            ctx.redirect("/sign-in?back=" + URLEncoder.encode(here, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
            ctx.skipRemainingHandlers();
            return;
        }
        throw new Refusal(Problem.of(401, "signed-out", "Nobody is signed in", "sign in with POST /api/session"));
    }

    /** A browser sends the cookie by itself; only our own pages know the token beside it. */
    private static void requireToken(Context ctx, Person person) {
        String sent = ctx.header(CSRF_HEADER);
        if (sent == null && isForm(ctx.contentType())) {
            sent = ctx.formParam(CSRF_FIELD);
        }
        if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(person.csrf()))) {
            throw new Refusal(Problem.of(
                    403,
                    "csrf",
                    "The request did not come from one of our pages",
                    "send the " + CSRF_HEADER + " header"));
        }
    }

    private static boolean isForm(@Nullable String contentType) {
        return contentType != null
                && (contentType.startsWith("application/x-www-form-urlencoded")
                        || contentType.startsWith("multipart/form-data"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
