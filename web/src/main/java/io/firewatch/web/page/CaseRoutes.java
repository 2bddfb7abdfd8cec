package io.firewatch.web.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.alert.Bulk;
import io.firewatch.web.alert.StepReader;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.casework.Attachments;
import io.firewatch.web.casework.Casework;
import io.firewatch.web.casework.CaseworkRoutes;
import io.firewatch.web.casework.Letters;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Institutions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What people do on the pages about cases. Whatever is refused is said on the page it was asked for on. */
final class CaseRoutes {
    private final Casework casework;
    private final Alerts alerts;
    private final Institutions institutions;
    private final CaseworkRoutes files;
    private final Templates templates;
    private final BiConsumer<Context, Notice> alertPage;

    CaseRoutes(
            Casework casework,
            Alerts alerts,
            Institutions institutions,
            Templates templates,
            BiConsumer<Context, Notice> alertPage) {
        this.casework = casework;
        this.alerts = alerts;
        this.institutions = institutions;
        this.files = new CaseworkRoutes(casework, alerts, institutions);
        this.templates = templates;
        this.alertPage = alertPage;
    }

    void add(RoutesConfig routes) {
        routes.post("/alerts/{id}/actions", this::act, Right.TRIAGE);
        routes.post("/alerts/actions", this::actOnMany, Right.TRIAGE);
        routes.post("/hand-over", this::handOver, Right.TRIAGE);
        routes.post("/alerts/{id}/attachments", this::attach, Right.TRIAGE);
        routes.get("/alerts/{id}/attachments/{file}", files::download, Right.READ);
        routes.get("/alerts/{id}/letters/preview", this::preview, Right.TRIAGE);
        routes.post("/alerts/{id}/letters", this::send, Right.TRIAGE);
        routes.get("/alerts/{id}/letters/{letter}", this::letter, Right.READ);
    }

    private void act(Context ctx) {
        onCase(ctx, () -> casework.triage()
                .take(ctx.pathParam("id"), Guard.person(ctx), casework.steps().read(ctx::formParam, null)));
    }

    /** Goes back to the alert's page; shows it at once, with the reason, when the work is refused. */
    private void onCase(Context ctx, Runnable work) {
        try {
            work.run();
        } catch (Refusal e) {
            if (e.problem().status() == HttpStatus.NOT_FOUND.getCode()) {
                throw e;
            }
            ctx.status(e.problem().status());
            alertPage.accept(ctx, Notice.of(e.problem()));
            return;
        }
        ctx.redirect("/alerts/" + ctx.pathParam("id") + "#case", HttpStatus.SEE_OTHER);
    }

    private void attach(Context ctx) {
        onCase(ctx, () -> casework.attachments()
                .attach(
                        ctx.pathParam("id"),
                        Guard.person(ctx).user(),
                        Attachments.read(ctx.uploadedFiles("file")),
                        StepReader.text(ctx::formParam, "note")));
    }

    /** Shows what would be sent: a letter cannot be taken back. */
    private void preview(Context ctx) {
        Letters letters = casework.letters();
        Letters.Draft draft = letters.draft(ctx::queryParam);
        ObjectNode alert = alerts.masked(ctx.pathParam("id"));
        AlertView view = AlertView.of(alert, institutions.names());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "alerts"));
        parameters.put("alert", view);
        parameters.put("draft", draft);
        parameters.put("text", letters.preview(alert, view.institutionName(), draft));
        parameters.put(
                "version",
                casework.triage()
                        .standing(view.id())
                        .map(Triage.Standing::version)
                        .orElse(0L));
        templates.show(ctx, "letter-preview", parameters);
    }

    private void send(Context ctx) {
        onCase(ctx, () -> {
            ObjectNode alert = alerts.masked(ctx.pathParam("id"));
            casework.letters()
                    .send(
                            alert,
                            AlertView.of(alert, institutions.names()).institutionName(),
                            Guard.person(ctx).user(),
                            casework.letters().draft(ctx::formParam),
                            StepReader.version(ctx::formParam));
        });
    }

    private void letter(Context ctx) {
        String id = ctx.pathParam("id");
        Letters.Letter letter = casework.letters().find(id, ctx.pathParam("letter"));
        templates.show(
                ctx,
                "letter",
                Map.of(
                        "page", Page.of(ctx, "alerts"),
                        "letter", letter,
                        "lender", institutions.names().getOrDefault(letter.recipient(), letter.recipient()),
                        "replyLink", base(ctx) + "/reply/" + letter.token(),
                        "files",
                                casework.attachments().of(id).stream()
                                        .filter(file ->
                                                Long.valueOf(letter.id()).equals(file.letter()))
                                        .toList()));
    }

    /** The desk's own address as its reader knows it. */
    private static String base(Context ctx) {
        String proxied = ctx.header("X-Forwarded-Proto");
        return (proxied == null ? ctx.scheme() : proxied) + "://" + ctx.host();
    }

    private void actOnMany(Context ctx) {
        results(
                ctx,
                casework.bulk()
                        .take(
                                ctx.formParams("id"),
                                Guard.person(ctx).user(),
                                casework.steps().read(ctx::formParam, null)));
    }

    private void handOver(Context ctx) {
        String to = StepReader.text(ctx::formParam, "to");
        results(
                ctx,
                casework.bulk()
                        .handOver(
                                Guard.person(ctx).user(),
                                to == null ? "" : to,
                                StepReader.text(ctx::formParam, "note")));
    }

    private void results(Context ctx, Bulk.Results results) {
        templates.show(
                ctx,
                "bulk",
                Map.of(
                        "page", Page.of(ctx, "alerts"),
                        "results", results,
                        "titles",
                                casework.bulk()
                                        .titles(results.results().stream()
                                                .map(Bulk.Result::id)
                                                .toList())));
    }
}
