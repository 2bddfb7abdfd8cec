package io.firewatch.rulesets.catalogue;

import io.firewatch.rulesets.rule.Rule;

/**
 * A rule with its text as it stands in the folder.
 *
 * @param hash SHA-256 of the normalised text, in hex: two texts with the same hash are the same version
 */
public record CatalogueRule(Rule rule, String text, String hash) {}
