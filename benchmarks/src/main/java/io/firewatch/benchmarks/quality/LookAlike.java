package io.firewatch.benchmarks.quality;

/**
 * Something lawful in a city that looks like a breach: a false positive that the supervision rules document.
 *
 * @param section {@code R03}
 */
public record LookAlike(String section, String lender, String why) {}
