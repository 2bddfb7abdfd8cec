package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The document of the API as its page shows it, in the reader's language. */
public final class ApiView {
    /** In the order of reading: what one looks at, then what one changes. */
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final Texts t;

    ApiView(JsonNode document, Texts t) {
        this.document = document;
        this.t = t;
    }

    /** A part of the API and its operations. */
    public record Group(String name, String text, List<Operation> operations) {}

    /** One way of calling the desk; {@code roles} is empty when it asks for none in particular. */
    public record Operation(
            String id,
            String method,
            String path,
            String right,
            List<String> roles,
            String summary,
            String text,
            List<Field> parameters,
            List<Body> bodies,
            List<Answer> answers) {}

    /** What is sent, in one of the ways it may be written. */
    public record Body(String media, ApiType type, List<Field> fields) {}

    /** What is answered; without a media type there is no body. */
    public record Answer(String status, String text, String media, ApiType type, List<Field> fields) {}

    /** A parameter, or a field of an object; fields within fields have their way in the name. */
    public record Field(String name, String in, boolean required, ApiType type, String text, String example) {}

    /** A schema that others name. */
    public record Shape(String name, String text, ApiType type, List<Field> fields) {}

    /** A way to prove who calls. */
    public record Way(String name, String text) {}

    public String text() {
        return said(document.path("info"), "description");
    }

    public List<Group> groups() {
        return list(document.path("tags")).map(this::group).toList();
    }

    public List<Shape> shapes() {
        return document.path("components").path("schemas").properties().stream()
                .map(one -> new Shape(
                        one.getKey(),
                        said(one.getValue(), "description"),
                        ApiType.of(one.getValue(), t),
                        fields(one.getValue())))
                .sorted(Comparator.comparing(Shape::name))
                .toList();
    }

    public List<Way> ways() {
        return document.path("components").path("securitySchemes").properties().stream()
                .map(one -> new Way(one.getKey(), said(one.getValue(), "description")))
                .toList();
    }

    private Group group(JsonNode tag) {
        String name = tag.path("name").asText();
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> METHODS.forEach(method -> {
                    JsonNode operation = path.getValue().path(method);
                    if (operation.path("tags").path(0).asText().equals(name)) {
                        operations.add(operation(method, path.getKey(), operation));
                    }
                }));
        return new Group(name, said(tag, "description"), operations);
    }

    private Operation operation(String method, String path, JsonNode operation) {
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("x-right").asText(),
                list(operation.path("x-roles")).map(JsonNode::asText).toList(),
                said(operation, "summary"),
                said(operation, "description"),
                list(operation.path("parameters")).map(this::parameter).toList(),
                operation.path("requestBody").path("content").properties().stream()
                        .map(one -> new Body(one.getKey(), type(one.getValue()), ownFields(one.getValue())))
                        .toList(),
                operation.path("responses").properties().stream()
                        .filter(one -> !resolved(one.getValue()).path("content").has("application/problem+json"))
                        .flatMap(one -> answers(one.getKey(), resolved(one.getValue())))
                        .toList());
    }

    private Field parameter(JsonNode given) {
        JsonNode parameter = resolved(given);
        return new Field(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                ApiType.of(parameter.path("schema"), t),
                said(parameter, "description"),
                parameter.path("example").asText());
    }

    private Stream<Answer> answers(String status, JsonNode answer) {
        String text = said(answer, "description");
        JsonNode contents = answer.path("content");
        return contents.isEmpty()
                ? Stream.of(new Answer(status, text, "", ApiType.NONE, List.of()))
                : contents.properties().stream()
                        .map(one -> new Answer(
                                status, text, one.getKey(), type(one.getValue()), ownFields(one.getValue())));
    }

    private ApiType type(JsonNode content) {
        return ApiType.of(content.path("schema"), t);
    }

    /** Fields of a schema that stands there and then; of one with a name they are told once, under its name. */
    private List<Field> ownFields(JsonNode content) {
        return content.path("schema").has("$ref") ? List.of() : fields(content.path("schema"));
    }

    private List<Field> fields(JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        collect("", schema, fields);
        return fields;
    }

    private void collect(String way, JsonNode schema, List<Field> fields) {
        list(schema.path("allOf")).forEach(part -> collect(way, resolved(part), fields));
        list(schema.path("anyOf")).filter(part -> !part.has("$ref")).forEach(part -> collect(way, part, fields));
        List<String> required =
                list(schema.path("required")).map(JsonNode::asText).toList();
        schema.path("properties").properties().forEach(one -> {
            String name = way + one.getKey();
            JsonNode of = one.getValue();
            boolean needed = required.contains(one.getKey());
            fields.add(new Field(name, "", needed, ApiType.of(of, t), said(of, "description"), ""));
            collect(name + ".", of, fields);
            collect(name + "[].", of.path("items"), fields);
        });
    }

    /** What a reference points to, or the node itself. */
    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private String said(JsonNode node, String text) {
        JsonNode own = t.language() == Language.ZH ? node.path("x-" + text + "-zh") : node.path(text);
        return own.isMissingNode() ? node.path(text).asText() : own.asText();
    }

    static Stream<JsonNode> list(@Nullable JsonNode array) {
        return array == null ? Stream.of() : StreamSupport.stream(array.spliterator(), false);
    }
}
