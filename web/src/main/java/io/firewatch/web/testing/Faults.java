package io.firewatch.web.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.http.Json;

/** The faults of a text of the rule language, each with its place, for editors. */
public final class Faults {
    private Faults() {}

    public static ArrayNode json(RuleErrors errors) {
        ArrayNode faults = Json.MAPPER.createArrayNode();
        errors.problems().forEach(one -> faults.addObject()
                .put("file", one.file())
                .put("line", one.at().line())
                .put("column", one.at().column())
                .put("message", one.message()));
        return faults;
    }
}
