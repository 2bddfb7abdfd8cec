package io.firewatch.web.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a finding says about an alert: 属实, 误报 or 待观察 (supervision-rules B.7). */
public enum Verdict {
    CONFIRMED,
    FALSE,
    WATCH;

    /** The word in JSON and SQL: {@code confirmed}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Verdict> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
