package io.firewatch.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Right;
import io.firewatch.web.http.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The API as an OpenAPI 3.1 document, put together from one YAML file for each group of routes. A file says what a route is
 * for, what it takes and what it answers; whom it serves is read from the route itself, so that it cannot be said wrongly.
 *
 * <p>Beside plain OpenAPI the files may leave out what would be the same everywhere: tags of operations (a file is a group),
 * operation ids, descriptions of answers, problems, and security. A text is {@code {zh: …, en: …}}; the document holds the
 * English one under the name of the standard and the Chinese one as {@code x-…-zh}.
 */
public final class ApiDocument {
    private static final List<String> TEXTS = List.of("summary", "description");

    private final Supplier<Map<String, Right>> rights;
    private @Nullable ObjectNode document;

    /** {@code rights} tells what each route asks for, by method and path as in {@code GET /api/alerts/{id}}. */
    public ApiDocument(Supplier<Map<String, Right>> rights) {
        this.rights = rights;
    }

    /** The whole document. It is put together when it is first asked for, when all routes are known. */
    public synchronized ObjectNode json() {
        ObjectNode now = document;
        if (now == null) {
            now = put(ApiFiles.read());
            document = now;
        }
        return now;
    }

    private ObjectNode put(List<ObjectNode> files) {
        ObjectNode whole = files.get(0).deepCopy();
        ArrayNode tags = whole.putArray("tags");
        ObjectNode paths = whole.putObject("paths");
        Map<String, Right> known = rights.get();
        for (ObjectNode file : files.subList(1, files.size())) {
            ObjectNode group = file.withObject("/group");
            tags.add(group);
            file.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(operation -> {
                        String route = ApiOperation.route(operation.getKey(), path.getKey());
                        ApiOperation.complete(
                                (ObjectNode) operation.getValue(),
                                route,
                                group.path("name").asText(),
                                known.get(route));
                    }));
            join(paths, file.path("paths"), 1);
            join(whole.withObject("/components"), file.path("components"), 1);
        }
        translate(whole);
        return whole;
    }

    /** Adds what is new, down to a depth at which two files must not say the same thing. */
    private static void join(ObjectNode into, JsonNode more, int depth) {
        more.properties().forEach(one -> {
            if (!into.has(one.getKey())) {
                into.set(one.getKey(), one.getValue());
            } else if (depth > 0 && into.get(one.getKey()) instanceof ObjectNode deeper) {
                join(deeper, one.getValue(), depth - 1);
            } else {
                throw new IllegalStateException("'" + one.getKey() + "' of the API is described twice");
            }
        });
    }

    private static void translate(JsonNode node) {
        node.forEach(ApiDocument::translate);
        if (node instanceof ObjectNode object) {
            for (String text : TEXTS) {
                JsonNode words = object.path(text);
                if (words.has("zh") && words.has("en") && words.size() == 2) {
                    object.put(text, words.path("en").asText());
                    object.put("x-" + text + "-zh", words.path("zh").asText());
                }
            }
        }
    }

    /** As text, for whoever fetches it. */
    String text() {
        return Json.text(json());
    }
}
