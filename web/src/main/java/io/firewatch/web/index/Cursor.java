package io.firewatch.web.index;

import co.elastic.clients.elasticsearch._types.FieldValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.firewatch.web.http.Json;
import io.firewatch.web.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The place in a sorted list after which the next page begins, as opaque text for URLs. */
final class Cursor {
    private Cursor() {}

    static String write(List<FieldValue> sort) {
        ArrayNode values = Json.MAPPER.createArrayNode();
        for (FieldValue value : sort) {
            if (value.isLong()) {
                values.add(value.longValue());
            } else {
                values.add(value.stringValue());
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(values.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Throws {@link Refusal} unless the text is a cursor over {@code width} sort fields. */
    static List<FieldValue> read(String text, int width) {
        try {
            JsonNode values = Json.tree(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (values.isArray() && values.size() == width) {
                List<FieldValue> sort = new ArrayList<>();
                for (JsonNode value : values) {
                    sort.add(value.isNumber() ? FieldValue.of(value.asLong()) : FieldValue.of(value.asText()));
                }
                return sort;
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("cursor: take it from 'next' of the page before");
        }
        throw Refusal.badRequest("cursor: does not fit this sort order");
    }
}
