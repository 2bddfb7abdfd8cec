package io.firewatch.web.replay;

import java.util.Locale;

/** How it stands with a replay. */
enum ReplayState {
    QUEUED,
    RUNNING,
    DONE,
    CANCELLED,
    FAILED;

    /** The word in JSON and SQL. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReplayState ofId(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    boolean hasEnded() {
        return this != QUEUED && this != RUNNING;
    }
}
