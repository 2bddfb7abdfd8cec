package io.firewatch.web.notify.route;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Something that happened to an alert, as the outbox keeps it; {@code id} says which came first. */
public record Event(long id, Kind kind, Subject subject, Instant at) {
    /** What happened. */
    public enum Kind {
        OPENED,
        /** Its severity rose. */
        GRAVER,
        /** It holds again, or somebody who had ended the case took it up again. */
        REOPENED,
        /** Somebody took it on: nobody else has to be woken. */
        ACKNOWLEDGED,
        /** The data no longer show it. */
        CLEARED,
        /** Later records show that it never held. */
        CORRECTED,
        /** Raised by nobody's data, to see whether everybody hears. */
        DRILL;

        /** The word in JSON and SQL. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind ofId(String id) {
            return Arrays.stream(values())
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no kind of event '" + id + "'"));
        }

        boolean isNews() {
            return this == OPENED || this == GRAVER || this == REOPENED || this == DRILL;
        }

        boolean isEnd() {
            return this == CLEARED || this == CORRECTED;
        }
    }
}
