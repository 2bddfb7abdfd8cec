package io.firewatch.model;

import java.util.Locale;

/**
 * How grave an alert is: red, orange, yellow, blue. The colours are common practice of bureaus, not a legal grade
 * (supervision-rules B.7). Declared gravest first.
 */
public enum Severity {
    CRITICAL(4),
    HIGH(3),
    MEDIUM(2),
    LOW(1);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** The word in YAML, JSON and SQL: {@code critical}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** 4 for critical down to 1 for low, as the rules document counts. */
    public int rank() {
        return rank;
    }

    public boolean isGraverThan(Severity other) {
        return rank > other.rank;
    }

    /** Throws {@link IllegalArgumentException} naming what is allowed. */
    public static Severity ofId(String id) {
        for (Severity severity : values()) {
            if (severity.id().equals(id)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("severity '" + id + "' is none of critical, high, medium, low");
    }
}
