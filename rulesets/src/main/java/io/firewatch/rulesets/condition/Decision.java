package io.firewatch.rulesets.condition;

/** A condition with its parameters put in. May be asked from any number of threads. */
@FunctionalInterface
public interface Decision {
    /**
     * Whether it holds for these numbers.
     *
     * @param values the subject's indicators in the order of the layout, money in fen
     */
    boolean holds(double[] values);
}
