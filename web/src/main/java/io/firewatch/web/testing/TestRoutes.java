package io.firewatch.web.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/rules/{id}/tests} and the same of measures: the cases in force, and what cases show of a proposal. */
public final class TestRoutes {
    private final RuleTrials trials;

    public TestRoutes(RuleTrials trials) {
        this.trials = trials;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/rules/{id}/tests", ctx -> show(ctx, RuleTrials.RULE), Right.READ);
        routes.post("/api/rules/{id}/tests", ctx -> run(ctx, RuleTrials.RULE), Right.TUNE);
        routes.get("/api/measures/{id}/tests", ctx -> show(ctx, RuleTrials.MEASURE), Right.READ);
        routes.post("/api/measures/{id}/tests", ctx -> run(ctx, RuleTrials.MEASURE), Right.TUNE);
    }

    private void show(Context ctx, String kind) {
        String id = ctx.pathParam("id");
        String tests = trials.tests(kind, id).orElseThrow(() -> Refusal.notFound("test of " + kind, id));
        ctx.json(Json.MAPPER.createObjectNode().put("tests", tests));
    }

    private void run(Context ctx, String kind) {
        ObjectNode asked = Json.body(ctx);
        RuleTrials.Proposal proposal = new RuleTrials.Proposal(
                kind,
                ctx.pathParam("id"),
                text(asked, "body"),
                asked.path("parameters").isObject() ? asked.path("parameters").toString() : "{}");
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode cases = answer.putArray("cases");
        answer.putArray("problems");
        int failed = 0;
        try {
            List<RuleTrials.Shown> shown = trials.run(proposal, text(asked, "tests"));
            for (RuleTrials.Shown one : shown) {
                cases.addObject()
                        .put("name", one.name())
                        .put("line", one.line())
                        .put("generated", one.generated())
                        .put("expected", one.expected())
                        .put("found", one.found())
                        .put("passed", one.passed())
                        .put("withParameters", one.withParameters());
                failed += one.passed() ? 0 : 1;
            }
        } catch (RuleErrors e) {
            answer.set("problems", Faults.json(e));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
        ctx.json(answer.put("passed", cases.size() - failed).put("failed", failed));
    }

    private static String text(ObjectNode asked, String name) {
        JsonNode text = asked.path(name);
        if (!text.isTextual()) {
            throw Refusal.badRequest(name + ": a text is missing");
        }
        return text.asText();
    }
}
