package io.firewatch.web.notify.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the engine has to know of the world. Asked of the outbox, or of a test. */
public interface Outlook {
    /** Receivers on duty on a roster; empty when nobody is. */
    List<String> onDuty(String roster, Instant at);

    boolean isAcknowledged(String alert);

    /** Whether its last judged day lies so far back that it is history. */
    boolean isStale(String alert, Instant now);

    List<Silence> silences();

    /** An open alert of a lender that fits, other than this one. */
    Optional<String> holding(Match when, Subject muted);

    /** When a route last told a group. */
    Optional<Instant> lastTold(String route, String group);

    /** Whether a route told anybody of an alert before. */
    boolean wasTold(String route, String alert);
}
