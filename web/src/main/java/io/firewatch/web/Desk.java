package io.firewatch.web;

import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.web.access.Accounts;
import io.firewatch.web.access.Callers;
import io.firewatch.web.access.DeclaredRights;
import io.firewatch.web.access.Districts;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.OidcRoutes;
import io.firewatch.web.access.OidcSignOut;
import io.firewatch.web.access.People;
import io.firewatch.web.access.PeopleRoutes;
import io.firewatch.web.access.Right;
import io.firewatch.web.access.Scope;
import io.firewatch.web.access.ScopedConnections;
import io.firewatch.web.access.SessionRoutes;
import io.firewatch.web.access.Sessions;
import io.firewatch.web.access.TokenRoutes;
import io.firewatch.web.access.Tokens;
import io.firewatch.web.access.Watch;
import io.firewatch.web.alert.AlertRoutes;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.alert.Evidence;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.AuditRoutes;
import io.firewatch.web.board.BoardRoutes;
import io.firewatch.web.board.Boards;
import io.firewatch.web.board.RecordFigures;
import io.firewatch.web.casework.Casework;
import io.firewatch.web.casework.CaseworkRoutes;
import io.firewatch.web.casework.Recheck;
import io.firewatch.web.deadline.BureauFiles;
import io.firewatch.web.dossier.Digest;
import io.firewatch.web.dossier.DossierRoutes;
import io.firewatch.web.hint.HintRoutes;
import io.firewatch.web.hint.Hints;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problems;
import io.firewatch.web.http.StaticFiles;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.index.BoardIndex;
import io.firewatch.web.index.HistoryIndex;
import io.firewatch.web.index.Index;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.institution.Feed;
import io.firewatch.web.institution.InstitutionRoutes;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.LenderAccess;
import io.firewatch.web.institution.LenderAccessRoutes;
import io.firewatch.web.institution.OutcomeRoutes;
import io.firewatch.web.institution.Outcomes;
import io.firewatch.web.institution.Quality;
import io.firewatch.web.institution.QualityRoutes;
import io.firewatch.web.institution.Unjudged;
import io.firewatch.web.listing.ListingRoutes;
import io.firewatch.web.listing.Loans;
import io.firewatch.web.listing.Products;
import io.firewatch.web.mask.Unmasking;
import io.firewatch.web.measure.MeasureRoutes;
import io.firewatch.web.measure.Measures;
import io.firewatch.web.notify.NotificationRoutes;
import io.firewatch.web.notify.outbox.Notifications;
import io.firewatch.web.notify.outbox.Pace;
import io.firewatch.web.notify.route.Routes;
import io.firewatch.web.openapi.ApiDocument;
import io.firewatch.web.openapi.ApiDocumentRoutes;
import io.firewatch.web.overview.Overview;
import io.firewatch.web.page.AccountPages;
import io.firewatch.web.page.ApiPages;
import io.firewatch.web.page.AuditPages;
import io.firewatch.web.page.BoardPages;
import io.firewatch.web.page.LenderAccessPages;
import io.firewatch.web.page.ListingPages;
import io.firewatch.web.page.MeasurePages;
import io.firewatch.web.page.NotificationPages;
import io.firewatch.web.page.PageRoutes;
import io.firewatch.web.page.PeoplePages;
import io.firewatch.web.page.SearchPages;
import io.firewatch.web.page.StudioPages;
import io.firewatch.web.page.UnmaskPages;
import io.firewatch.web.pipeline.Pipeline;
import io.firewatch.web.pipeline.PipelineRoutes;
import io.firewatch.web.pipeline.SetAside;
import io.firewatch.web.pipeline.Slots;
import io.firewatch.web.replay.ReplayRoutes;
import io.firewatch.web.replay.Replays;
import io.firewatch.web.rule.Activation;
import io.firewatch.web.rule.DraftRoutes;
import io.firewatch.web.rule.RuleRoutes;
import io.firewatch.web.rule.RulesInForce;
import io.firewatch.web.rule.Studio;
import io.firewatch.web.search.Search;
import io.firewatch.web.search.SearchRoutes;
import io.firewatch.web.stream.AlertStream;
import io.firewatch.web.stream.StreamRoutes;
import io.firewatch.web.testing.RuleTrials;
import io.firewatch.web.testing.TestRoutes;
import io.firewatch.web.whatif.City;
import io.firewatch.web.whatif.WhatIf;
import io.firewatch.web.whatif.WhatIfRoutes;
import io.javalin.Javalin;
import io.javalin.config.SizeUnit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The desk's server: pages and API on one port, reading the index and writing the record. */
public final class Desk implements AutoCloseable {
    /** A registry file of a large city is some megabytes; nothing else sent here is near as large. */
    private static final long LARGEST_REQUEST = 16L * 1024 * 1024;

