package io.firewatch.rulesets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What editors are told of the rule language agrees with what the parser takes. */
class SchemaTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> everyRuleThatIsTakenFits() throws IOException {
        JsonNode schema = schema("rule");
        List<Path> rules = new ArrayList<>();
        for (Path root : List.of(RESOURCES.resolve("rulesets"), Path.of("src/test/resources/good"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(one -> one.endsWith("rule.yaml")).sorted().forEach(rules::add);
            }
        }
        assertThat(rules).hasSizeGreaterThan(15);
        return rules.stream()
                .map(one -> DynamicTest.dynamicTest(
                        String.valueOf(one.getParent()),
                        () -> assertThat(misfits(schema, schema, yaml(one), "")).isEmpty()));
    }

    @Test
    void whatTheLanguageDoesNotKnowDoesNotFit() throws IOException {
        JsonNode schema = schema("rule");
        Path broken = Path.of("src/test/resources/broken");

        for (String one :
                List.of("unknown-key", "missing-title", "unknown-mark", "days-without-unit", "covers-no-section")) {
            assertThat(misfits(schema, schema, yaml(broken.resolve(one).resolve("rule.yaml")), ""))
                    .as(one)
                    .isNotEmpty();
        }
    }

    private static JsonNode schema(String name) throws IOException {
        return JSON.readTree(Files.readString(RESOURCES.resolve("schema").resolve(name + ".schema.json")));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return JSON.valueToTree(
                textDates(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file))));
    }

    /** YAML reads a date as a moment; editors show the schema its text. */
    private static Object textDates(Object value) {
        if (value instanceof java.util.Date date) {
            return date.toInstant().toString().substring(0, 10);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> read = new java.util.LinkedHashMap<>();
            map.forEach((key, one) -> read.put(String.valueOf(key), textDates(one)));
            return read;
        }
        return value instanceof List<?> list
                ? list.stream().map(SchemaTest::textDates).toList()
                : value;
    }

    /** The part of JSON Schema that these schemas use. */
    private static List<String> misfits(JsonNode root, JsonNode schema, JsonNode value, String at) {
        if (schema.has("$ref")) {
            return misfits(root, root.at(schema.path("$ref").asText().substring(1)), value, at);
        }
        List<String> found = new ArrayList<>();
        if (schema.has("enum") && !values(schema.path("enum")).contains(value)) {
            found.add(at + " is none of " + schema.path("enum"));
        }
        if (schema.has("pattern")
                && !value.asText().matches(".*" + schema.path("pattern").asText() + ".*")) {
            found.add(at + " does not look like " + schema.path("pattern").asText());
        }
        for (JsonNode key : schema.path("required")) {
            if (!value.has(key.asText())) {
                found.add(at + " has no " + key.asText());
            }
        }
        if (schema.has("minItems") && value.size() < schema.path("minItems").asInt()) {
            found.add(at + " has too few entries");
        }
        if (schema.has("not") && misfits(root, schema.path("not"), value, at).isEmpty()) {
            found.add(at + " must not be so");
        }
        if (schema.has("anyOf")
                && Stream.of(values(schema.path("anyOf")).toArray(JsonNode[]::new))
                        .noneMatch(one -> misfits(root, one, value, at).isEmpty())) {
            found.add(at + " fits none of its ways");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String here = at + "/" + field.getKey();
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                found.addAll(misfits(root, known, field.getValue(), here));
            } else if (others.isObject()) {
                found.addAll(misfits(root, others, field.getValue(), here));
            } else if (others.isBoolean() && !others.asBoolean()) {
                found.add(here + " is not known");
            }
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(one -> found.addAll(misfits(root, schema.path("items"), one, at + "[]")));
        }
        return found;
    }

    private static List<JsonNode> values(JsonNode list) {
        List<JsonNode> values = new ArrayList<>();
        list.forEach(values::add);
        return values;
    }
}
