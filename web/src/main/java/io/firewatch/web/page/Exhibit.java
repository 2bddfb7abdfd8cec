package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.model.indicator.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evidence beyond numbers and records, as an alert carries it: any JSON object with a {@code kind}. A {@code nodes} array
 * is shown as a chain, the first array of objects as a table, everything else as fields; an object with {@code zh} and
 * {@code en} is called by them.
 */
public record Exhibit(JsonNode json) {
    /** Larger tables are evidence for a file, not for a page. */
    private static final int MOST_ROWS = 100;

    /** The column that holds what a row is called in two languages. */
    private static final String NAME = "name";

    private static final Set<String> MONEY = Set.of("amount", "owed", "platform", "bank");
    private static final Set<String> SHARES = Set.of("share", "confidence");
    /** Fields whose values are words of ours. */
    private static final Set<String> WORDS = Set.of("direction", "shared", "side", "holds");

    private static final Set<String> SPOKEN = Set.of("zh", "en");
    /** Shown otherwise, or said by the label beside it. */
    private static final Set<String> NO_FACTS = Set.of("kind", "nodes", "edges", "zh", "en", "title");

    public String kind() {
        return json.path("kind").asText("");
    }

    /** A step of a chain: what connects it to the step before, and what it is. */
    public record Link(List<Edge> edges, String node) {}

    /** What connects two steps of a chain; {@code back} when it leads from the later one to the earlier. */
    public record Edge(String words, boolean back) {}

    /** {@code person —shareholder 60 %→ company}: nodes, and between two of them whatever connects them. */
    public List<Link> chain(Texts t) {
        List<Link> chain = new ArrayList<>();
        String before = "";
        for (JsonNode node : json.path("nodes")) {
            String id = node.path("id").asText(node.path("label").asText());
            List<Edge> edges = chain.isEmpty() ? List.of() : edges(before, id, t);
            chain.add(new Link(edges, node(node, t)));
            before = id;
        }
        return chain;
    }

    private List<Edge> edges(String before, String id, Texts t) {
        List<Edge> edges = new ArrayList<>();
        for (JsonNode edge : json.path("edges")) {
            String from = edge.path("from").asText();
            String to = edge.path("to").asText();
            boolean back = from.equals(id) && to.equals(before);
            if (back || (from.equals(before) && to.equals(id))) {
                edges.add(new Edge(edge(edge, t), back));
            }
        }
        return edges;
    }

    private static String node(JsonNode node, Texts t) {
        String label = node.path("label").asText(node.path("id").asText());
        return node.path("type").asText().equals("loans")
                ? t.say("exhibit.loans", t.value(Unit.MONEY, Double.parseDouble(label)))
                : label;
    }

    private static String edge(JsonNode edge, Texts t) {
        List<String> parts = new ArrayList<>();
        parts.add(t.say("js.tie." + edge.path("type").asText()));
        if (edge.path("share").isNumber()) {
            parts.add(t.value(Unit.SHARE, edge.path("share").asDouble()));
        }
        String since = edge.path("since").asText("");
        String until = edge.path("until").asText("");
        if (!since.isEmpty() || !until.isEmpty()) {
            parts.add(since + (until.isEmpty() ? "" : "…" + until));
        }
        return String.join(" · ", parts);
    }

    /** The name of the first array of objects, that of the table. */
    private String table() {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            if (value.isArray() && !value.isEmpty() && value.get(0).isObject() && !NO_FACTS.contains(field.getKey())) {
                return field.getKey();
            }
        }
        return "";
    }

    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode row : json.path(table())) {
            row.fieldNames().forEachRemaining(name -> columns.add(SPOKEN.contains(name) ? NAME : name));
        }
        // Whoever has a label is known by it.
        if (columns.contains("label")) {
            columns.remove("id");
        }
        return List.copyOf(columns);
    }

    /** Whether a column holds numbers. */
    public static boolean isNumber(String column) {
        return MONEY.contains(column) || SHARES.contains(column);
    }

    /** A row of the table, its cells by column. */
    public List<Map<String, String>> rows(Texts t) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode row : json.path(table())) {
            if (rows.size() < MOST_ROWS) {
                Map<String, String> cells = new LinkedHashMap<>();
                columns().forEach(name -> cells.put(name, name.equals(NAME) ? t.pick(row) : words(name, row, t)));
                rows.add(cells);
            }
        }
        return rows;
    }

    /** What is neither chain nor table. */
    public List<Map.Entry<String, String>> facts(Texts t) {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        String table = table();
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!NO_FACTS.contains(name) && !name.equals(table)) {
                facts.add(Map.entry(name, words(name, json, t)));
            }
        }
        return facts;
    }

    /** What it is called; its kind where it does not say. */
    public String title(Texts t) {
        String own = json.path("title").isObject() ? t.pick(json.path("title")) : t.pick(json);
        return own.isEmpty() ? t.say("exhibit." + kind()) : own;
    }

    private static String words(String name, JsonNode of, Texts t) {
        JsonNode value = of.path(name);
        if (value.isArray()) {
            List<String> parts = new ArrayList<>();
            value.forEach(one -> parts.add(one.isValueNode() ? one.asText() : one.toString()));
            return String.join(", ", parts);
        }
        if (MONEY.contains(name)) {
            return t.value(Unit.MONEY, value.asDouble());
        }
        if (SHARES.contains(name)) {
            return t.value(Unit.SHARE, value.asDouble());
        }
        String text = value.isValueNode() ? value.asText("") : value.toString();
        return WORDS.contains(name) && !text.isEmpty() ? t.say("exhibit." + name + "." + text) : text;
    }
}
