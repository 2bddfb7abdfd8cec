package io.firewatch.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.sql.SQLException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever a route throws into a problem document, or into a page when a person is reading. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final BiConsumer<Context, Problem> page;

    /** {@code page} shows a problem to a person. */
    public Problems(BiConsumer<Context, Problem> page) {
        this.page = page;
    }

    public void map(RoutesConfig routes) {
        routes.exception(Refusal.class, (e, ctx) -> answer(ctx, e.problem()));
        routes.exception(StoreUnavailable.class, (e, ctx) -> {
            LOG.warn("{} {}: {}", ctx.method(), ctx.path(), e.getMessage());
            answer(ctx, unavailable(e.store()));
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> answer(ctx, of(e, ctx)));
        routes.exception(Exception.class, (e, ctx) -> {
            if (isBrokenUpload(e)) {
                answer(ctx, Problem.of(413, "too-large", "The request is too large", "send fewer or smaller files"));
            } else if (isConnectionLoss(e)) {
                LOG.warn("{} {}: the record does not answer: {}", ctx.method(), ctx.path(), e.getMessage());
                answer(ctx, unavailable("record"));
            } else {
                LOG.error("{} {} failed", ctx.method(), ctx.path(), e);
                answer(ctx, Problem.of(500, "internal", "Something went wrong inside the desk", null));
            }
        });
    }

    /** Answers with a problem, as a page for browsers and as JSON for everybody else. */
    public void answer(Context ctx, Problem problem) {
        Problem located = problem.at(ctx.path());
        ctx.status(located.status());
        if (wantsPage(ctx)) {
            page.accept(ctx, located);
        } else {
            ctx.json(located).contentType(Problem.MEDIA_TYPE);
        }
    }

    public static boolean wantsPage(Context ctx) {
        String accept = ctx.header("Accept");
        return !ctx.path().startsWith("/api/") && accept != null && accept.contains("text/html");
    }

    private static Problem unavailable(String store) {
        return Problem.of(
                503, store + "-unavailable", "The desk cannot read its " + store, "try again in a few seconds");
    }

    private static Problem of(HttpResponseException e, Context ctx) {
        return switch (e.getStatus()) {
            case 404 -> Problem.of(404, "not-found", "Nothing found", "there is nothing at " + ctx.path());
            case 413 -> Problem.of(413, "too-large", "The request is too large", e.getMessage());
            default -> Problem.of(e.getStatus(), "http-" + e.getStatus(), "The request failed", e.getMessage());
        };
    }

    /** What the server throws while it takes a form apart that is larger than it may be, or cut off; it names no cause. */
    private static boolean isBrokenUpload(Throwable e) {
        return e.getCause() != null
                && e.getCause().getClass().getSimpleName().equals("BadMessageException")
                && String.valueOf(e.getCause().getMessage()).contains("multipart");
    }

    /** SQL states 08 (connection) and 57 (operator intervention), or no connection to be had from the pool. */
    private static boolean isConnectionLoss(@Nullable Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                String state = sql.getSQLState();
                return at instanceof java.sql.SQLTransientConnectionException
                        || (state != null && (state.startsWith("08") || state.startsWith("57")));
            }
        }
        return false;
    }
}
