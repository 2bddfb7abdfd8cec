package io.firewatch.detection.party;

import org.jspecify.annotations.Nullable;

/** What one institution says of a party: its kind (1 natural, 2 legal) and how to call it without naming it. */
public record PartyKnown(String institution, int userType, String label, long seq) {
    static final int NATURAL = 1;

    /** The kind that sets the party's limits; unknown parties get the wider limits of a legal person. */
    static boolean isNatural(@Nullable PartyKnown known) {
        return known != null && known.userType() == NATURAL;
    }
}
