package io.firewatch.detection.ties;

import io.firewatch.detection.institution.InstitutionFact;
import org.jspecify.annotations.Nullable;

/** What the other books tell an institution's ties: exactly one of these. */
public record TieFact(
        String institution,
        @Nullable SharedAttribute shared,
        @Nullable TiedClient client,
        @Nullable NewLending lending,
        @Nullable InstitutionFact balance) {
    static TieFact of(String institution, SharedAttribute shared) {
        return new TieFact(institution, shared, null, null, null);
    }

    static TieFact of(String institution, TiedClient client) {
        return new TieFact(institution, null, client, null, null);
    }

    static TieFact of(String institution, NewLending lending) {
        return new TieFact(institution, null, null, lending, null);
    }

    public static TieFact of(InstitutionFact balance) {
        return new TieFact(balance.institution(), null, null, null, balance);
    }
}
