package io.firewatch.ingestion.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.firewatch.ingestion.identity.UnreadableText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a push token by token, so that what is too deep, too long or too many is refused before it is held.
 * Duplicate keys are refused: two readers of such a text would not see the same record.
 */
final class EnvelopeReader {
    /** "一个批次最多传3000 条数据" (A.1). */
    static final int MOST_RECORDS = 3_000;

    /** The envelope, its list, a record, the list of accounts, an account: five. */
    private static final int DEEPEST = 12;

    /** Twice what the widest record type with its optional fields and a dozen accounts takes. */
    private static final int MOST_VALUES_PER_RECORD = 120;

    private static final int MOST_ENVELOPE_FIELDS = 50;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_TEXT = 64 * 1024;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_ENVELOPE_VALUE = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Interned names of hostile records would outlive them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .build();

    private EnvelopeReader() {}

    /** Throws {@link RefusedException} when the text is no envelope. */
    static Envelope read(byte[] msg) {
        try (JsonParser parser = JSON.createParser(msg)) {
            return envelope(parser);
        } catch (JsonProcessingException e) {
            throw notJson(e.getOriginalMessage());
        } catch (IOException e) {
            throw notJson(String.valueOf(e.getMessage()));
        }
    }

    private static Envelope envelope(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notJson("expected an object");
        }
        Map<String, String> fields = new HashMap<>();
        List<ObjectNode> records = new ArrayList<>();
        int start = 0;
        int end = 0;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("dataList")) {
                start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
                records(parser, records);
                end = Math.toIntExact(parser.currentLocation().getByteOffset());
            } else if (value.isScalarValue()) {
                fields.put(name, envelopeValue(name, parser));
            } else {
                throw notJson("the field " + name + " is no single value");
            }
            if (fields.size() > MOST_ENVELOPE_FIELDS) {
                throw notJson("the envelope has more than " + MOST_ENVELOPE_FIELDS + " fields");
            }
        }
        if (parser.nextToken() != null) {
            throw notJson("something follows the envelope");
        }
        return new Envelope(fields, records, start, end);
    }

    private static String envelopeValue(String name, JsonParser parser) throws IOException {
        String value = parser.currentToken() == JsonToken.VALUE_NULL
                ? ""
                : parser.getText().trim();
        if (value.length() > LONGEST_ENVELOPE_VALUE || UnreadableText.isIn(value)) {
            throw new RefusedException(
                    AnswerCode.BAD_FIELD,
                    "字段 " + UnreadableText.replaced(name) + " 过长或含有控制字符。",
                    "The field " + UnreadableText.replaced(name) + " is longer than " + LONGEST_ENVELOPE_VALUE
                            + " characters or contains control characters.");
        }
        return value;
    }

    private static void records(JsonParser parser, List<ObjectNode> records) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw notJson("dataList is no list");
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.START_OBJECT) {
                throw notJson("record " + (records.size() + 1) + " of dataList is no object");
            }
            if (records.size() == MOST_RECORDS) {
                throw new RefusedException(
                        AnswerCode.WRONG_COUNT,
                        "一个批次最多 " + MOST_RECORDS + " 条数据。",
                        "A batch carries at most " + MOST_RECORDS + " records.");
            }
            records.add(record(parser, new Width(records.size() + 1)));
        }
    }

    private static ObjectNode record(JsonParser parser, Width width) throws IOException {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            record.set(name, value(parser, width));
        }
        return record;
    }

    private static JsonNode value(JsonParser parser, Width width) throws IOException {
        width.more();
        return switch (parser.currentToken()) {
            case START_OBJECT -> record(parser, width);
            case START_ARRAY -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(parser, width));
                }
                yield list;
            }
            case VALUE_NULL -> NullNode.instance;
            // Text, also of numbers: what was sent is kept to the character.
            default -> TextNode.valueOf(parser.getText());
        };
    }

    private static RefusedException notJson(String why) {
        String readable = UnreadableText.replaced(why);
        return new RefusedException(
                AnswerCode.NOT_JSON,
                "JSON文件错误或接口异常：" + readable + "。",
                "msg is not the JSON of a batch: " + readable + ".");
    }

    /** How many values one record has, nested ones included. */
    private static final class Width {
        private final int position;
        private int values;

        Width(int position) {
            this.position = position;
        }

        void more() {
            if (++values > MOST_VALUES_PER_RECORD) {
                throw notJson("record " + position + " has more than " + MOST_VALUES_PER_RECORD + " values");
            }
        }
    }
}
