package io.firewatch.web;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds what goes to and comes from the desk against what its OpenAPI document says. Stricter than a client has to be: a
 * field the document does not know is a fault of the document.
 */
final class Documented {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private static Documented ofTheDesk;

    private final JsonNode document;
    private final JsonNode closed;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    /** One way of calling the desk, {@code json} its place in the document. */
    record Operation(String method, String path, Pattern paths, JsonNode json) {
        String route() {
            return method + " " + path;
        }
    }

    private Documented(JsonNode document) {
        this.document = document;
        this.closed = document.deepCopy();
        close(closed);
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one -> operations.add(new Operation(
                        one.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey(),
                        Pattern.compile(path.getKey().replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/?]+")),
                        one.getValue()))));
        // A path without places in it means itself rather than what another might stand for.
        operations.sort(Comparator.comparingLong(
                one -> one.path().chars().filter(c -> c == '{').count()));
    }

    /** The document of a desk; all desks of this process have the same. */
    static synchronized Documented at(String url) {
        if (ofTheDesk == null) {
            try {
                HttpRequest ask = HttpRequest.newBuilder(URI.create(url + "/api/openapi.json"))
                        .build();
                ofTheDesk = new Documented(Json.tree(HttpClient.newHttpClient()
                        .send(ask, HttpResponse.BodyHandlers.ofString())
                        .body()));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("the desk does not tell of its API", e);
            }
        }
        return ofTheDesk;
    }

    JsonNode json() {
        return document;
    }

    List<Operation> operations() {
        return operations;
    }

    /** Throws when a call and its answer are not as told. What is not told at all is for the walk over all routes to find. */
    void check(String method, String path, String sent, Calls.Answer answer) {
        String plain = path.replaceAll("\\?.*", "");
        Optional<Operation> operation = operations.stream()
                .filter(one -> one.method().equals(method)
                        && one.paths().matcher(plain).matches())
                .findFirst();
        operation.ifPresent(one -> {
            String wrong = wrong(one, answer);
            if (wrong.isEmpty() && answer.status() < 300 && sent != null) {
                wrong = wrongBody(one, sent);
            }
            if (!wrong.isEmpty()) {
                throw new AssertionError(one.route() + " is not as the document of the API says (" + path + ", "
                        + answer.status() + "): " + wrong);
            }
        });
    }

    private String wrong(Operation operation, Calls.Answer answer) {
        JsonNode answers = operation.json().path("responses");
        String status = String.valueOf(answer.status());
        if (!answers.has(status) && answer.status() < 400) {
            return "the status is none of "
                    + answers.properties().stream().map(Map.Entry::getKey).toList();
        }
        JsonNode contents =
                resolved(answers.path(answers.has(status) ? status : "default")).path("content");
        String media = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (contents.isEmpty()) {
            return answer.body().isEmpty() ? "" : "there is a body: " + answer.body();
        }
        if (contents.has("*/*")) {
            return "";
        }
        if (!contents.has(media)) {
            return "it is " + media;
        }
        return media.endsWith("json")
                ? faults(
                        operation.route() + status + media, contents.path(media).path("schema"), closed, answer.body())
                : "";
    }

    private String wrongBody(Operation operation, String sent) {
        JsonNode content = operation.json().path("requestBody").path("content").path("application/json");
        return content.isMissingNode()
                ? ""
                : faults(operation.route() + "body", content.path("schema"), document, sent);
    }

    private String faults(String key, JsonNode schema, JsonNode within, String body) {
        JsonSchema compiledSchema = compiled.computeIfAbsent(key, unused -> {
            ObjectNode whole = Json.MAPPER.createObjectNode();
            whole.putArray("allOf").add(within == closed ? closedCopy(schema) : schema);
            whole.set("components", within.path("components"));
            return SCHEMAS.getSchema(whole, STRICT);
        });
        return compiledSchema.validate(Json.tree(body)).stream()
                .map(ValidationMessage::getMessage)
                .distinct()
                .limit(10)
                .collect(Collectors.joining("; "));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref")
                ? document.at(JsonPointer.compile(node.path("$ref").asText().substring(1)))
                : node;
    }

    private static JsonNode closedCopy(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    /** Objects whose fields are told have no others, unless they say so. */
    private static void close(JsonNode node) {
        node.forEach(Documented::close);
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }
}
