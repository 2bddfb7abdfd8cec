package io.firewatch.web;

import io.firewatch.model.institution.InstitutionRegister;
import io.firewatch.web.access.Accounts;
import io.firewatch.web.access.Guard;
import io.firewatch.web.access.Right;
import io.firewatch.web.access.SessionRoutes;
import io.firewatch.web.access.Sessions;
import io.firewatch.web.alert.AlertRoutes;
import io.firewatch.web.alert.Alerts;
import io.firewatch.web.alert.Evidence;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Problems;
import io.firewatch.web.http.StaticFiles;
import io.firewatch.web.index.AlertCounts;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.index.Index;
import io.firewatch.web.index.IndicatorIndex;
import io.firewatch.web.institution.Feed;
import io.firewatch.web.institution.InstitutionRoutes;
import io.firewatch.web.institution.Institutions;
import io.firewatch.web.institution.OutcomeRoutes;
import io.firewatch.web.institution.Outcomes;
import io.firewatch.web.institution.Quality;
import io.firewatch.web.institution.QualityRoutes;
import io.firewatch.web.institution.Unjudged;
import io.firewatch.web.overview.Overview;
import io.firewatch.web.page.PageRoutes;
import io.firewatch.web.pipeline.Pipeline;
import io.firewatch.web.pipeline.PipelineRoutes;
import io.firewatch.web.pipeline.Slots;
import io.firewatch.web.rule.RuleRoutes;
import io.firewatch.web.rule.RulesInForce;
import io.firewatch.web.stream.AlertStream;
import io.firewatch.web.stream.StreamRoutes;
import io.javalin.Javalin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The desk's server: pages and API on one port, reading the index and writing the record. */
public final class Desk implements AutoCloseable {
    /** A registry file of a large city is some megabytes; nothing else sent here is near as large. */
    private static final long LARGEST_REQUEST = 16L * 1024 * 1024;

    private final Javalin server;
    private final Index index;
    private final AlertStream stream;
    private final StreamRoutes streamRoutes;
    private final Optional<String> oneTimePassword;

    private Desk(DeskConfig config, DataSource source, String esUrl, InstitutionRegister register) {
        Jdbi record = Jdbi.create(source);
        Accounts accounts = new Accounts(record);
        this.oneTimePassword = accounts.ensureAdministrator(config.adminPassword());
        this.index = new Index(esUrl);

        Sessions sessions = new Sessions(record);
        AlertIndex alertIndex = new AlertIndex(index);
        AlertCounts counts = new AlertCounts(index);
        IndicatorIndex indicators = new IndicatorIndex(index);
        Institutions institutions = new Institutions(record);
        Feed feed = new Feed(record);
        Quality quality = new Quality(record);
        RulesInForce rules = new RulesInForce(record);
        Outcomes outcomes = new Outcomes(record);
        Unjudged unjudged = new Unjudged(outcomes, rules);
        Triage triage = new Triage(record);
        Alerts alerts = new Alerts(alertIndex, counts, triage, new Evidence(record), institutions);
        Pipeline pipeline = new Pipeline(record);
        Overview overview = new Overview(counts, institutions, feed, Clock.systemUTC());
        SessionRoutes sessionRoutes = new SessionRoutes(accounts, sessions);
        PageRoutes pages = new PageRoutes(
                sessionRoutes, overview, alerts, triage, institutions, feed, quality, unjudged, pipeline);
        this.stream = new AlertStream(record, alertIndex);
        this.streamRoutes = new StreamRoutes(stream);

        this.server = Javalin.create(c -> {
            c.startup.showJavalinBanner = false;
            c.jsonMapper(new Json());
            c.http.maxRequestSize = LARGEST_REQUEST;
            StaticFiles.add(c);
            c.routes.before(Desk::hardenAnswer);
            c.routes.beforeMatched(new Guard(sessions)::check);
            sessionRoutes.add(c.routes);
            new AlertRoutes(alerts, triage).add(c.routes);
            new InstitutionRoutes(institutions, indicators, counts, feed, register).add(c.routes);
            new OutcomeRoutes(institutions, outcomes).add(c.routes);
            new QualityRoutes(quality, institutions).add(c.routes);
            new RuleRoutes(rules).add(c.routes);
            new PipelineRoutes(pipeline, new Slots(record), index).add(c.routes);
            streamRoutes.add(c.routes);
            c.routes.get("/api/overview", ctx -> ctx.json(overview.city()), Right.READ);
            pages.add(c.routes);
            new Problems(pages::problem).map(c.routes);
        });
    }

    /**
     * Starts a desk on a record whose schema is up to date. Elasticsearch may come up later: until then what needs it answers
     * 503.
     */
    public static Desk start(DeskConfig config, DataSource record, String esUrl, InstitutionRegister register) {
        Desk desk = new Desk(config, record, esUrl, register);
        desk.server.start(config.host(), config.port());
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

    @Override
    public void close() {
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
    private static void hardenAnswer(io.javalin.http.Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none';"
                        + " base-uri 'none'; form-action 'self'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
    }
}
