package io.firewatch.detection.judge;

import io.firewatch.ingestion.feed.FeedChange.RuleRow;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles each version of a rule once: each change of one rule puts the rules in force together anew. */
final class CompiledRules {
    /** How a complaint about a name begins that may yet become a measure's. */
    private static final String UNKNOWN = "unknown indicator";

    /** One of the two is null. */
    record Outcome(@Nullable CompiledRule rule, @Nullable String broken) {}

    private final Map<RuleRow, Outcome> done = new HashMap<>();
    private List<MeasureIndicator> measures = List.of();

    /** Rules may ask about these from now on; where they stand among the values changes for every rule. */
    void measures(List<MeasureIndicator> inForce) {
        if (!inForce.equals(measures)) {
            measures = inForce;
            done.clear();
        }
    }

    /** Whether a rule may yet become whole without being touched. */
    static boolean isForLackOfAMeasure(String broken) {
        return broken.contains(UNKNOWN);
    }

    Outcome of(RuleRow row) {
        return done.computeIfAbsent(row, this::compile);
    }

    private Outcome compile(RuleRow row) {
        try {
            Rule rule = RuleParser.parse(row.rule() + ".yaml", row.body(), measures);
            Overrides overrides = Overrides.parse(row.parametersJson());
            return new Outcome(RuleCompiler.compile(rule, Layout.of(rule.subject(), measures), overrides), null);
        } catch (RuleErrors | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return new Outcome(
                    null,
                    "%s version %d: %s%s"
                            .formatted(
                                    row.rule(),
                                    row.version(),
                                    why,
                                    isForLackOfAMeasure(why) ? "\nno measure of that name is in force" : ""));
        }
    }
}
