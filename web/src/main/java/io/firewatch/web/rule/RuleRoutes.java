package io.firewatch.web.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.Performance.Figures;
import io.firewatch.web.rule.RulesInForce.InForce;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code GET /api/rules} and {@code /api/rules/{id}}: what is judged by, from which day, on which law. */
public final class RuleRoutes {
    private final RulesInForce rules;
    private final Performance performance;

    public RuleRoutes(Studio studio) {
        this.rules = studio.rules();
        this.performance = studio.performance();
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/rules", this::list, Right.READ);
        routes.get("/api/rules/{id}", this::show, Right.READ);
    }

    private void list(Context ctx) {
        Map<String, Figures> figures = performance.ofAll();
        List<ObjectNode> items = rules.all().stream()
                .map(one -> summary(one, figures.getOrDefault(one.id(), Figures.NONE)))
                .toList();
        ctx.json(Map.of("total", items.size(), "items", items));
    }

    private void show(Context ctx) {
        String id = ctx.pathParam("id");
        InForce found = rules.find(id).orElseThrow(() -> Refusal.notFound("rule", id));
        ObjectNode answer = summary(found, performance.ofAll().getOrDefault(id, Figures.NONE))
                .put("body", found.body());
        Rule rule = found.rule();
        if (rule != null) {
            answer.set("message", text(rule.message()));
            answer.set("triage", text(rule.triage()));
            ArrayNode falsePositives = answer.putArray("falsePositives");
            rule.falsePositives().forEach(one -> falsePositives.add(text(one)));
        }
        ctx.json(answer);
    }

    private static ObjectNode summary(InForce one, Figures figures) {
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("id", one.id())
                .put("version", one.version())
                .put("hash", one.hash())
                .put("status", one.status())
                .put("activatedAt", one.activatedAt());
        answer.putPOJO("performance", figures);
        Rule rule = one.rule();
        if (rule == null) {
            return answer.put("readable", false);
        }
        answer.put("readable", true)
                .put("pattern", rule.pattern())
                .put("subject", rule.subject().id())
                .put("severity", rule.severity().id())
                .put("condition", rule.condition())
                .put("forDays", rule.forDays())
                .put("keepFiringDays", rule.keepFiringDays());
        answer.set("title", text(rule.title()));
        applies(rule.applies(), answer.putObject("applies"));
        ArrayNode grades = answer.putArray("grades");
        rule.grades().forEach(grade -> grades.addObject()
                .put("severity", grade.severity().id())
                .put("when", grade.when()));
        JsonNode overrides = Json.tree(one.overrides());
        ArrayNode parameters = answer.putArray("parameters");
        rule.parameters().values().forEach(parameter -> parameters.add(parameter(parameter, overrides)));
        ArrayNode basis = answer.putArray("basis");
        rule.basis().forEach(law -> basis.addObject()
                .put("law", law.law())
                .put("article", law.article())
                .put("mark", law.mark().name()));
        ArrayNode covers = answer.putArray("covers");
        rule.covers().forEach(covers::add);
        return answer;
    }

    private static void applies(Rule.Applies applies, ObjectNode answer) {
        ArrayNode types = answer.putArray("types");
        applies.types().stream().sorted().map(InstitutionType::id).forEach(types::add);
        answer.put("from", applies.from() == null ? null : applies.from().toString());
        answer.put("to", applies.to() == null ? null : applies.to().toString());
    }

    private static ObjectNode parameter(Rule.Parameter parameter, JsonNode overrides) {
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("name", parameter.name())
                .put("unit", parameter.unit().name().toLowerCase(Locale.ROOT))
                .put("default", parameter.standard())
                .put("min", parameter.min())
                .put("max", parameter.max())
                .put("step", parameter.step());
        JsonNode set = overrides.path(parameter.name());
        if (set.isMissingNode()) {
            answer.put("value", parameter.standard());
        } else {
            answer.set("value", set);
        }
        answer.set("why", text(parameter.why()));
        return answer;
    }

    private static ObjectNode text(Rule.Text text) {
        return Json.MAPPER.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }
}
