package io.firewatch.rulesets.condition;

/**
 * A limit a condition sets to an indicator.
 *
 * @param comparison how the indicator is when the limit is broken: {@code >}, {@code >=}, {@code <} or {@code <=}
 * @param parameter name of the parameter that is the limit, without {@code p.}
 */
public record Limit(String indicator, String comparison, String parameter) {}