    /** Some files of a case at once; how large each may be, and of which kind, the case decides. */
    private static final long LARGEST_UPLOAD_MB = 55;

    private final Javalin server;
    private final Index index;
    private final AlertStream stream;
    private final Recheck recheck;
    private final Replays replays;
    private final Digest digest;
    private final Activation activation;
    private final StreamRoutes streamRoutes;
    private final Notifications notifications;
    private final Map<String, Right> rights;
    private final Optional<String> oneTimePassword;

    private Desk(
            DeskConfig config, DataSource source, String esUrl, InstitutionRegister register, Workbench workbench) {
        // Whoever asks through it sees their districts only; it is what stores of lenders and alerts are made with.
        Jdbi record = Jdbi.create(new ScopedConnections(source));
        // Sees everything: who people are is asked before anybody is known, and progress is the city's.
        Jdbi unscoped = Jdbi.create(source);
        AuditLog log = new AuditLog(unscoped);
        Accounts accounts = new Accounts(unscoped, log);
        this.oneTimePassword = accounts.ensureAdministrator(config.adminPassword());
        Districts districts = new Districts(record);
        this.index = new Index(esUrl, districts::visible);

        Sessions sessions = new Sessions(unscoped);
        Tokens tokens = new Tokens(unscoped, log);
        Callers callers = new Callers(sessions, tokens);
        Guard guard = new Guard(callers, config.behindTls());
        People people = new People(unscoped, log);
        PeopleRoutes peopleRoutes = new PeopleRoutes(people, districts);
        AuditRoutes audit = new AuditRoutes(log, source);
        TokenRoutes tokenRoutes = new TokenRoutes(tokens);
        AlertIndex alertIndex = new AlertIndex(index);
        AlertCounts counts = new AlertCounts(index);
        IndicatorIndex indicators = new IndicatorIndex(index);
        Institutions institutions = new Institutions(record);
        Feed feed = new Feed(record);
        Quality quality = new Quality(record);
        LenderAccess lenderAccess = new LenderAccess(unscoped, log);
        RulesInForce rules = new RulesInForce(record);
        WhatIf whatIf = new WhatIf(new HistoryIndex(index), new City(record));
        Outcomes outcomes = new Outcomes(record);
        Unjudged unjudged = new Unjudged(outcomes, rules);
        Unmasking unmasking = new Unmasking(record, log);
        BureauFiles bureau = new BureauFiles(config.bureauFiles());
        Casework casework = Casework.of(record, unscoped, bureau, Clock.systemUTC());
        Measures measures = new Measures(record);
        RuleTrials trials = new RuleTrials(record, measures);
        Studio studio = Studio.of(
                record,
                rules,
                casework.calendar(),
                Clock.systemUTC(),
                draft -> trials.objection(RuleTrials.Proposal.of(draft), draft.tests()));
        Triage triage = casework.triage();
        Alerts alerts =
                new Alerts(alertIndex, counts, triage, new Evidence(record), institutions, unmasking, casework.dues());
        Search search = new Search(record, alerts, institutions, register, log);
        ListingRoutes listings = new ListingRoutes(institutions, new Loans(record), new Products(record));
        Pipeline pipeline = new Pipeline(unscoped);
        Overview overview = new Overview(counts, institutions, feed, alerts, Clock.systemUTC());
        // Whoever asks, the boards are the same.
        Boards boards = Scope.asDesk(() -> new Boards(config.boards(), rules::indicator));
        BoardIndex boardIndex = new BoardIndex(index, new RecordFigures(record), institutions, indicators, counts);
        OidcSignOut oidc = config.oidc() == null ? null : new OidcSignOut(config.oidc(), sessions);
        SessionRoutes sessionRoutes = new SessionRoutes(accounts, sessions, guard, log, oidc);
        PageRoutes pages = new PageRoutes(
                sessionRoutes, overview, alerts, casework, institutions, feed, quality, unjudged, pipeline);
        ApiDocument api = new ApiDocument(this::rights);
        this.replays = new Replays(unscoped, log, workbench.replayer());
        this.recheck = casework.recheck();
        this.digest = new Digest(unscoped);
        this.activation = studio.activation();
        this.stream = new AlertStream(unscoped, alertIndex);
        this.notifications = new Notifications(
                unscoped,
                Routes.load(bureau),
                casework.calendar(),
                register.secrets(),
                log,
                stream,
                Pace.USUAL,
                Clock.systemUTC());
        NotificationRoutes notificationRoutes = new NotificationRoutes(notifications);
        this.streamRoutes = new StreamRoutes(stream, new Watch.Gate(callers, districts));

        this.server = Javalin.create(c -> {
            c.startup.showJavalinBanner = false;
            c.jsonMapper(new Json());
            c.http.maxRequestSize = LARGEST_REQUEST;
            c.jetty.multipartConfig.maxTotalRequestSize(LARGEST_UPLOAD_MB, SizeUnit.MB);
            StaticFiles.add(c);
            c.routes.before(ctx -> {
                Scope.leave();
                hardenAnswer(ctx, config.behindTls());
            });
            c.routes.beforeMatched(guard::check);
            c.routes.after(ctx -> Scope.leave());
            sessionRoutes.add(c.routes);
            if (config.oidc() != null && oidc != null) {
                new OidcRoutes(config.oidc(), oidc, unscoped, sessions, guard, log).add(c.routes);
            }
            peopleRoutes.add(c.routes);
            tokenRoutes.add(c.routes);
            audit.add(c.routes);
            new AlertRoutes(alerts, triage, unmasking, casework.steps(), casework.bulk()).add(c.routes);
            new CaseworkRoutes(casework, alerts, institutions).add(c.routes);
            new InstitutionRoutes(institutions, indicators, counts, feed, register, alertIndex, log).add(c.routes);
            new DossierRoutes(record, institutions, alertIndex, rules, indicators).add(c.routes);
            new OutcomeRoutes(institutions, outcomes).add(c.routes);
            new QualityRoutes(quality, institutions).add(c.routes);
            new LenderAccessRoutes(lenderAccess, institutions).add(c.routes);
            new SearchRoutes(search).add(c.routes);
            listings.add(c.routes);
            new RuleRoutes(studio).add(c.routes);
            new DraftRoutes(studio).add(c.routes);
            new WhatIfRoutes(whatIf).add(c.routes);
            new HintRoutes(new Hints(rules, whatIf, record)).add(c.routes);
            new StudioPages(studio).add(c.routes);
            new MeasurePages(measures).add(c.routes);
            new TestRoutes(trials).add(c.routes);
            new ReplayRoutes(replays).add(c.routes);
            new MeasureRoutes(measures, unscoped, workbench.previewer()).add(c.routes);
            new PipelineRoutes(pipeline, new SetAside(record), new Slots(unscoped), index).add(c.routes);
            streamRoutes.add(c.routes);
            c.routes.get("/api/overview", ctx -> ctx.json(overview.city()), Right.READ);
            new BoardRoutes(boards, boardIndex, rules).add(c.routes);
            new BoardPages(boards, institutions).add(c.routes);
            pages.add(c.routes);
            new UnmaskPages(unmasking).add(c.routes);
            new SearchPages(search, institutions).add(c.routes);
            new ListingPages(listings, institutions, alerts).add(c.routes);
            new LenderAccessPages(lenderAccess, institutions).add(c.routes);
            new PeoplePages(peopleRoutes, people, districts).add(c.routes);
            notificationRoutes.add(c.routes);
            new NotificationPages(notifications, notificationRoutes, districts).add(c.routes);
            new AuditPages(audit, log).add(c.routes);
            new ApiDocumentRoutes(api).add(c.routes);
            new ApiPages(api).add(c.routes);
            new AccountPages(sessionRoutes, tokenRoutes, tokens).add(c.routes);
            new Problems(pages::problem).map(c.routes);
        });
        this.rights = DeclaredRights.of(server);
    }

