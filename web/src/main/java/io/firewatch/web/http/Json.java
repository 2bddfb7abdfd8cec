package io.firewatch.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.json.JsonMapper;
import java.lang.reflect.Type;

/** The one way the desk reads and writes JSON. */
public final class Json implements JsonMapper {
    public static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    @Override
    public String toJsonString(Object value, Type type) {
        return text(value);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as JsonMapper declares it
    public <T> T fromJsonString(String json, Type type) {
        try {
            return MAPPER.readValue(json, MAPPER.constructType(type));
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("the body is not the JSON expected: " + e.getOriginalMessage());
        }
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    public static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The body of a call as a JSON object; refuses anything else, naming what is wrong. */
    public static ObjectNode body(Context ctx) {
        try {
            if (MAPPER.readTree(ctx.bodyAsBytes()) instanceof ObjectNode object) {
                return object;
            }
        } catch (java.io.IOException e) {
            throw Refusal.badRequest("the body is no valid JSON");
        }
        throw Refusal.badRequest("the body must be a JSON object");
    }
}
