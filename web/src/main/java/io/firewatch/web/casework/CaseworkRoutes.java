package io.firewatch.web.casework;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.alert.StepReader;
import io.firewatch.web.deadline.LetterTemplates;
import io.firewatch.web.http.Json;
import io.firewatch.web.institution.Institutions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code /api/alerts/{id}/attachments}, {@code /api/alerts/{id}/letters}, and what a bureau may choose from. */
public final class CaseworkRoutes {
    private final Casework casework;
    private final Alerts alerts;
    private final Institutions institutions;

    public CaseworkRoutes(Casework casework, Alerts alerts, Institutions institutions) {
        this.casework = casework;
        this.alerts = alerts;
        this.institutions = institutions;
    }

    public void add(RoutesConfig routes) {
        routes.get("/api/casework", ctx -> ctx.json(choices()), Right.READ);
        routes.get("/api/alerts/{id}/attachments", this::attachments, Right.READ);
        routes.post("/api/alerts/{id}/attachments", this::attach, Right.TRIAGE);
        routes.get("/api/alerts/{id}/attachments/{file}", this::download, Right.READ);
        routes.get("/api/alerts/{id}/letters", this::letters, Right.READ);
        routes.post("/api/alerts/{id}/letters", this::send, Right.TRIAGE);
    }

    /** Answers a file for saving, never for showing: what a lender sent is nothing the desk's pages should run. */
    public void download(Context ctx) {
        Attachments.Content file = casework.attachments().find(ctx.pathParam("id"), ctx.pathParam("file"));
        String name = URLEncoder.encode(file.attachment().name(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .header("Content-Security-Policy", "sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .header("ETag", "\"" + file.attachment().sha256() + "\"")
                .contentType(file.attachment().mediaType())
                .result(file.bytes());
    }

    private Choices choices() {
        return new Choices(
                new TreeSet<>(casework.calendar().years()),
                casework.calendarEnd().missingYear().stream()
                        .boxed()
                        .findFirst()
                        .orElse(null),
                casework.ladder().rungs().stream().map(rung -> rung.id()).toList(),
                casework.letters().templates().templates().stream()
                        .map(LetterTemplates.Template::id)
                        .toList());
    }

    private void attachments(Context ctx) {
        ctx.json(Map.of("items", casework.attachments().of(ctx.pathParam("id"))));
    }

    private void attach(Context ctx) {
        String id = ctx.pathParam("id");
        casework.attachments()
                .attach(
                        id,
                        Guard.person(ctx).user(),
                        Attachments.read(ctx.uploadedFiles("file")),
                        StepReader.text(ctx::formParam, "note"));
        ctx.status(201);
        attachments(ctx);
    }

    private void letters(Context ctx) {
        ctx.json(Map.of("items", casework.letters().of(ctx.pathParam("id"))));
    }

    private void send(Context ctx) {
        ObjectNode body = Json.body(ctx);
        ObjectNode alert = alerts.masked(ctx.pathParam("id"));
        String code = alert.path("institution").asText();
        Letters.Letter letter = casework.letters()
                .send(
                        alert,
                        institutions.names().getOrDefault(code, code),
                        Guard.person(ctx).user(),
                        casework.letters().draft(name -> body.path(name).asText("")),
                        StepReader.version(name -> body.path(name).asText("")));
        ctx.status(201).json(new Sent(letter, "/reply/" + letter.token()));
    }

    /** @param replyPath the lender's page, told to whoever sent the letter and to nobody else */
    private record Sent(Letters.Letter letter, String replyPath) {}

    /**
     * @param calendarYears the years whose working days are known
     * @param missingYear the year that somebody should add to them by now; null while none is missing
     */
    private record Choices(
            Set<Integer> calendarYears,
            @Nullable Integer missingYear,
            List<String> rungs,
            List<String> letterTemplates) {}
}
