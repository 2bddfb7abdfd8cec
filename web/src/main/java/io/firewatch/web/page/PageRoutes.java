package io.firewatch.web.page;

import io.firewatch.model.BusinessTime;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.access.SessionRoutes;
import io.firewatch.web.alert.AlertHits;
import io.firewatch.web.alert.AlertQuery;
import io.firewatch.web.alert.AlertRoutes;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.casework.Casework;
import io.firewatch.web.http.LocalPath;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.institution.Feed;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.Institutions.Institution;
import io.firewatch.web.institution.Quality;
import io.firewatch.web.institution.Unjudged;
import io.firewatch.web.overview.Overview;
import io.firewatch.web.pipeline.Pipeline;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages. Each route asks the other packages, and fills a template with what they answer. */
public final class PageRoutes {
    private static final int NEWEST = 6;
    private static final int LIST = 50;
    private static final int OF_INSTITUTION = 10;
    private static final int PARTS = 6;
    private static final int FEED_DAYS = 30;

    private static final Map<String, List<String>> WHOLE_FINDINGS = Map.of("rolledUp", List.of("false"));

    /** Two weeks of checks fit a page without scrolling. */
    private static final int QUALITY_DAYS = 14;

    private final SessionRoutes session;
    private final Overview overview;
    private final Alerts alerts;
    private final Casework casework;
    private final Institutions institutions;
    private final Feed feed;
    private final Quality quality;
    private final Unjudged unjudged;
    private final Pipeline pipeline;
    private final Templates templates = new Templates();

    public PageRoutes(
            SessionRoutes session,
            Overview overview,
            Alerts alerts,
            Casework casework,
            Institutions institutions,
            Feed feed,
            Quality quality,
            Unjudged unjudged,
            Pipeline pipeline) {
        this.session = session;
        this.overview = overview;
        this.alerts = alerts;
        this.casework = casework;
        this.institutions = institutions;
        this.feed = feed;
        this.quality = quality;
        this.unjudged = unjudged;
        this.pipeline = pipeline;
    }

    public void add(RoutesConfig routes) {
        routes.get("/sign-in", ctx -> signInPage(ctx, null), Right.ANYONE);
        routes.post("/sign-in", this::signIn, Right.ANYONE);
        routes.post("/sign-out", this::signOut, Right.SELF);
        routes.post("/language", this::language, Right.ANYONE);
        routes.get("/", this::overview, Right.READ);
        routes.get("/alerts", this::alerts, Right.READ);
        routes.get("/alerts/{id}", this::alert, Right.READ);
        new CaseRoutes(casework, alerts, institutions, templates, this::alert).add(routes);
        new ReplyRoutes(casework.letters(), templates).add(routes);
        routes.get("/institutions", this::institutions, Right.READ);
        routes.get("/institutions/{code}", this::institution, Right.READ);
    }

    /** Shows a problem to a person. */
    public void problem(Context ctx, Problem problem) {
        templates.show(ctx, "problem", Map.of("page", Page.of(ctx, ""), "problem", problem));
    }

