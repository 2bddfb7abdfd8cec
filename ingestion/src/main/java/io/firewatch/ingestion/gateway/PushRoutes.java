package io.firewatch.ingestion.gateway;

import io.firewatch.ingestion.landing.Batch;
import io.firewatch.model.record.RecordType;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /p2p/{endpoint}} and its {@code /test} twin, for all twelve record types (A.1, A.2). */
final class PushRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PushRoutes.class);

    /** Types of protocol 1.4 that lenders may still have switched on (A.1). */
    private static final Set<String> RETIRED = Set.of("finance", "transfer", "expectedReturns", "financeScatterConfig");

    private final BatchIntake intake;
    private final RequestBody bodies;
    private final GatewayMetrics metrics;

    PushRoutes(BatchIntake intake, RequestBody bodies, GatewayMetrics metrics) {
        this.intake = intake;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    void register(RoutesConfig routes) {
        routes.post("/p2p/{endpoint}", ctx -> push(ctx, false));
        routes.post("/p2p/{endpoint}/test", ctx -> push(ctx, true));
    }

    private void push(Context ctx, boolean debugging) {
        long start = System.nanoTime();
        try {
            Batch batch = bodies.read(
                    ctx.bodyInputStream(),
                    ctx.req().getContentLengthLong(),
                    ctx.header("Content-Encoding"),
                    body -> take(ctx, debugging, body));
            metrics.landed(batch, System.nanoTime() - start);
            Answers.send(ctx, Answers.accepted(batch));
        } catch (RefusedException e) {
            metrics.refused(e.code());
            LOG.info(
                    "refused push path={} code={} reason={}",
                    ctx.path(),
                    e.code().code(),
                    e.sentence());
            Answers.send(ctx, Answers.answer(e.code(), Answers.prefix(!debugging) + e.sentence()));
        }
    }

    private Batch take(Context ctx, boolean debugging, byte[] body) {
        RecordType type = type(ctx.pathParam("endpoint"));
        requireUtf8(ctx.contentType());
        Form form = Form.parse(body);
        try {
            return intake.take(type, debugging, apiKey(ctx, form), form.msg());
        } catch (SQLException e) {
            LOG.error("push could not be stored path={}", ctx.path(), e);
            throw new RefusedException(
                    AnswerCode.INTERNAL, "未知错误，请联系中心。", "The batch could not be stored; send it again later.");
        }
    }

    private static RecordType type(String endpoint) {
        if (RETIRED.contains(endpoint)) {
            throw new RefusedException(
                    AnswerCode.RETIRED,
                    "接口 " + endpoint + " 已停用（1.4 版）。",
                    "The endpoint " + endpoint + " belongs to version 1.4 and is retired.");
        }
        return RecordType.ofEndpoint(endpoint)
                .orElseThrow(() -> new RefusedException(
                        AnswerCode.UNKNOWN_ENDPOINT, "接口不存在。", "There is no such endpoint under /p2p."));
    }

    private static void requireUtf8(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        int charset = type.indexOf("charset=");
        if (charset >= 0
                && !type.substring(charset + 8).replace("\"", "").trim().startsWith("utf-8")) {
            throw new RefusedException(AnswerCode.BAD_FORM, "只接受 UTF-8 编码。", "The charset is not UTF-8.");
        }
    }

    /** Some clients add the key in an interceptor, as a query parameter or header, and send only msg in the form. */
    private static String apiKey(Context ctx, Form form) {
        if (form.apiKey() != null) {
            return form.apiKey();
        }
        String elsewhere = ctx.queryParam("apiKey");
        if (elsewhere == null) {
            elsewhere = ctx.header("apiKey");
        }
        if (elsewhere == null) {
            throw new RefusedException(AnswerCode.BAD_FORM, "缺少 apiKey。", "The form field apiKey is missing.");
        }
        return elsewhere;
    }
}
