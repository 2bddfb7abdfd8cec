package io.firewatch.model.record;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who owns, controls or runs an institution, or a company behind it, by the register.
 *
 * @param party re-keyed as in the feed
 * @param name masked where it is a person's
 * @param role one of {@link AffiliationRole}'s ids
 * @param of the company the role is held in, re-keyed; empty for the institution itself
 * @param ofName that company's name
 * @param share a fraction of one; null where unknown or meaningless
 * @param from first day, {@code to} last day; null where open
 */
public record Affiliation(
        String party,
        boolean company,
        String name,
        String role,
        String of,
        String ofName,
        @Nullable Double share,
        @Nullable Integer from,
        @Nullable Integer to) {

    public boolean holdsOn(int day) {
        return (from == null || from <= day) && (to == null || day <= to);
    }
}
