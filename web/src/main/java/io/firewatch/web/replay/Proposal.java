package io.firewatch.web.replay;

/**
 * What might govern judging instead of what does.
 *
 * @param name of the rule, measure or exception
 * @param kind one of the three
 * @param body YAML
 * @param parameters what the bureau would set instead of the text's defaults, JSON
 * @param hash of text and parameters, normalised
 */
record Proposal(String name, String kind, String body, String parameters, String hash) {}
