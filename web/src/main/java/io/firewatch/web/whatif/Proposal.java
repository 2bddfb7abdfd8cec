package io.firewatch.web.whatif;

import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.web.http.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule as somebody would have it.
 *
 * @param rule as its text says, without what the bureau sets
 */
record Proposal(Rule rule, Overrides overrides, CompiledRule compiled, List<MeasureIndicator> measures) {
    /** Refused with the reason when it cannot be read, or sets what may not be set. */
    static Proposal read(String id, String body, String parameters, List<MeasureIndicator> measures) {
        try {
            return of(RuleParser.parse(id + ".yaml", body, measures), Overrides.parse(parameters), measures);
        } catch (RuleErrors | IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    private static Proposal of(Rule rule, Overrides overrides, List<MeasureIndicator> measures) {
        return new Proposal(
                rule, overrides, RuleCompiler.compile(rule, Layout.of(rule.subject(), measures), overrides), measures);
    }

    /** The same with another value of a parameter. */
    Proposal with(String parameter, BigDecimal value) {
        Map<String, BigDecimal> values = new HashMap<>(overrides.values());
        values.put(parameter, value);
        return of(rule, new Overrides(values), measures);
    }

    /** The same with what the bureau sets, JSON; refused as {@link #read} refuses. */
    Proposal with(String parameters) {
        try {
            return of(rule, Overrides.parse(parameters), measures);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    /** What stands in a parameter's place. */
    BigDecimal value(Rule.Parameter parameter) {
        return overrides.values().getOrDefault(parameter.name(), parameter.standard());
    }
}
