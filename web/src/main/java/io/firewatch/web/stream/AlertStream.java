package io.firewatch.web.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.firewatch.web.access.Scope;
import io.firewatch.web.index.AlertIndex;
import io.firewatch.web.stream.AlertChanges.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages which alerts changed. A change is found in the record and told only once a search of the index shows it,
 * so that a page that reloads sees what it was told. Nobody listening, nothing is asked.
 */
public final class AlertStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertStream.class);

    private static final Duration EVERY = Duration.ofMillis(500);

    /**
     * A transaction's timestamps are those of its start, so a long one commits changes that look old: look back further than
     * any landing of alerts lasts.
     */
    private static final Duration LOOK_BACK = Duration.ofSeconds(60);

    /** Told changes remembered, several times what one look brings. */
    private static final int REMEMBERED = 20_000;

    private final AlertChanges changes;
    private final AlertIndex index;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "alert-stream");
        thread.setDaemon(true);
        return thread;
    });

    /** Version last told by alert id; only the clock's thread touches what follows. */
    private final Map<String, String> told = new LinkedHashMap<>();

    private final List<Subscriber> newcomers = new ArrayList<>();
    private Instant listeningSince = Instant.MAX;
    private boolean failing;

    public AlertStream(Jdbi record, AlertIndex index) {
        this.changes = new AlertChanges(record);
        this.index = index;
        // look() lets no exception out, so there is nothing to learn from the future.
        var unused =
                clock.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Looks at once: a subscriber who is told that the watch began misses no change from there on. */
    void add(Subscriber subscriber) {
        clock.execute(() -> {
            subscribers.add(subscriber);
            newcomers.add(subscriber);
            look();
        });
    }

    void remove(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    /** Whether any page is open. */
    public boolean hasListeners() {
        return !subscribers.isEmpty();
    }

    /** Tells every open page whose reader may see the institution; an empty one is everybody's. */
    public void push(String kind, String id, String institution, String json) {
        AlertEvent event = new AlertEvent(kind, id, institution, json);
        subscribers.forEach(subscriber -> subscriber.tell(event));
    }

    private void look() {
        try {
            subscribers.removeIf(Subscriber::isGone);
            if (subscribers.isEmpty()) {
                newcomers.clear();
                listeningSince = Instant.MAX;
                told.clear();
                return;
            }
            Instant now = changes.now();
            Instant from = now.minus(LOOK_BACK);
            if (listeningSince.equals(Instant.MAX)) {
                // What changed before anybody listened is on their page already.
                listeningSince = now;
                changes.since(from).forEach(change -> told.put(change.id(), change.version()));
            } else {
                tell(changes.since(from));
            }
            newcomers.forEach(Subscriber::watching);
            newcomers.clear();
            failing = false;
        } catch (RuntimeException e) {
            // The next look tries again; one line per outage is enough.
            if (!failing) {
                LOG.warn("live alerts wait: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void tell(List<Change> found) {
        Map<String, Change> pending = new LinkedHashMap<>();
        for (int i = found.size() - 1; i >= 0; i--) {
            Change change = found.get(i);
            if (!change.version().equals(told.get(change.id()))) {
                pending.put(change.id(), change);
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        Map<String, ObjectNode> visible = new LinkedHashMap<>();
        Scope.asDesk(() -> index.findAll(pending.keySet()))
                .forEach(doc -> visible.put(doc.path("id").asText(), doc));
        pending.forEach((id, change) -> {
            ObjectNode doc = visible.get(id);
            if (doc != null && shows(doc, change)) {
                AlertEvent event = new AlertEvent(kind(change), doc);
                told.remove(id);
                told.put(id, change.version());
                subscribers.forEach(subscriber -> subscriber.tell(event));
            }
        });
        while (told.size() > REMEMBERED) {
            told.remove(told.keySet().iterator().next());
        }
    }

    private String kind(Change change) {
        if (change.isTriage()) {
            return "triaged";
        }
        if (change.resolved()) {
            return "resolved";
        }
        boolean known = told.containsKey(change.id());
        return !known && !change.openedAt().isBefore(listeningSince.minus(LOOK_BACK)) ? "opened" : "updated";
    }

    /** The index keeps milliseconds or more; the record keeps microseconds. */
    private static boolean shows(ObjectNode doc, Change change) {
        Instant indexed = OffsetDateTime.parse(doc.path("updatedAt").asText()).toInstant();
        return !indexed.isBefore(change.updatedAt().truncatedTo(ChronoUnit.MILLIS))
                && doc.path("status").asText().equals(change.status())
                && Objects.equals(doc.path("assignee").asText(null), change.assignee());
    }

    @Override
    public void close() {
        clock.shutdownNow();
        subscribers.forEach(Subscriber::close);
    }
}
