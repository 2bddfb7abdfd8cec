package io.firewatch.web.whatif;

import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.web.http.Refusal;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * A rule as somebody would have it.
 *
 * @param rule as its text says, without what the bureau sets
 */
record Proposal(Rule rule, Overrides overrides, CompiledRule compiled) {
    /** Another setting of the same text, JSON; refused with the reason when it sets what may not be set. */
    Proposal with(String parameters) {
        try {
            return with(Overrides.parse(parameters));
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
    }

    /** The same with another value of one parameter. */
    Proposal with(String parameter, BigDecimal value) {
        Map<String, BigDecimal> values = new HashMap<>(overrides.values());
        values.put(parameter, value);
        return with(new Overrides(values));
    }

    private Proposal with(Overrides others) {
        return new Proposal(rule, others, RuleCompiler.moved(compiled, rule, others));
    }

    /** What stands in a parameter's place. */
    BigDecimal value(Rule.Parameter parameter) {
        return overrides.values().getOrDefault(parameter.name(), parameter.standard());
    }
}
