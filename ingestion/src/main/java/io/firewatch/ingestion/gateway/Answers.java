package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.ingestion.landing.Batch;
import io.firewatch.ingestion.landing.LandingRow;
import io.javalin.http.Context;

/** Answers as the protocol writes them: plain JSON with a code and a sentence (A.5), HTTP 200 whatever the code. */
final class Answers {
    /** A debugging lender sees this many of its refused records at once; they are not kept for asking later. */
    private static final int MOST_REFUSED_SHOWN = 100;

    private Answers() {}

    static String prefix(boolean production) {
        return production ? "[正式]" : "[调试]";
    }

    static ObjectNode accepted(Batch batch) {
        ObjectNode answer = answer(AnswerCode.ACCEPTED, prefix(batch.production()) + "数据已成功上报，正在等待处理，请使用对账接口查看数据状态。");
        if (!batch.production() && batch.refused() > 0) {
            var records = answer.putArray("records");
            for (LandingRow row : batch.rows()) {
                if (!row.refusals().isEmpty() && records.size() < MOST_REFUSED_SHOWN) {
                    ObjectNode refused = records.addObject();
                    refused.put("position", row.position()).put("key", row.key());
                    row.refusals().forEach(refused.putArray("reasons")::add);
                }
            }
        }
        return answer;
    }

    static ObjectNode answer(AnswerCode code, String message) {
        return JsonNodeFactory.instance.objectNode().put("code", code.code()).put("message", message);
    }

    /** Clients' HTTP helpers throw away the body of any other status, and with it the sentence that would help. */
    static void send(Context ctx, ObjectNode answer) {
        ctx.status(200).contentType("application/json;charset=UTF-8").result(answer.toString());
    }
}
