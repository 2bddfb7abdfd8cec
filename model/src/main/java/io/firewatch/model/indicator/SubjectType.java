package io.firewatch.model.indicator;

import java.util.Locale;

/** What an indicator, and so an alert, is about. */
public enum SubjectType {
    INSTITUTION,
    PRODUCT,
    LOAN,
    /** A person or company as borrower or lender of one institution. */
    PARTY;

    /** The word in YAML and JSON: {@code institution}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Throws {@link IllegalArgumentException} naming what is allowed. */
    public static SubjectType ofId(String id) {
        for (SubjectType type : values()) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        throw new IllegalArgumentException("subject '" + id + "' is none of institution, product, loan, party");
    }
}
