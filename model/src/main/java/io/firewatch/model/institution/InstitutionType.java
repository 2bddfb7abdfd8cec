package io.firewatch.model.institution;

import java.util.Locale;

/** The kinds of supervised lenders; the kind selects the rules that apply. */
public enum InstitutionType {
    P2P,
    MICROLOAN,
    PAWN,
    GUARANTEE,
    LEASING,
    FACTORING;

    /** The word in YAML, JSON, CSV and SQL: {@code p2p}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} naming what is allowed. */
    public static InstitutionType ofId(String id) {
        for (InstitutionType type : values()) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "institution type '" + id + "' is none of p2p, microloan, pawn, guarantee, leasing, factoring");
    }
}
