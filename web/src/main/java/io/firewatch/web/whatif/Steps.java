package io.firewatch.web.whatif;

import io.firewatch.rulesets.rule.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/** The values a sweep tries: over the whole range of a parameter, each one that may be set. */
final class Steps {
    private static final int MOST = 40;

    private Steps() {}

    /** Some forty, ascending, the one in force among them. */
    static List<BigDecimal> of(Rule.Parameter parameter, BigDecimal inForce) {
        BigDecimal range = parameter.max().subtract(parameter.min());
        long steps = range.divideToIntegralValue(parameter.step()).longValue();
        long stride = Math.max(1, (steps + MOST - 1) / MOST);
        TreeSet<BigDecimal> values = new TreeSet<>();
        for (long step = 0; step <= steps; step += stride) {
            values.add(parameter.min().add(parameter.step().multiply(BigDecimal.valueOf(step))));
        }
        values.add(parameter.min().add(parameter.step().multiply(BigDecimal.valueOf(steps))));
        values.add(inForce);
        return List.copyOf(values);
    }
}
