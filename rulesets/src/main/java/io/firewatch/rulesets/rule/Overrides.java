package io.firewatch.rulesets.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.Unit;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a bureau set instead of the defaults of a rule's parameters, by name: money in yuan, shares as fractions, dates as
 * {@code "2020-08-20"}.
 */
public record Overrides(Map<String, BigDecimal> values) {
    public static final Overrides NONE = new Overrides(Map.of());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    public Overrides {
        values = Map.copyOf(values);
    }

    /** Reads {@code {"name": number}}; throws {@link OverrideErrors} that names what is no number. */
    public static Overrides parse(String json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new OverrideErrors("parameters are no JSON: " + e.getOriginalMessage(), e);
        }
        if (!node.isObject()) {
            throw new OverrideErrors("parameters must be a JSON object, not " + json, new IllegalArgumentException());
        }
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        node.properties().forEach(one -> values.put(one.getKey(), number(one.getKey(), one.getValue())));
        return new Overrides(values);
    }

    private static BigDecimal number(String name, JsonNode value) {
        try {
            return value.isNumber()
                    ? value.decimalValue()
                    : BigDecimal.valueOf(BusinessTime.day(LocalDate.parse(value.asText(""))));
        } catch (DateTimeException e) {
            throw new OverrideErrors(
                    "parameter '" + name + "' must be a number, or a date such as \"2020-08-20\", not " + value, e);
        }
    }

    /** As {@code desk.rule_version} keeps them; {@code rule} tells which are dates. */
    public String json(Rule rule) {
        ObjectNode json = JSON.createObjectNode();
        new TreeMap<>(values).forEach((name, value) -> {
            Rule.Parameter parameter = rule.parameters().get(name);
            if (parameter != null && parameter.unit() == Unit.DATE) {
                json.put(name, parameter.written(value));
            } else {
                json.put(name, value);
            }
        });
        return json.toString();
    }

    /** The same values in one way of writing, so that a hash may stand for them; empty when there are none. */
    public String normal() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values).forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.stripTrailingZeros().toPlainString())
                .append('\n'));
        return text.toString();
    }

    /** Those that {@code rule} still allows: what is left of a bureau's settings when a new text of the rule arrives. */
    public Overrides allowedBy(Rule rule) {
        Map<String, BigDecimal> allowed = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Rule.Parameter parameter = rule.parameters().get(name);
            if (parameter != null && objection(parameter, value).isEmpty()) {
                allowed.put(name, value);
            }
        });
        return new Overrides(allowed);
    }

    /** The rule with these values in force; throws {@link OverrideErrors} with every value it does not allow. */
    Rule applied(Rule rule) {
        if (values.isEmpty()) {
            return rule;
        }
        List<String> problems = new ArrayList<>();
        Map<String, Rule.Parameter> parameters = new LinkedHashMap<>(rule.parameters());
        new TreeMap<>(values).forEach((name, value) -> {
            Rule.Parameter parameter = rule.parameters().get(name);
            String problem = parameter == null
                    ? "there is no parameter '" + name + "', only "
                            + rule.parameters().keySet()
                    : objection(parameter, value);
            if (parameter == null || !problem.isEmpty()) {
                problems.add(problem);
            } else {
                parameters.put(name, parameter.set(value));
            }
        });
        Bands bands = rule.bands();
        Bands.Step empty = bands == null ? null : bands.empty(parameters);
        if (empty != null) {
            problems.add("no value is left for the band of severity "
                    + empty.severity().id());
        }
        if (!problems.isEmpty()) {
            throw new OverrideErrors(rule.id(), problems);
        }
        return rule.withParameters(parameters);
    }

    /** Empty when the value may be set. */
    private static String objection(Rule.Parameter parameter, BigDecimal value) {
        String set = "parameter '" + parameter.name() + "' is set to " + parameter.written(value) + ", ";
        if (value.compareTo(parameter.min()) < 0 || value.compareTo(parameter.max()) > 0) {
            return set + "outside " + parameter.written(parameter.min()) + " to " + parameter.written(parameter.max());
        }
        if (!isStep(value, parameter.min(), parameter) && !isStep(value, parameter.standard(), parameter)) {
            return set + "which is no step of " + parameter.step().toPlainString()
                    + (parameter.unit() == Unit.DATE ? " days" : "") + " from "
                    + parameter.written(parameter.min());
        }
        return "";
    }

    private static boolean isStep(BigDecimal value, BigDecimal from, Rule.Parameter parameter) {
        return value.subtract(from).remainder(parameter.step()).signum() == 0;
    }
}
