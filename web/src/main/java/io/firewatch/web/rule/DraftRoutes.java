package io.firewatch.web.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.rulesets.source.LineDiff;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Person;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.rule.RuleCheck.Checked;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proposals for rules: storing, trying, submitting, deciding; and the two ways back that need no proposal. */
public final class DraftRoutes {
    /** A ledger is looked through, not downloaded. */
    private static final int MOST_RAISED = 200;

    private final Studio studio;

    public DraftRoutes(Studio studio) {
        this.studio = studio;
    }

    public void add(RoutesConfig routes) {
        routes.post("/api/rules/check", this::check, Right.TUNE);
        routes.post("/api/rules/diff", DraftRoutes::diff, Right.READ);
        routes.get("/api/rules/{id}/versions", this::versions, Right.READ);
        routes.get("/api/rules/{id}/drafts", this::ofRule, Right.TUNE);
        routes.post("/api/rules/{id}/drafts", this::begin, Right.TUNE);
        routes.post("/api/rules/{id}/return", this::goBack, Right.APPROVE_RULES);
        routes.post("/api/rules/{id}/retire", this::retire, Right.APPROVE_RULES);
        routes.get("/api/drafts", this::open, Right.TUNE);
        routes.get("/api/drafts/{n}", this::show, Right.TUNE);
        routes.put("/api/drafts/{n}", this::edit, Right.TUNE);
        routes.get("/api/drafts/{n}/shadow", this::trial, Right.TUNE);
        routes.post("/api/drafts/{n}/shadow", ctx -> step(ctx, DraftStep.TRY), Right.TUNE);
        routes.delete("/api/drafts/{n}/shadow", ctx -> step(ctx, DraftStep.END_TRIAL), Right.TUNE);
        routes.post("/api/drafts/{n}/submit", ctx -> step(ctx, DraftStep.SUBMIT), Right.TUNE);
        routes.post("/api/drafts/{n}/withdraw", ctx -> step(ctx, DraftStep.WITHDRAW), Right.TUNE);
        routes.post("/api/drafts/{n}/approve", ctx -> step(ctx, DraftStep.APPROVE), Right.APPROVE_RULES);
        routes.post("/api/drafts/{n}/reject", ctx -> step(ctx, DraftStep.REJECT), Right.APPROVE_RULES);
        routes.post("/api/drafts/{n}/activate", ctx -> step(ctx, DraftStep.ACTIVATE), Right.APPROVE_RULES);
        routes.post("/api/drafts/{n}/emergency", ctx -> step(ctx, DraftStep.EMERGENCY), Right.APPROVE_RULES);
        routes.post("/api/drafts/{n}/review", ctx -> step(ctx, DraftStep.REVIEW), Right.APPROVE_RULES);
    }

    private void check(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Checked checked =
                studio.check().check(kind(body), text(body, "id", ""), text(body, "body", null), parameters(body));
        ObjectNode answer = Json.MAPPER.createObjectNode().put("hash", checked.hash());
        ArrayNode faults = answer.putArray("faults");
        checked.faults().forEach(one -> faults.addPOJO(one));
        ctx.json(answer);
    }

    private static void diff(Context ctx) {
        ObjectNode body = Json.body(ctx);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode lines = answer.putArray("lines");
        LineDiff.of(text(body, "from", null), text(body, "to", null)).forEach(one -> lines.addObject()
                .put("change", one.change().name().toLowerCase(java.util.Locale.ROOT))
                .put("text", one.text()));
        ctx.json(answer);
    }

    private void versions(Context ctx) {
        String id = ctx.pathParam("id");
        List<Versions.Version> all = studio.versions().of(id);
        if (all.isEmpty()) {
            throw Refusal.notFound("rule", id);
        }
        ctx.json(Map.of("items", all.stream().map(DraftRoutes::version).toList()));
    }

    private static ObjectNode version(Versions.Version one) {
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("rule", one.rule())
                .put("version", one.version())
                .put("kind", one.kind())
                .put("hash", one.hash())
                .put("status", one.status())
                .put("activatedAt", one.activatedAt())
                .put("draft", one.draft())
                .put("returnsTo", one.returnsTo())
                .put("reason", one.reason())
                .put("body", one.body())
                .put("tests", one.tests());
        answer.set("parameters", Json.tree(one.parameters()));
        return answer;
    }

    private void ofRule(Context ctx) {
        Person person = Guard.person(ctx);
        ctx.json(Map.of(
                "items",
                studio.drafts().of(ctx.pathParam("id")).stream()
                        .map(one -> summary(one, person))
                        .toList()));
    }

    private void open(Context ctx) {
        Person person = Guard.person(ctx);
        ctx.json(Map.of(
                "items",
                studio.drafts().open().stream().map(one -> summary(one, person)).toList()));
    }

    private void begin(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Draft draft = studio.drafts()
                .begin(
                        ctx.pathParam("id"),
                        kind(body),
                        proposal(body),
                        Guard.person(ctx).user());
        ctx.status(HttpStatus.CREATED).json(whole(draft, Guard.person(ctx)));
    }

    private void show(Context ctx) {
        ctx.json(whole(found(ctx), Guard.person(ctx)));
    }

    private void edit(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Draft draft = studio.drafts()
                .edit(
                        number(ctx),
                        edition(body),
                        proposal(body),
                        Guard.person(ctx).user());
        ctx.json(whole(draft, Guard.person(ctx)));
    }

