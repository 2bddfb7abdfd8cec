package io.firewatch.web.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people are with an alert (supervision-rules B.7). */
public enum AlertState {
    NEW,
    ACKNOWLEDGED,
    VERIFYING,
    FINDING,
    MEASURE,
    FEEDBACK,
    CLOSED,
    REFERRED,
    FALSE_POSITIVE;

    private static final List<String> OPEN = Arrays.stream(values())
            .filter(AlertState::isOpen)
            .map(AlertState::id)
            .toList();

    /** The word in JSON and SQL: {@code false-positive}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether somebody still has to do something. */
    public boolean isOpen() {
        return compareTo(CLOSED) < 0;
    }

    /** Ids of the states in which somebody still has to do something. */
    public static List<String> openIds() {
        return OPEN;
    }

    public static Optional<AlertState> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
