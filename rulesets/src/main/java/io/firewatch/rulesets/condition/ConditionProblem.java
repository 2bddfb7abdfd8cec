package io.firewatch.rulesets.condition;

/** One fault of a condition; {@code offset} counts letters from the condition's start. */
public record ConditionProblem(int offset, String message) {}
