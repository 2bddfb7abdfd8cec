package io.firewatch.detection.judge;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles each version of a rule once: each change of one rule puts the rules in force together anew. */
final class CompiledRules {
    /** One of the two is null. */
    record Outcome(@Nullable CompiledRule rule, @Nullable String broken) {}

    private final Map<RuleRow, Outcome> done = new HashMap<>();

    Outcome of(RuleRow row) {
        return done.computeIfAbsent(row, CompiledRules::compile);
    }

    private static Outcome compile(RuleRow row) {
        try {
            Rule rule = RuleParser.parse(row.rule() + ".yaml", row.body());
            Overrides overrides = Overrides.parse(row.parametersJson());
            return new Outcome(RuleCompiler.compile(rule, Layout.of(rule.subject()), overrides), null);
        } catch (RuleErrors | IllegalArgumentException e) {
            return new Outcome(null, "%s version %d: %s".formatted(row.rule(), row.version(), e.getMessage()));
        }
    }
}
