package io.firewatch.web.hint;

import io.firewatch.web.access.Right;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** {@code GET /api/rules/{id}/hints} and {@code /api/hints}: reasons to look at rules again. */
public final class HintRoutes {
    private final Hints hints;

    public HintRoutes(Hints hints) {
        this.hints = hints;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/rules/{id}/hints", ctx -> answer(ctx, hints.of(ctx.pathParam("id"))), Right.TUNE);
        routes.get("/api/hints", ctx -> answer(ctx, hints.all()), Right.TUNE);
    }

    private static void answer(Context ctx, List<Hint> items) {
        ctx.json(Map.of("total", items.size(), "items", items));
    }
}
