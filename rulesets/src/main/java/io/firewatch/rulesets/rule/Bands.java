package io.firewatch.rulesets.rule;

import io.firewatch.model.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Severity by how large one indicator is, in bands that include their lower bound and not their upper one, each beginning
 * where the one before it ends.
 *
 * @param of the indicator
 * @param steps from small to large
 */
public record Bands(String of, List<Step> steps) {
    /** A null bound is open; only the outermost may be. */
    public record Step(@Nullable Bound from, @Nullable Bound to, Severity severity) {}

    /**
     * Where a band begins or ends.
     *
     * @param cel as a condition compares it
     * @param parameter the parameter it is, without {@code p.}; null for a number written out
     * @param standard its value unless a bureau sets another
     */
    public record Bound(String cel, @Nullable String parameter, BigDecimal standard) {
        BigDecimal value(Map<String, Rule.Parameter> parameters) {
            Rule.Parameter set = parameter == null ? null : parameters.get(parameter);
            return set == null ? standard : set.standard();
        }
    }

    /** Holds while the indicator is in any band. */
    String anyBand() {
        return between(steps.get(0).from(), steps.get(steps.size() - 1).to());
    }

    /** Holds while the indicator is in the band of one step. */
    String band(Step step) {
        return between(step.from(), step.to());
    }

    private String between(@Nullable Bound from, @Nullable Bound to) {
        String above = from == null ? "" : of + " >= " + from.cel();
        String below = to == null ? "" : of + " < " + to.cel();
        return above.isEmpty() || below.isEmpty() ? above + below : above + " && " + below;
    }

    /** The mildest severity. */
    Severity mildest() {
        return steps.stream()
                .map(Step::severity)
                .min((a, b) -> Integer.compare(a.rank(), b.rank()))
                .orElseThrow();
    }

    /** The bands above the mildest one, gravest first. */
    List<Rule.Grade> grades() {
        return steps.stream()
                .filter(one -> one.severity() != mildest())
                .sorted((a, b) ->
                        Integer.compare(b.severity().rank(), a.severity().rank()))
                .map(one -> new Rule.Grade(one.severity(), band(one)))
                .toList();
    }

    /** The first step that would hold nothing with these parameters; null when every band is one. */
    @Nullable
    Step empty(Map<String, Rule.Parameter> parameters) {
        for (Step step : steps) {
            if (step.from() != null
                    && step.to() != null
                    && step.from().value(parameters).compareTo(step.to().value(parameters)) >= 0) {
                return step;
            }
        }
        return null;
    }
}
