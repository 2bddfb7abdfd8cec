package io.firewatch.web.notify.route;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the notices of one group.
 *
 * @param told those of the message that goes out now; empty when none does
 * @param to the receivers of that message
 * @param held those that wait, with their new time
 * @param next what is told again later unless somebody acknowledges
 */
public record Decision(
        List<Notice> told, List<String> to, List<Dropped> dropped, List<Notice> held, List<Notice> next) {
    /** A notice that nobody hears, and why: {@code acknowledged}, {@code stale}, {@code silenced 7}, {@code inhibited ID}, {@code untold}. */
    public record Dropped(Notice notice, String why) {}

    static Decision nothing() {
        return new Decision(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