    private void step(Context ctx, DraftStep step) {
        ObjectNode body = Json.body(ctx);
        JsonNode evidence = body.path("evidence");
        if (!evidence.isMissingNode() && !evidence.isObject()) {
            throw Refusal.badRequest("evidence: must be an object");
        }
        Person person = Guard.person(ctx);
        Draft draft = studio.drafts()
                .take(
                        number(ctx),
                        step,
                        person,
                        new Drafts.Request(
                                edition(body),
                                body.path("hash").asText(null),
                                text(body, "reason", "").strip(),
                                evidence.isObject() ? evidence : null,
                                moment(body),
                                body.path("stays").asBoolean(true)));
        ctx.json(whole(draft, person));
    }

    private void trial(Context ctx) {
        Draft draft = found(ctx);
        ObjectNode answer = Json.MAPPER.createObjectNode();
        answer.set(
                "trial",
                studio.shadow()
                        .newest(draft.draft())
                        .<JsonNode>map(Json.MAPPER::valueToTree)
                        .orElse(Json.MAPPER.nullNode()));
        answer.set("items", Json.MAPPER.valueToTree(studio.shadow().raised(draft.draft(), MOST_RAISED)));
        ctx.json(answer);
    }

    private void goBack(Context ctx) {
        ctx.json(version(studio.drafts().goBack(ctx.pathParam("id"), reason(ctx))));
    }

    private void retire(Context ctx) {
        ctx.json(version(studio.drafts().retire(ctx.pathParam("id"), reason(ctx))));
    }

    /** A draft as lists show it. */
    private ObjectNode summary(Draft draft, Person person) {
        ObjectNode answer = Json.MAPPER
                .createObjectNode()
                .put("draft", draft.draft())
                .put("rule", draft.rule())
                .put("kind", draft.kind())
                .put("baseVersion", draft.base())
                .put("hash", draft.hash())
                .put("note", draft.note())
                .put("state", draft.state().id())
                .put("edition", draft.edition())
                .put("author", draft.author())
                .put("createdAt", draft.createdAt().toString())
                .put("changedAt", draft.changedAt().toString())
                .put("submittedBy", draft.submittedBy())
                .put("approvedBy", draft.approvedBy())
                .put("replay", draft.replay())
                .put(
                        "activateAt",
                        draft.activateAt() == null ? null : draft.activateAt().toString())
                .put("emergencyBy", draft.emergencyBy())
                .put(
                        "reviewDue",
                        draft.reviewDue() == null ? null : draft.reviewDue().toString())
                .put("reviewedBy", draft.reviewedBy())
                .put("overdue", studio.drafts().isOverdue(draft))
                .put("version", draft.version());
        ArrayNode writers = answer.putArray("writers");
        draft.writers().forEach(writers::add);
        ArrayNode allowed = answer.putArray("allowed");
        studio.drafts().allowed(draft, person).forEach(one -> allowed.add(one.id()));
        return answer;
    }

    private ObjectNode whole(Draft draft, Person person) {
        ObjectNode answer = summary(draft, person).put("body", draft.body()).put("tests", draft.tests());
        answer.set("parameters", Json.tree(draft.parameters()));
        ArrayNode steps = answer.putArray("steps");
        studio.drafts().steps(draft.draft()).forEach(one -> {
            ObjectNode step = Json.MAPPER
                    .createObjectNode()
                    .put("step", one.step())
                    .put("state", one.state())
                    .put("actor", one.actor())
                    .put("reason", one.reason())
                    .put("hash", one.hash())
                    .put("at", one.at());
            step.set("evidence", Json.tree(one.evidence()));
            steps.add(step);
        });
        return answer;
    }

    private Draft found(Context ctx) {
        long number = number(ctx);
        return studio.drafts().find(number).orElseThrow(() -> Refusal.notFound("draft", Long.toString(number)));
    }

    private static long number(Context ctx) {
        String given = ctx.pathParam("n");
        try {
            return Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("draft", given);
        }
    }

    private static Drafts.Proposal proposal(ObjectNode body) {
        JsonNode tests = body.path("tests");
        return new Drafts.Proposal(
                text(body, "body", null),
                parameters(body),
                tests.isTextual() ? tests.asText() : null,
                text(body, "note", ""));
    }

    private static String parameters(ObjectNode body) {
        JsonNode given = body.path("parameters");
        if (given.isMissingNode()) {
            return "{}";
        }
        if (!given.isObject()) {
            throw Refusal.badRequest("parameters: must be an object of numbers and dates by name");
        }
        return given.toString();
    }

    private static String kind(ObjectNode body) {
        String kind = text(body, "kind", "rule");
        if (!List.of("rule", "measure", "exception").contains(kind)) {
            throw Refusal.badRequest("kind: '" + kind + "' is none of rule, measure, exception");
        }
        return kind;
    }

    /** {@code otherwise}: when nothing is given; null for what must be. */
    private static String text(ObjectNode body, String name, @Nullable String otherwise) {
        JsonNode given = body.path(name);
        if (given.isTextual()) {
            return given.asText();
        }
        if (otherwise == null || !(given.isMissingNode() || given.isNull())) {
            throw Refusal.badRequest(name + ": must be a text");
        }
        return otherwise;
    }

    private static String reason(Context ctx) {
        String reason = text(Json.body(ctx), "reason", "").strip();
        if (reason.isEmpty()) {
            throw Refusal.badRequest("reason: say why");
        }
        return reason;
    }

    private static int edition(ObjectNode body) {
        JsonNode edition = body.path("edition");
        if (!edition.isInt()) {
            throw Refusal.badRequest("edition: name the edition of the draft you have seen");
        }
        return edition.asInt();
    }

    private static @Nullable Instant moment(ObjectNode body) {
        String given = text(body, "activateAt", "");
        try {
            return given.isEmpty() ? null : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("activateAt: must be a moment with its zone such as 2026-04-01T08:00:00+08:00");
        }
    }
}
