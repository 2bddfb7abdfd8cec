package io.firewatch.web.institution;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** {@code /api/institutions/{code}/outcomes}. */
public final class OutcomeRoutes {
    private final Institutions institutions;
    private final Outcomes outcomes;

    public OutcomeRoutes(Institutions institutions, Outcomes outcomes) {
        this.institutions = institutions;
        this.outcomes = outcomes;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions/{code}/outcomes", this::list, Right.READ);
    }

    private void list(Context ctx) {
        String code = ctx.pathParam("code");
        if (institutions.find(code).isEmpty()) {
            throw Refusal.notFound("institution", code);
        }
        ctx.json(Map.of("items", outcomes.of(code)));
    }
}