    /**
     * Starts a desk on a record whose schema is up to date. Elasticsearch may come up later: until then what needs it answers
     * 503.
     */
    public static Desk start(DeskConfig config, DataSource record, String esUrl, InstitutionRegister register) {
        return start(config, record, esUrl, register, Workbench.NONE);
    }

    /** With what the studio needs to judge the feed and to try measures on it. */
    public static Desk start(
            DeskConfig config, DataSource record, String esUrl, InstitutionRegister register, Workbench workbench) {
        Desk desk = new Desk(config, record, esUrl, register, workbench);
        desk.server.start(config.host(), config.port());
        desk.recheck.start();
        desk.replays.start();
        desk.digest.start();
        desk.notifications.start();
        desk.activation.start();
        return desk;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The password made up for the first administrator at this start; empty when there was somebody already. */
    public Optional<String> oneTimePassword() {
        return oneTimePassword;
    }

    /** Method and path of everything it answers to, as {@code GET /api/alerts/{id}}. */
    List<String> routes() {
        return List.copyOf(rights().keySet());
    }

    private Map<String, Right> rights() {
        return rights;
    }

    @Override
    public void close() {
        recheck.close();
        replays.close();
        digest.close();
        notifications.close();
        activation.close();
        streamRoutes.close();
        stream.close();
        server.stop();
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the index connection does not close", e);
        }
    }

    /** Pages load nothing from elsewhere and are shown in nobody's frame; charts style their tooltips in place. */
    private static void hardenAnswer(io.javalin.http.Context ctx, boolean behindTls) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        ctx.header("X-Frame-Options", "DENY"); // for browsers that do not know frame-ancestors
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (behindTls) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
    }
}
