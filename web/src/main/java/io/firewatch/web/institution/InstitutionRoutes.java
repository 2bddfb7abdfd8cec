package io.firewatch.web.institution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.model.institution.InstitutionRegister.ImportResult;
import io.firewatch.model.institution.InstitutionRegister.Registration;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.institution.Institutions.Institution;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/institutions}, {@code /api/registry}, {@code /api/custody} and {@code /api/indicators}. */
public final class InstitutionRoutes {
    private final Institutions institutions;
    private final IndicatorIndex indicators;
    private final AlertCounts counts;
    private final Feed feed;
    private final InstitutionRegister register;
    private final AlertIndex alerts;
    private final AuditLog log;

    public InstitutionRoutes(
            Institutions institutions,
            IndicatorIndex indicators,
            AlertCounts counts,
            Feed feed,
            InstitutionRegister register,
            AlertIndex alerts,
            AuditLog log) {
        this.alerts = alerts;
        this.log = log;
        this.institutions = institutions;
        this.indicators = indicators;
        this.counts = counts;
        this.feed = feed;
        this.register = register;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/institutions", ctx -> ctx.json(Map.of("items", institutions.all())), Right.READ);
        routes.post("/api/institutions", this::register, Right.REGISTER);
        routes.get("/api/institutions/{code}", this::show, Right.READ);
        routes.get("/api/institutions/{code}/indicators", this::series, Right.READ);
        routes.post("/api/registry/{file}", this::importCsv, Right.REGISTER);
        routes.post("/api/custody/{institution}", this::importCustody, Right.REGISTER);
        routes.get("/api/indicators", ctx -> ctx.json(Map.of("items", catalogue())), Right.READ);
    }

    private void show(Context ctx) {
        Institution institution = find(ctx);
        Risk risk = counts.newestDay()
                .map(day -> Risk.asOf(counts, institution.code(), day))
                .orElseGet(() -> Risk.calm(institution.code()));
        ObjectNode answer = Json.MAPPER.valueToTree(institution);
        answer.set("risk", Json.MAPPER.valueToTree(risk));
        answer.set(
                "lastBatch",
                Json.MAPPER.valueToTree(feed.last(institution.code()).orElse(null)));
        ctx.json(answer);
    }

    private void series(Context ctx) {
        Institution institution = find(ctx);
        ctx.json(Map.of(
                "institution",
                institution.code(),
                "series",
                Series.read(
                        indicators,
                        subject(ctx, institution.code()),
                        names(ctx),
                        day("from", ctx.queryParam("from")),
                        day("to", ctx.queryParam("to")))));
    }

    /** Named by type and id, or as that of an alert, which tells it to nobody; else the institution itself. */
    private IndicatorIndex.Subject subject(Context ctx, String institution) {
        String alert = ctx.queryParam("alert");
        if (alert != null) {
            JsonNode named = alerts.findWhole(alert)
                    .filter(one -> one.path("institution").asText().equals(institution))
                    .orElseThrow(() -> Refusal.notFound("alert", alert))
                    .path("subject");
            return new IndicatorIndex.Subject(
                    institution,
                    subjectType(named.path("type").asText()),
                    named.path("id").asText());
        }
        String type = ctx.queryParam("subjectType");
        String subject = ctx.queryParam("subject");
        return type == null || subject == null
                ? IndicatorIndex.Subject.institution(institution)
                : new IndicatorIndex.Subject(institution, subjectType(type), subject);
    }

    private void register(Context ctx) {
        ObjectNode body = Json.body(ctx);
        Registration registration = new Registration(
                required(body, "code"),
                required(body, "name"),
                required(body, "type"),
                required(body, "district"),
                required(body, "secret"),
                optional(body, "creditCode"),
                optional(body, "licensedFrom"),
                optional(body, "licensedTo"),
                optional(body, "custodian"),
                optional(body, "custodyFrom"),
                optional(body, "netAssets"));
        try {
            register.register(registration);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
        log.append(Guard.by(ctx), AuditAction.REGISTRY, registration.code(), Map.of("what", "registered"));
        ctx.status(201).json(institutions.find(registration.code()).orElseThrow());
    }

    private void importCsv(Context ctx) {
        try {
            String file = ctx.pathParam("file");
            answer(ctx, file, register.importCsv(file, text(ctx)));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    private void importCustody(Context ctx) {
        String code = ctx.pathParam("institution");
        if (institutions.find(code).isEmpty()) {
            throw Refusal.notFound("institution", code);
        }
        answer(ctx, "custody/" + code, register.importCustody(code, text(ctx)));
    }

    private static Reader text(Context ctx) {
        return new InputStreamReader(ctx.bodyInputStream(), StandardCharsets.UTF_8);
    }

    private void answer(Context ctx, String subject, ImportResult result) {
        if (!result.errors().isEmpty()) {
            throw new Refusal(Problem.of(
                            422,
                            "csv",
                            "The file was not imported",
                            result.errors().size() + " lines are wrong; nothing was changed")
                    .with(Map.of("imported", 0, "errors", result.errors())));
        }
        log.append(
                Guard.by(ctx), AuditAction.REGISTRY, subject, Map.of("what", "imported", "lines", result.imported()));
        ctx.json(result);
    }

    private Institution find(Context ctx) {
        String code = ctx.pathParam("code");
        return institutions.find(code).orElseThrow(() -> Refusal.notFound("institution", code));
    }

    private static List<Map<String, Object>> catalogue() {
        return Indicator.all().stream()
                .map(one -> Map.<String, Object>of(
                        "id", one.id(),
                        "name", one.id(),
                        "subject", one.subject().id(),
                        "group", one.group(),
                        "unit", Series.unit(one),
                        "title", Map.of("zh", one.zh(), "en", one.en()),
                        "formula", one.formula(),
                        "formulas", Map.of("zh", one.formulaZh(), "en", one.formula()),
                        "source", one.source()))
                .toList();
    }

    private static List<String> names(Context ctx) {
        return ctx.queryParams("names").stream()
                .flatMap(one -> Arrays.stream(one.split(",")))
                .map(String::trim)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static SubjectType subjectType(String type) {
        try {
            return SubjectType.ofId(type);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    private static String day(String name, @Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? ""
                    : LocalDate.parse(text.trim()).toString();
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest(name + ": '" + text + "' is no date yyyy-MM-dd");
        }
    }

    private static String required(ObjectNode body, String field) {
        String value = optional(body, field);
        if (value == null) {
            throw Refusal.badRequest(field + ": is missing");
        }
        return value;
    }

    /** The JSON's camelCase name, or the CSV's with underscores. */
    private static @Nullable String optional(ObjectNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            value = body.path(field.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT))
                    .asText("");
        }
        return value.isBlank() || value.equals("null") ? null : value;
    }
}
