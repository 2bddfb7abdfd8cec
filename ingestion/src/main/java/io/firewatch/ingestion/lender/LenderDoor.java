package io.firewatch.ingestion.lender;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the lender's page: who is signed in, whether a change was asked for by a page of ours, and what a page that cannot
 * be shown says instead.
 */
final class LenderDoor {
    static final String PATH = "/lender";
    static final String SIGN_IN = PATH + "/sign-in";
    static final String PASSWORD = PATH + "/password";

    private static final Logger LOG = LoggerFactory.getLogger(LenderDoor.class);
    private static final String COOKIE = "firewatch_lender";
    private static final String CSRF_FIELD = "csrf";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

    private final LenderSessions sessions;
    private final LenderTemplates templates;
    private final boolean behindTls;

    /** {@code behindTls}: a proxy that speaks TLS stands in front, and tells whom it calls for. */
    LenderDoor(LenderSessions sessions, LenderTemplates templates, boolean behindTls) {
        this.sessions = sessions;
        this.templates = templates;
        this.behindTls = behindTls;
    }

    /** A page, or a step, of a lender. */
    interface Own {
        void serve(Context ctx, Lender lender) throws Exception;
    }

    /** Sets on every answer what keeps a page to itself. */
    void harden(RoutesConfig routes) {
        routes.before(PATH, this::harden);
        routes.before(PATH + "/*", this::harden);
    }

    /** For whoever comes by, as long as a form is one of ours. */
    Handler open(Handler page) {
        return ctx -> serve(ctx, null, () -> {
            if (changes(ctx)) {
                refuseOtherSites(ctx);
            }
            page.handle(ctx);
        });
    }

    /** For a lender that has chosen its own password. */
    Handler own(Own page) {
        return ofLender((ctx, lender) -> {
            if (lender.mustChange()) {
                ctx.redirect(PASSWORD, HttpStatus.SEE_OTHER);
            } else {
                page.serve(ctx, lender);
            }
        });
    }

    /** For a lender that is signed in, also with the password the bureau handed out. */
    Handler ofLender(Own page) {
        return ctx -> serve(ctx, null, () -> {
            Optional<Lender> lender = token(ctx).flatMap(sessions::find);
            if (lender.isEmpty()) {
                ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
                return;
            }
            serve(ctx, lender.get(), () -> {
                if (changes(ctx)) {
                    requireToken(ctx, lender.get());
                }
                page.serve(ctx, lender.get());
            });
        });
    }

    /** Signs a lender in. */
    void enter(Context ctx, String code) {
        giveCookie(ctx, sessions.open(code), LenderSessions.HOURS * 3600);
    }

    /** Signs out whoever calls. */
    void leave(Context ctx) {
        token(ctx).ifPresent(sessions::close);
        giveCookie(ctx, "", 0);
    }

    static Optional<String> token(Context ctx) {
        return Optional.ofNullable(ctx.cookie(COOKIE)).filter(token -> !token.isEmpty());
    }

    /** Where the call came from. What a proxy says is believed only where there is one; the last address is its own word. */
    String address(Context ctx) {
        String forwarded = behindTls ? ctx.header("X-Forwarded-For") : null;
        return forwarded == null
                ? ctx.ip()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void serve(Context ctx, @Nullable Lender lender, Work work) {
        try {
            work.run();
        } catch (HttpResponseException e) {
            problem(ctx, lender, e.getStatus());
        } catch (Exception e) {
            LOG.error("lender's page failed path={}", ctx.path(), e);
            problem(ctx, lender, isOfTheRecord(e) ? 503 : 500);
        }
    }

    private void problem(Context ctx, @Nullable Lender lender, int status) {
        ctx.status(status);
        templates.show(ctx, "problem", LenderPage.of(ctx, lender, ""), Map.of("status", status));
    }

    private static boolean isOfTheRecord(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private void harden(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        ctx.header("X-Frame-Options", "DENY"); // for browsers that do not know frame-ancestors
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("X-Robots-Tag", "noindex");
        // What is on a page belongs to whoever is signed in.
        ctx.header("Cache-Control", "no-store");
        if (behindTls) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** No page of another site can open this one signed in: nobody links into it from elsewhere. */
    private void giveCookie(Context ctx, String token, int seconds) {
        boolean secure = behindTls || "https".equals(ctx.scheme());
        ctx.cookie(new Cookie(COOKIE, token, PATH, seconds, secure, true, null, SameSite.STRICT));
    }

    private static boolean changes(Context ctx) {
        return !SAFE.contains(ctx.method());
    }

    /** Every browser of today says where a form came from. */
    private static void refuseOtherSites(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new HttpResponseException(403, "form of another site");
        }
    }

    /** A browser sends the cookie by itself; only our own pages know the token beside it. */
    private static void requireToken(Context ctx, Lender lender) {
        refuseOtherSites(ctx);
        String sent = ctx.formParam(CSRF_FIELD);
        if (sent == null || !MessageDigest.isEqual(bytes(sent), bytes(lender.csrf()))) {
            throw new HttpResponseException(403, "form without its token");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static HttpResponseException notFound() {
        return new NotFoundResponse();
    }

    static HttpResponseException badRequest() {
        return new HttpResponseException(400, "wrong parameter");
    }
}
