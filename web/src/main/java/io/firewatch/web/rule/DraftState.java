package io.firewatch.web.rule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a proposal for a rule has come. */
public enum DraftState {
    DRAFT,
    /** Judges live; what it raises is shown in the studio only. */
    SHADOW,
    SUBMITTED,
    /** By somebody who wrote none of it; in force when its time comes, or when somebody says so. */
    APPROVED,
    /** It is the rule that judges. */
    ACTIVE,
    /** It was in force; another version took its place. */
    RETIRED,
    REJECTED,
    WITHDRAWN;

    /** The word in JSON and SQL. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DraftState> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
