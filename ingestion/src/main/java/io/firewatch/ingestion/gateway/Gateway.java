package io.firewatch.ingestion.gateway;

import io.firewatch.ingestion.identity.BureauKeys;
import io.firewatch.ingestion.landing.BatchLedger;
import io.firewatch.ingestion.landing.QualityFindings;
import io.firewatch.ingestion.lender.LenderRoutes;
import io.firewatch.model.BusinessTime;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reporting gateway: lenders' existing clients push their batches here and ask what became of them. {@code 0000} is
 * answered after the commit, so an acknowledged batch is in the record.
 */
public final class Gateway implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final int READY_WITHIN_SECONDS = 2;

    private final Javalin server;
    private final Pulse pulse;

    private Gateway(Javalin server, Pulse pulse) {
        this.server = server;
        this.pulse = pulse;
    }

    /**
     * Starts listening; the schema must be there. Throws {@link IllegalStateException} when the record cannot be written.
     */
    public static Gateway start(GatewayConfig config, DataSource record, BureauKeys keys) {
        Pulse pulse;
        try {
            pulse = Pulse.start(record);
        } catch (SQLException e) {
            throw new IllegalStateException("the gateway cannot write the record: " + e.getMessage(), e);
        }
        try {
            Javalin server = Javalin.create(javalin -> define(javalin, config, record, keys));
            return new Gateway(server.start(config.host(), config.port()), pulse);
        } catch (RuntimeException e) {
            pulse.close();
            throw e;
        }
    }

    private static void define(JavalinConfig javalin, GatewayConfig config, DataSource record, BureauKeys keys) {
        Clock clock = Clock.system(BusinessTime.ZONE);
        GatewayMetrics metrics = new GatewayMetrics();
        javalin.startup.showJavalinBanner = false;
        new PushRoutes(new BatchIntake(record, keys, clock), new RequestBody(config), metrics).register(javalin.routes);
        new ReconciliationRoutes(
                        new Lenders(record, keys),
                        new BatchLedger(record),
                        new QualityAnswer(new QualityFindings(record), clock),
                        clock)
                .register(javalin.routes);
        new LenderRoutes(record, config.behindTls(), clock).register(javalin.routes);
        javalin.routes.get("/health/live", ctx -> ctx.result("live"));
        javalin.routes.get("/health/ready", ctx -> ready(ctx, record));
        javalin.routes.get(
                "/metrics", ctx -> ctx.contentType("text/plain; version=0.0.4").result(metrics.text()));
        javalin.routes.exception(RuntimeException.class, (e, ctx) -> {
            LOG.error("request failed path={}", ctx.path(), e);
            Answers.send(ctx, Answers.answer(AnswerCode.INTERNAL, "未知错误，请联系中心。 Unknown error; ask the bureau."));
        });
    }

    private static void ready(Context ctx, DataSource record) {
        try (Connection connection = record.getConnection()) {
            boolean valid = connection.isValid(READY_WITHIN_SECONDS);
            ctx.status(valid ? 200 : 503).result(valid ? "ready" : "the record does not answer");
        } catch (SQLException e) {
            ctx.status(503).result("the record does not answer: " + e.getMessage());
        }
    }

    /** The port it listens on, also when any free one was asked for. */
    public int port() {
        return server.port();
    }

    /** Method and path of everything it answers to, as {@code POST /p2p/{endpoint}}. */
    List<String> routes() {
        return server.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(one -> one.endpoint.method.isHttpMethod())
                .map(one -> one.endpoint.method.name() + " " + one.endpoint.path)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
        pulse.close();
    }
}