    private void signInPage(Context ctx, @Nullable Problem problem) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "sign-in"));
        parameters.put("back", LocalPath.of(problem == null ? ctx.queryParam("back") : ctx.formParam("back")));
        parameters.put("problem", problem);
        parameters.put("oidc", session.offersOidc());
        templates.show(ctx, "sign-in", parameters);
    }

    private void signIn(Context ctx) {
        refuseOtherSites(ctx);
        try {
            session.signIn(ctx, field(ctx, "user"), field(ctx, "password"));
        } catch (Refusal e) {
            ctx.status(e.problem().status());
            signInPage(ctx, e.problem());
            return;
        }
        ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
    }

    private void signOut(Context ctx) {
        URI next = session.signOut(ctx).orElse(URI.create("/sign-in"));
        if (next.isAbsolute()) {
            // The policy lets no form end at another site, and a form it was that asked.
            ctx.header("Refresh", "0; url=" + next);
            signInPage(ctx, null);
        } else {
            ctx.redirect(next.toString(), HttpStatus.SEE_OTHER);
        }
    }

    /** Remembers the reader's language. It changes nothing but the reader's own cookie, so it asks for no token. */
    private void language(Context ctx) {
        refuseOtherSites(ctx);
        Language.remember(ctx, Language.of(field(ctx, "language")));
        ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
    }

    private void overview(Context ctx) {
        AlertHits newest = alerts.search(AlertQuery.from(WHOLE_FINDINGS), NEWEST, null);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "overview"));
        parameters.put("city", overview.city());
        parameters.put("newest", views(newest));
        parameters.put("progress", pipeline.progress());
        parameters.put("missingYear", casework.calendarEnd().missingYear());
        templates.show(ctx, "overview", parameters);
    }

    private void alerts(Context ctx) {
        AlertQuery query = AlertQuery.from(withoutParts(AlertQuery.parameters(ctx)));
        AlertHits hits = alerts.search(query, LIST, AlertRoutes.cursor(ctx));
        templates.show(
                ctx,
                "alerts",
                Map.of(
                        "page", Page.of(ctx, "alerts"),
                        "filter", new AlertFilter(query, ctx.queryString(), hits.next()),
                        "colleagues",
                                casework.bulk().colleagues(Guard.person(ctx).user()),
                        "total", hits.total(),
                        "alerts", views(hits),
                        "institutions", institutions.all()));
    }

    private void alert(Context ctx) {
        alert(ctx, null);
    }

    private void alert(Context ctx, @Nullable Notice notice) {
        String id = ctx.pathParam("id");
        AlertView alert = AlertView.of(alerts.show(id, Guard.by(ctx)), institutions.names());
        AlertHits parts = alerts.search(AlertQuery.from(Map.of("under", List.of(id))), PARTS, null);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "alerts"));
        parameters.put("alert", alert);
        parameters.put("whole", whole(alert));
        parameters.put("parts", views(parts));
        parameters.put("partsInAll", parts.total());
        parameters.put("work", CaseView.of(alert, casework, Guard.person(ctx).user(), notice));
        templates.show(ctx, "alert", parameters);
    }

    private @Nullable AlertView whole(AlertView part) {
        String id = part.rolledUpUnder();
        return id == null
                ? null
                : alerts.find(id)
                        .map(doc -> AlertView.of(doc, institutions.names()))
                        .orElse(null);
    }

    /** A list shows a finding once, unless somebody asks for its parts or looks for one by its words. */
    private static Map<String, List<String>> withoutParts(Map<String, List<String>> parameters) {
        if (isGiven(parameters, "rolledUp")
                || isGiven(parameters, "under")
                || isGiven(parameters, "q")
                || isOfSomebody(parameters)) {
            return parameters;
        }
        Map<String, List<String>> all = new HashMap<>(parameters);
        all.putAll(WHOLE_FINDINGS);
        return all;
    }

    /** Whoever has a part among their cases has to find it there. */
    private static boolean isOfSomebody(Map<String, List<String>> parameters) {
        return isGiven(parameters, "assignee")
                && !parameters.getOrDefault("assignee", List.of()).contains(AlertQuery.NOBODY);
    }

    private static boolean isGiven(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    private void institutions(Context ctx) {
        templates.show(
                ctx, "institutions", Map.of("page", Page.of(ctx, "institutions"), "institutions", overview.ranking()));
    }

    private void institution(Context ctx) {
        String code = ctx.pathParam("code");
        Institution institution = institutions.find(code).orElseThrow(() -> Refusal.notFound("institution", code));
        AlertHits hits = alerts.search(
                AlertQuery.from(Map.of("institution", List.of(code), "rolledUp", List.of("false"))),
                OF_INSTITUTION,
                null);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("page", Page.of(ctx, "institutions"));
        parameters.put("institution", institution);
        parameters.put("risk", overview.ranked(institution));
        parameters.put("total", hits.total());
        parameters.put("alerts", views(hits));
        parameters.put("last", feed.last(code).orElse(null));
        parameters.put("days", feed.days(code, LocalDate.now(BusinessTime.ZONE).minusDays(FEED_DAYS)));
        parameters.put("quality", quality.table(code, QUALITY_DAYS));
        parameters.put("unjudged", unjudged.of(code));
        parameters.put("indicators", InstitutionCharts.groups());
        String alert = ctx.queryParam("alert");
        parameters.put("alertQuery", alert == null ? "" : "alert=" + URLEncoder.encode(alert, StandardCharsets.UTF_8));
        templates.show(ctx, "institution", parameters);
    }

    private List<AlertView> views(AlertHits hits) {
        Map<String, String> names = institutions.names();
        Map<String, Long> parts = alerts.parts(hits);
        return hits.items().stream().map(doc -> AlertView.of(doc, names, parts)).toList();
    }

    static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value;
    }

    /** Every browser of today says where a form came from. */
    static void refuseOtherSites(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Refusal(Problem.of(
                    403, "csrf", "The request did not come from one of our pages", "open the page and try again"));
        }
    }
}
