package io.firewatch.web.notify.outbox;

import io.firewatch.web.http.Json;
import io.firewatch.web.notify.channel.Content;
import io.firewatch.web.stream.AlertStream;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells open pages of messages for the desk. Each desk looks for itself, because a message is handed over by one of them and
 * pages are open at all.
 */
final class PushFeed {
    /** A transaction commits a little after the moment it writes down. */
    private static final Duration LOOK_BACK = Duration.ofSeconds(20);

    private final Jdbi record;
    private final AlertStream stream;
    private Set<String> told = new HashSet<>();
    private boolean listening;

    PushFeed(Jdbi record, AlertStream stream) {
        this.record = record;
        this.stream = stream;
    }

    void look(Instant now) {
        if (!stream.hasListeners()) {
            listening = false;
            return;
        }
        Map<String, Content> found = new LinkedHashMap<>();
        record.useHandle(handle -> handle.createQuery(
                        """
                        SELECT id, content FROM desk.delivery
                        WHERE channel = 'desk' AND state = 'delivered' AND ended_at > :since ORDER BY ended_at
                        """)
                .bind("since", Timestamp.from(now.minus(LOOK_BACK)))
                .map((row, ctx) -> Map.entry(row.getString("id"), Content.parse(row.getString("content"))))
                .forEach(one -> found.put(one.getKey(), one.getValue())));
        if (listening) {
            found.forEach((id, content) -> {
                if (!told.contains(id)) {
                    content.alerts().forEach(one -> tell(id, content, one));
                }
            });
        }
        // What was sent before anybody listened is no news.
        listening = true;
        told = new HashSet<>(found.keySet());
    }

    private void tell(String id, Content content, Content.Item alert) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("delivery", id);
        event.put("kind", content.kind());
        event.put("level", content.level());
        event.put("alert", alert.id());
        event.put("event", alert.event());
        event.put("severity", alert.severity());
        event.put("institution", alert.institution());
        event.put("title", alert.title());
        event.put("message", alert.message());
        stream.push("notification", id, alert.institution(), Json.text(event));
    }
}
