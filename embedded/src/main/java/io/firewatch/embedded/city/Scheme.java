package io.firewatch.embedded.city;

import java.util.List;

/** Something peculiar that a lender does beside its ordinary business, day after day: a breach or a lawful look-alike. */
interface Scheme {
    /** {@code since}: business days since breaches may begin, negative before. */
    void trade(int since);

    /** Hashes, loans or products it is about, as far as known beforehand. */
    default List<String> subjects() {
        return List.of();
    }
}
