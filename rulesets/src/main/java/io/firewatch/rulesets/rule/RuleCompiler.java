package io.firewatch.rulesets.rule;

import io.firewatch.model.indicator.Unit;
import io.firewatch.rulesets.condition.Condition;
import io.firewatch.rulesets.condition.ConditionErrors;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.condition.Limit;
import io.firewatch.rulesets.condition.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes a rule ready to judge. */
public final class RuleCompiler {
    private RuleCompiler() {}

    /** Throws {@link IllegalArgumentException} for a rule whose conditions do not compile, which the parser lets none pass. */
    public static CompiledRule compile(Rule rule) {
        return compile(rule, Layout.of(rule.subject()));
    }

    /** For values that stand as {@code layout} says. */
    public static CompiledRule compile(Rule rule, Layout layout) {
        return compile(rule, layout, Overrides.NONE);
    }

    /** With what a bureau set instead of the defaults; throws {@link OverrideErrors} for a value it may not set. */
    public static CompiledRule compile(Rule shipped, Layout layout, Overrides overrides) {
        Rule rule = overrides.applied(shipped);
        Map<String, Unit> units = new HashMap<>();
        Map<String, Object> numbers = new HashMap<>();
        rule.parameters().values().forEach(parameter -> {
            units.put(parameter.name(), parameter.unit());
            numbers.put("p." + parameter.name(), parameter.comparable());
        });
        Map<String, Object> set = Map.copyOf(numbers);
        Vocabulary vocabulary = new Vocabulary(layout, units);
        List<CompiledRule.CompiledGrade> grades = rule.grades().stream()
                .map(grade -> new CompiledRule.CompiledGrade(
                        grade.severity(), condition(rule, vocabulary, grade.when()), set))
                .toList();
        return new CompiledRule(rule, layout, condition(rule, vocabulary, rule.condition()), grades, set);
    }

    /** What the rule sets limits to; of a rule in bands, where the first of them begins. */
    public static List<Limit> limits(Rule rule, Layout layout) {
        Bands bands = rule.bands();
        Map<String, Unit> units = new HashMap<>();
        rule.parameters().values().forEach(parameter -> units.put(parameter.name(), parameter.unit()));
        return condition(rule, new Vocabulary(layout, units), bands == null ? rule.condition() : bands.anyBand())
                .limits();
    }

    /** A compiled rule with other parameters: its conditions stay, and need not be read again. */
    public static CompiledRule moved(CompiledRule compiled, Rule shipped, Overrides overrides) {
        Rule rule = overrides.applied(shipped);
        Map<String, Object> numbers = new HashMap<>();
        rule.parameters().values().forEach(one -> numbers.put("p." + one.name(), one.comparable()));
        return compiled.with(rule, Map.copyOf(numbers));
    }

    private static Condition condition(Rule rule, Vocabulary vocabulary, String text) {
        try {
            return Condition.compile(vocabulary, text);
        } catch (ConditionErrors e) {
            throw new IllegalArgumentException("rule " + rule.id() + ": " + e.getMessage(), e);
        }
    }
}
