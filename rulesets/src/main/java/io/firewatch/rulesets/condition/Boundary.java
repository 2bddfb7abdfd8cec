package io.firewatch.rulesets.condition;

import io.firewatch.model.indicator.Indicator;

/**
 * The value at which one comparison of a condition turns, all other indicators as they are; money in fen.
 *
 * @param offset where the comparison stands in the condition
 */
public record Boundary(Indicator indicator, double threshold, int offset) {
    /** The least step the indicator can take: a fen, a person, a day, a basis point. */
    public double unit() {
        return indicator.unit().isWhole() ? 1 : 0.0001;
    }
}
