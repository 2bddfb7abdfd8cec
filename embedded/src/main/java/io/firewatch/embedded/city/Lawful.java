package io.firewatch.embedded.city;

/**
 * Lawful behaviour at a lender that a careless rule takes for a breach.
 *
 * @param rule section of the rules document, {@code R03}
 * @param habit which one, {@code NEXT_DAY_MATCHING}
 */
public record Lawful(String lender, String rule, String habit) {}
