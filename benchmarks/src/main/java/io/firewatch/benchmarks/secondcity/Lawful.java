package io.firewatch.benchmarks.secondcity;

/** Something lawful that looks like a breach of a rule: a documented false positive, planted at this lender. */
public record Lawful(String rule, String lender, String why) {}
