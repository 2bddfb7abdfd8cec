package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.identity.UnreadableText;
import io.firewatch.ingestion.landing.BatchLedger;
import io.firewatch.ingestion.landing.BatchLedger.Selection;
import io.firewatch.model.BusinessTime;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /balanceService/v15/…}: a lender asks what became of its batches (A.7). Answers have the protocol's shapes,
 * {@code faildlNum} included; {@code batchMessage} adds {@code records}, the refused ones with their reasons, and {@code
 * quality} is our own.
 */
final class ReconciliationRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationRoutes.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 3_000;
    private static final int LAST_PAGE = 100_000;

    private final Lenders lenders;
    private final BatchLedger ledger;
    private final QualityAnswer quality;
    private final Clock clock;

    ReconciliationRoutes(Lenders lenders, BatchLedger ledger, QualityAnswer quality, Clock clock) {
        this.lenders = lenders;
        this.ledger = ledger;
        this.quality = quality;
        this.clock = clock;
    }

    private interface Question {
        void answer(Map<String, String> query, String institution, boolean production, ObjectNode answer)
                throws SQLException;
    }

    void register(RoutesConfig routes) {
        routes.get("/balanceService/v15/batchMessage", ctx -> ask(ctx, this::batchMessage));
        routes.get("/balanceService/v15/yiBuMessage", ctx -> ask(ctx, this::batchMessage));
        routes.get("/balanceService/v15/batchNum", ctx -> ask(ctx, this::batchNum));
        routes.get("/balanceService/v15/batchList", ctx -> ask(ctx, this::batchList));
        routes.get(
                "/balanceService/v15/quality",
                ctx -> ask(ctx, (query, institution, production, answer) -> quality.fill(query, institution, answer)));
    }

    private void ask(Context ctx, Question question) {
        ObjectNode answer = Answers.answer(AnswerCode.ACCEPTED, "查询成功!");
        try {
            Map<String, String> query = query(ctx);
            String apiKey = query.getOrDefault("apiKey", "");
            String header = ctx.header("apiKey");
            String institution = lenders.authenticate(query, apiKey.isEmpty() && header != null ? header : apiKey);
            boolean production = !query.getOrDefault("dataType", "1").equals("0");
            question.answer(query, institution, production, answer);
            Answers.send(ctx, answer);
        } catch (RefusedException e) {
            Answers.send(ctx, Answers.answer(e.code(), e.sentence()));
        } catch (SQLException e) {
            LOG.error("reconciliation failed path={}", ctx.path(), e);
            Answers.send(
                    ctx,
                    Answers.answer(AnswerCode.INTERNAL, "未知错误，请联系中心。 The record cannot be read; ask again later."));
        }
    }

    private static Map<String, String> query(Context ctx) {
        Map<String, String> query = new HashMap<>();
        ctx.queryParamMap().forEach((name, values) -> {
            String value = values.get(0).trim();
            if (UnreadableText.isIn(value)) {
                throw bad(
                        "参数 " + UnreadableText.replaced(name) + " 含有控制字符。", "A parameter contains control characters.");
            }
            query.put(name, value);
        });
        return query;
    }

    private void batchMessage(Map<String, String> query, String institution, boolean production, ObjectNode answer)
            throws SQLException {
        String batchNum = query.getOrDefault("batchNum", "");
        if (batchNum.isEmpty()) {
            throw bad("缺少参数 batchNum。", "The parameter batchNum is missing.");
        }
        Optional<BatchLedger.Standing> standing = ledger.standing(institution, production, batchNum, infType(query));
        String errorMsg =
                standing.map(batch -> batch.succeeded() ? "success" : "failed").orElse("isNot");
        answer.putArray("result")
                .addObject()
                .put("dataType", dataType(production))
                .put("batchNum", batchNum)
                .put("errorMsg", errorMsg);
        if (standing.isPresent() && standing.get().refused() > 0) {
            refused(standing.get().batch(), answer.putArray("records"));
        }
    }

    private void refused(long batch, ArrayNode records) throws SQLException {
        for (BatchLedger.Refused refused : ledger.refused(batch)) {
            try {
                records.addObject()
                        .put("position", refused.position())
                        .put("key", refused.key())
                        .set("reasons", JSON.readTree(refused.reasons()));
            } catch (JsonProcessingException e) {
                throw new SQLException(
                        "refusals of record " + refused.position() + " of batch " + batch + " are no JSON", e);
            }
        }
    }

    private void batchNum(Map<String, String> query, String institution, boolean production, ObjectNode answer)
            throws SQLException {
        LocalDate day = sentDate(query);
        Integer infType = infType(query);
        int total = ledger.count(new Selection(institution, production, day, infType, null));
        int succeeded = ledger.count(new Selection(institution, production, day, infType, "success"));
        answer.put("sentDate", day.toString());
        answer.putObject("result")
                .put("dataType", dataType(production))
                .put("totalNum", total)
                .put("successNum", succeeded)
                .put("faildlNum", total - succeeded);
    }

    private void batchList(Map<String, String> query, String institution, boolean production, ObjectNode answer)
            throws SQLException {
        LocalDate day = sentDate(query);
        String status =
                switch (query.getOrDefault("putType", "1")) {
                    case "2" -> "success";
                    case "3" -> "failed";
                    case "1" -> null;
                    default -> throw bad("putType 应为 1、2 或 3。", "The parameter putType is none of 1, 2, 3.");
                };
        Selection selection = new Selection(institution, production, day, infType(query), status);
        int page = number(query.getOrDefault("pageNum", "1"), "pageNum");
        if (page < 1 || page > LAST_PAGE) {
            throw bad("pageNum 从 1 开始。", "The parameter pageNum counts from 1.");
        }
        answer.put("sentDate", day.toString()).put("totalNum", ledger.count(selection));
        ArrayNode result = answer.putArray("result");
        ledger.numbers(selection, PAGE, (page - 1) * PAGE).forEach(result::add);
    }

    /** The day of receipt in Beijing time; today where an early client names none. */
    private LocalDate sentDate(Map<String, String> query) {
        String text = query.getOrDefault("sentDate", "");
        if (text.isEmpty()) {
            return LocalDate.ofInstant(clock.instant(), BusinessTime.ZONE);
        }
        try {
            return BusinessTime.date(BusinessTime.parseDay(text));
        } catch (DateTimeException e) {
            throw bad("sentDate 不是日期（yyyy-MM-dd）。", "The parameter sentDate is no date (yyyy-MM-dd).");
        }
    }

    private static @Nullable Integer infType(Map<String, String> query) {
        String text = query.getOrDefault("infType", "");
        return text.isEmpty() ? null : number(text, "infType");
    }

    private static int number(String text, String parameter) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad("参数 " + parameter + " 不是整数。", "The parameter " + parameter + " is no whole number.");
        }
    }

    private static String dataType(boolean production) {
        return production ? "正式数据" : "调试数据";
    }

    private static RefusedException bad(String zh, String en) {
        return new RefusedException(AnswerCode.BAD_FIELD, zh, en);
    }
}
