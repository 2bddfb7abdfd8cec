package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The JSON of a push (A.2) as it was sent: every scalar of the envelope as trimmed text, and the records.
 *
 * @param records scalars are text nodes with the characters as sent, so that 60000.00 stays 60000.00
 * @param dataStart offset of the first byte of dataList within msg
 * @param dataEnd offset behind its last byte
 */
record Envelope(Map<String, String> fields, List<ObjectNode> records, int dataStart, int dataEnd) {

    /** The field, or a refusal that names it. */
    String required(String field) {
        String value = fields.getOrDefault(field, "");
        if (value.isEmpty()) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD, "缺少字段 " + field + "。", "The field " + field + " is missing.");
        }
        return value;
    }

    int number(String field) {
        String value = required(field);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD, "字段 " + field + " 不是整数。", "The field " + field + " is no whole number.");
        }
    }
}
