package io.firewatch.web.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/rules/{id}/what-if} and {@code /sweep}: what another text or other parameters would change. */
public final class WhatIfRoutes {
    private final WhatIf whatIf;

    public WhatIfRoutes(WhatIf whatIf) {
        this.whatIf = whatIf;
    }

    public void add(RoutesConfig routes) {
        routes.post("/api/rules/{id}/what-if", this::answer, Right.TUNE);
        routes.post("/api/rules/{id}/sweep", this::sweep, Right.TUNE);
    }

    private void answer(Context ctx) {
        JsonNode body = Json.body(ctx);
        ctx.json(whatIf.answer(ctx.pathParam("id"), asked(body), day(body, "from"), day(body, "to")));
    }

    private void sweep(Context ctx) {
        JsonNode body = Json.body(ctx);
        JsonNode parameter = body.path("parameter");
        if (!parameter.isTextual()) {
            throw Refusal.badRequest("parameter: the name of the parameter to try");
        }
        ctx.json(whatIf.sweep(ctx.pathParam("id"), parameter.asText(), asked(body)));
    }

    private static WhatIf.Asked asked(JsonNode body) {
        return new WhatIf.Asked(
                body.path("body").textValue(),
                body.hasNonNull("parameters") ? body.get("parameters").toString() : null);
    }

    private static @Nullable LocalDate day(JsonNode body, String field) {
        String text = body.path(field).textValue();
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.badRequest(field + ": '" + text + "' is no day such as 2026-05-31");
        }
    }
}
