package io.firewatch.web.notify.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who hears next when nobody has acknowledged.
 *
 * @param after how long after the alert
 * @param every how often again from then on; null for once
 */
public record Rung(Duration after, List<String> to, @Nullable Duration every) {
    public Rung {
        to = List.copyOf(to);
    }
}
