package io.firewatch.rulesets.rule;

import java.util.List;

/** Values a bureau set that a rule does not allow, all of them. */
public final class OverrideErrors extends IllegalArgumentException {
    OverrideErrors(String rule, List<String> problems) {
        super("rule " + rule + ": " + String.join("; ", problems));
    }

    OverrideErrors(String problem, Throwable cause) {
        super(problem, cause);
    }
}
