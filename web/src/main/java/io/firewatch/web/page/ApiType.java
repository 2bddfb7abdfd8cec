package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value is, in a few words.
 *
 * @param schema the name of the schema it has, to go to; null for a simple one
 * @param words what is said of it beside that name
 */
public record ApiType(@Nullable String schema, String words) {
    static final ApiType NONE = new ApiType(null, "");

    private static final String SCHEMAS = "#/components/schemas/";

    static ApiType of(JsonNode schema, Texts t) {
        String ref = schema.path("$ref").asText();
        if (ref.startsWith(SCHEMAS)) {
            return new ApiType(ref.substring(SCHEMAS.length()), "");
        }
        if (schema.has("const")) {
            return new ApiType(null, schema.path("const").asText());
        }
        if (schema.has("anyOf") || schema.has("allOf")) {
            return either(schema, t);
        }
        List<String> types = schema.path("type").isArray()
                ? ApiView.list(schema.path("type")).map(JsonNode::asText).toList()
                : List.of(schema.path("type").asText());
        ApiType named = named(types.get(0), schema, t);
        List<String> also = types.subList(1, types.size()).stream()
                .map(type -> t.say("api.or", t.word("api.type", type)))
                .toList();
        return new ApiType(named.schema(), named.words() + String.join("", also));
    }

    private static ApiType either(JsonNode schema, Texts t) {
        List<ApiType> parts = ApiView.list(schema.has("anyOf") ? schema.path("anyOf") : schema.path("allOf"))
                .map(part -> of(part, t))
                .toList();
        String name = parts.stream()
                .map(ApiType::schema)
                .filter(one -> one != null)
                .findFirst()
                .orElse(null);
        boolean nullable = ApiView.list(schema.path("anyOf"))
                .anyMatch(part -> part.path("type").asText().equals("null"));
        String words = name == null ? t.say("api.type.object") : schema.has("allOf") ? t.say("api.and-more") : "";
        return new ApiType(name, words + (nullable ? t.say("api.or", t.say("api.type.null")) : ""));
    }

    private static ApiType named(String type, JsonNode schema, Texts t) {
        if (schema.has("enum")) {
            return new ApiType(
                    null,
                    ApiView.list(schema.path("enum"))
                            .filter(one -> !one.isNull())
                            .map(JsonNode::asText)
                            .collect(Collectors.joining(" · ")));
        }
        if (type.equals("array")) {
            ApiType items = of(schema.path("items"), t);
            return new ApiType(items.schema(), t.say("api.list", items.words()));
        }
        JsonNode values = schema.path("additionalProperties");
        if (type.equals("object") && values.isObject()) {
            ApiType each = of(values, t);
            return new ApiType(each.schema(), t.say("api.map", each.words()));
        }
        if (type.isEmpty()) {
            return new ApiType(null, t.say("api.type.any"));
        }
        String format = schema.path("format").asText();
        return new ApiType(
                null,
                List.of("date", "date-time").contains(format) ? t.say("api.type." + format) : t.word("api.type", type));
    }
}
