package io.firewatch.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.firewatch.web.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** axe-core, which says what on a page keeps people from using it: too little contrast, fields without names, and so on. */
final class Axe {
    private static final String SCRIPT = script();
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {}

    /** What it finds serious or critical on the page as it stands: rule, place and why. */
    static List<String> graveFindings(Page page) {
        page.evaluate(SCRIPT);
        JsonNode violations = Json.MAPPER.valueToTree(
                page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations"));
        List<String> findings = new ArrayList<>();
        for (JsonNode rule : violations) {
            for (JsonNode node : rule.path("nodes")) {
                if (GRAVE.contains(node.path("impact").asText())) {
                    findings.add("%s at %s: %s"
                            .formatted(
                                    rule.path("id").asText(),
                                    node.path("target"),
                                    node.path("failureSummary").asText().replaceAll("\\s+", " ")));
                }
            }
        }
        return findings;
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read axe.min.js", e);
        }
    }
}
