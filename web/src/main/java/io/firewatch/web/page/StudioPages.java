package io.firewatch.web.page;

import io.firewatch.web.access.Right;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.RulesInForce;
import io.firewatch.web.rule.RulesInForce.InForce;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/** The pages on which rules are looked up, changed, tried and put in force. */
public final class StudioPages {
    private final RulesInForce rules;
    private final Templates templates = new Templates();

    public StudioPages(RulesInForce rules) {
        this.rules = rules;
    }

    public void add(RoutesConfig routes) {
        routes.get("/studio", this::catalogue, Right.READ);
        routes.get("/studio/rules/{id}", this::rule, Right.READ);
    }

    private void catalogue(Context ctx) {
        templates.show(ctx, "studio", Map.of("page", Page.of(ctx, "studio"), "rules", rules.all()));
    }

    private void rule(Context ctx) {
        String id = ctx.pathParam("id");
        InForce rule = rules.find(id).orElseThrow(() -> Refusal.notFound("rule", id));
        templates.show(ctx, "studio-rule", Map.of("page", Page.of(ctx, "studio"), "rule", rule));
    }
}
