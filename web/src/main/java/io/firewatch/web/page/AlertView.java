package io.firewatch.web.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Unit;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.alert.Dues;
import io.firewatch.web.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One alert of the index, read the way a template asks.
 *
 * @param parts how many alerts roll up under it
 */
public record AlertView(ObjectNode doc, String institutionName, long parts) {

    static AlertView of(ObjectNode doc, Map<String, String> names) {
        return of(doc, names, Map.of());
    }

    static AlertView of(ObjectNode doc, Map<String, String> names, Map<String, Long> parts) {
        String code = doc.path("institution").asText();
        return new AlertView(
                doc,
                names.getOrDefault(code, code),
                parts.getOrDefault(doc.path("id").asText(), 0L));
    }

    /** The alert that tells the same finding at a coarser grain. */
    public @Nullable String rolledUpUnder() {
        return doc.path("rolledUpUnder").asText(null);
    }

    /** The text of a field; empty when absent. */
    public String text(String field) {
        return doc.path(field).asText("");
    }

    public JsonNode at(String field) {
        return doc.path(field);
    }

    public String id() {
        return text("id");
    }

    public String severity() {
        return text("severity");
    }

    public String subjectType() {
        return doc.path("subject").path("type").asText();
    }

    public String subjectId() {
        return doc.path("subject").path("id").asText();
    }

    public String subjectLabel() {
        return doc.path("subject").path("label").asText(subjectId());
    }

    public boolean firing() {
        return text("dataState").equals("firing");
    }

    public AlertState state() {
        return AlertState.ofId(text("status")).orElse(AlertState.NEW);
    }

    public @Nullable String assignee() {
        return doc.path("assignee").asText(null);
    }

    /** What is due on it; null when nothing is. */
    public Dues.@Nullable Due due() {
        return doc.path("due").isObject() ? Json.MAPPER.convertValue(doc.get("due"), Dues.Due.class) : null;
    }

    /** The last business day it was judged on: the date of its end in Beijing, as the index writes it. */
    public String eventDay() {
        String time = text("eventTime");
        return time.length() >= 10 ? time.substring(0, 10) : time;
    }

    public String formula() {
        return doc.path("evidence").path("formula").asText("");
    }

    /** A law the rule stands on and how sure its citation is. */
    public record Basis(String law, String article, String mark) {}

    public List<Basis> basis() {
        return list(doc.path("basis"))
                .map(one -> new Basis(
                        one.path("law").asText(),
                        one.path("article").asText(),
                        one.path("mark").asText()))
                .toList();
    }

    /** A number of the evidence. */
    public record Figure(String name, String title, String value, String formula) {}

    public List<Figure> figures(Texts t) {
        List<Figure> figures = new ArrayList<>();
        doc.path("evidence").path("values").properties().forEach(entry -> {
            Indicator indicator = Indicator.ofId(entry.getKey()).orElse(null);
            figures.add(new Figure(
                    entry.getKey(),
                    indicator == null ? entry.getKey() : t.title(indicator),
                    t.value(
                            indicator == null ? null : indicator.unit(),
                            entry.getValue().asDouble()),
                    indicator == null ? "" : t.formula(indicator)));
        });
        return figures;
    }

    public List<Figure> thresholds(Texts t) {
        List<Figure> figures = new ArrayList<>();
        doc.path("evidence").path("thresholds").properties().forEach(entry -> {
            Unit unit = Thresholds.unitOf(formula(), entry.getKey());
            figures.add(new Figure(
                    entry.getKey(),
                    entry.getKey(),
                    t.value(unit, entry.getValue().asDouble()),
                    ""));
        });
        return figures;
    }

    /** What a chart of the alert's history needs to know, as JSON: the indicator and the lines across it. */
    public String chart(Thresholds.Chart chart, Texts t) {
        ObjectNode options = Json.MAPPER.createObjectNode().put("indicator", chart.indicator());
        ArrayNode lines = options.putArray("lines");
        for (Thresholds.Line line : chart.lines()) {
            lines.addObject()
                    .put("name", Indicator.ofId(line.name()).map(t::title).orElseGet(() -> t.say("alert.threshold")))
                    .put("value", line.value());
        }
        return options.put("mark", text("episodeDay")).toString();
    }

    /** The fields of a record's body. */
    public List<Map.Entry<String, JsonNode>> fields(JsonNode record) {
        return List.copyOf(record.path("body").properties());
    }

    /** A state on the way an alert takes, and whether it lies behind, here or ahead. */
    public record Stage(String id, String place) {}

    /** The way through the states, ending in the one the alert ended in. */
    public static List<Stage> way(AlertState state) {
        List<AlertState> way = new ArrayList<>(List.of(
                AlertState.NEW,
                AlertState.ACKNOWLEDGED,
                AlertState.VERIFYING,
                AlertState.FINDING,
                AlertState.MEASURE,
                AlertState.FEEDBACK));
        way.add(state.isOpen() ? AlertState.CLOSED : state);
        return way.stream()
                .map(one -> new Stage(one.id(), one == state ? "here" : one.compareTo(state) < 0 ? "behind" : "ahead"))
                .toList();
    }

    public List<Thresholds.Chart> chartList() {
        return Thresholds.charts(doc.path("evidence"));
    }

    public List<JsonNode> records() {
        return list(doc.path("evidence").path("records")).toList();
    }

    public List<Exhibit> exhibits() {
        return list(doc.path("evidence").path("exhibits")).map(Exhibit::new).toList();
    }

    /** The indicators of its rule that are about the same kind of subject. */
    public List<String> indicators() {
        return list(doc.path("evidence").path("indicators"))
                .map(JsonNode::asText)
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
