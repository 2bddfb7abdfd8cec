package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evidence beyond numbers and records, as an alert carries it: any JSON object with a {@code kind}. A {@code nodes} array
 * is shown as a chain, the first array of objects as a table, everything else as fields.
 */
public record Exhibit(JsonNode json) {
    /** Larger tables are evidence for a file, not for a page. */
    private static final int MOST_ROWS = 100;

    public String kind() {
        return json.path("kind").asText("");
    }

    /** A step of a chain: what connects it to the step before, and what it is. */
    public record Link(String edge, String node) {}

    /** {@code person —share 60 %→ company}: nodes and the edges between them, or edges that name both their ends. */
    public List<Link> chain() {
        List<Link> chain = new ArrayList<>();
        JsonNode nodes = json.path("nodes");
        JsonNode edges = json.path("edges");
        if (nodes.isArray()) {
            for (int i = 0; i < nodes.size(); i++) {
                chain.add(new Link(i == 0 ? "" : words(edges.path(i - 1)), words(nodes.get(i))));
            }
        } else if (edges.isArray()) {
            for (JsonNode edge : edges) {
                if (chain.isEmpty()) {
                    chain.add(new Link("", words(edge.path("from"))));
                }
                chain.add(new Link(words(edge), words(edge.path("to"))));
            }
        }
        return chain;
    }

    /** The first array of objects. */
    private JsonNode rowsOf() {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            boolean chained = field.getKey().equals("nodes") || field.getKey().equals("edges");
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject() && !chained) {
                return value;
            }
        }
        return Texts.NO_JSON;
    }

    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        rowsOf().forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        return List.copyOf(columns);
    }

    public List<JsonNode> rows() {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode row : rowsOf()) {
            if (rows.size() < MOST_ROWS) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** What is neither chain nor table, in this language where it is said in two. */
    public List<Map.Entry<String, String>> facts(Texts t) {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        JsonNode table = rowsOf();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            String name = field.getKey();
            boolean shown =
                    Set.of("kind", "nodes", "edges", "zh", "en", "title").contains(name)
                            || field.getValue().equals(table);
            if (!shown) {
                facts.add(Map.entry(name, words(field.getValue())));
            }
        }
        return facts;
    }

    /** What it is called; its kind where it does not say. */
    public String title(Texts t) {
        String own = json.path("title").isObject() ? t.pick(json.path("title")) : t.pick(json);
        return own.isEmpty() ? t.word("exhibit", kind()) : own;
    }

    /** The value of a cell or field. */
    public static String words(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> parts.add(words(one)));
            return String.join(", ", parts);
        }
        for (String name :
                List.of("label", "name", "kind", "type", "role", "share", "since", "from", "to", "until", "amount")) {
            JsonNode part = value.path(name);
            if (part.isValueNode() && !part.isNull() && !part.asText().isEmpty()) {
                parts.add(part.asText());
            }
        }
        return parts.isEmpty() ? value.path("id").asText(value.toString()) : String.join(" · ", parts);
    }
}
