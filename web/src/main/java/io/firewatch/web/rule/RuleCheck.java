package io.firewatch.web.rule;

import io.firewatch.rulesets.catalogue.NormalText;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.exception.ExceptionParser;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.rule.OverrideErrors;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a proposal, by the same reader and compiler that put rules to work. */
public final class RuleCheck {
    private final Supplier<List<MeasureIndicator>> measures;

    /** {@code measures}: those in force, which rules may ask about. */
    RuleCheck(Supplier<List<MeasureIndicator>> measures) {
        this.measures = measures;
    }

    /** A fault and where it stands, lines and columns from 1; both are 0 for one of the parameters. */
    public record Fault(int line, int column, String message) {}

    /**
     * What was found.
     *
     * @param hash what an approval of this proposal is bound to
     * @param rule null when it cannot be read, or is no rule
     */
    public record Checked(List<Fault> faults, String hash, @Nullable Rule rule) {}

    /** Of a text with what the bureau sets, JSON; {@code kind} is rule, measure or exception. */
    public Checked check(String kind, String id, String body, String parameters) {
        Overrides overrides;
        try {
            overrides = Overrides.parse(parameters);
        } catch (OverrideErrors e) {
            return new Checked(List.of(fault(e.getMessage())), NormalText.hash(body), null);
        }
        String hash = NormalText.hash(body, overrides);
        try {
            String found;
            Rule rule = null;
            switch (kind) {
                case "measure" ->
                    found = MeasureParser.parse(id + ".yaml", body).id();
                case "exception" ->
                    found = ExceptionParser.parse(id + ".yaml", body).id();
                default -> {
                    rule = RuleParser.parse(id + ".yaml", body, measures.get());
                    RuleCompiler.compile(rule, Layout.of(rule.subject(), measures.get()), overrides);
                    found = rule.id();
                }
            }
            List<Fault> faults = found.equals(id)
                    ? List.of()
                    : List.of(fault("id: the text is of '" + found + "', not of '" + id + "'"));
            return new Checked(faults, hash, rule);
        } catch (RuleErrors e) {
            return new Checked(
                    e.problems().stream()
                            .map(one -> new Fault(one.at().line(), one.at().column(), one.message()))
                            .toList(),
                    hash,
                    null);
        } catch (IllegalArgumentException e) {
            return new Checked(List.of(fault(e.getMessage())), hash, null);
        }
    }

    private static Fault fault(@Nullable String message) {
        return new Fault(0, 0, String.valueOf(message));
    }
}
