package io.firewatch.web.casework;

import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** So many calls a minute and no more, by caller. Kept in memory: after a restart everybody begins anew. */
public final class RateLimit {
    private static final long MINUTE_MILLIS = 60_000;

    /** Callers remembered; a crowd larger than this is counted anew, which lets a few more calls through. */
    private static final int REMEMBERED = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    public RateLimit(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    private record Window(long since, int calls) {}

    /** Counts a call; refuses with 429 when there were too many. */
    public synchronized void count(String caller) {
        Window window = window(caller);
        windows.put(caller, new Window(window.since, window.calls + 1));
        if (windows.size() > REMEMBERED) {
            windows.remove(windows.keySet().iterator().next());
        }
        if (window.calls >= perMinute) {
            throw new Refusal(Problem.of(429, "too-many", "Too many calls", "try again in a minute")
                    .with(Map.of("retryAfterSeconds", MINUTE_MILLIS / 1000)));
        }
    }

    private Window window(String caller) {
        long now = clock.millis();
        Window window = windows.get(caller);
        return window == null || now - window.since >= MINUTE_MILLIS ? new Window(now, 0) : window;
    }
}
