package io.firewatch.web.notify.outbox;

import io.firewatch.web.notify.channel.Receivers;
import io.firewatch.web.notify.route.Decision;
import io.firewatch.web.notify.route.Event;
import io.firewatch.web.notify.route.Notice;
import io.firewatch.web.notify.route.RouteEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Decides what is to be told to whom and writes the messages into the outbox, in one transaction: however it ends, an event is
 * decided once. Of several desks one decides at a time.
 */
public final class Planner {
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x4E4F_5449_4659L;

    private final Jdbi record;
    private final RouteEngine engine;
    private final Messages messages;

    /** {@code record} sees the whole city. */
    Planner(Jdbi record, RouteEngine engine, Receivers receivers, Duration giveUp) {
        this.record = record;
        this.engine = engine;
        this.messages = new Messages(receivers, engine.routes().desk(), giveUp);
    }

    Messages messages() {
        return messages;
    }

    /** Answers how many messages were written. */
    public int decide(Instant now) {
        return record.inTransaction(handle -> {
            boolean alone = handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                    .bind("lock", LOCK)
                    .mapTo(Boolean.class)
                    .one();
            return alone ? decide(handle, now) : 0;
        });
    }

    private int decide(Handle handle, Instant now) {
        Notices notices = new Notices(handle);
        List<Event> events = notices.undecided();
        RecordOutlook outlook = new RecordOutlook(handle, engine.routes().staleAfter(), now);
        if (!events.isEmpty()) {
            raise(notices, events, outlook);
        }
        int written = 0;
        for (List<Notice> group : notices.due(now)) {
            Decision decision = engine.decide(group, outlook, now);
            notices.settle(decision, now);
            written += messages.write(handle, decision, now);
        }
        return written;
    }

    private void raise(Notices notices, List<Event> events, RecordOutlook outlook) {
        List<Notice> raised = new ArrayList<>();
        for (Event event : events) {
            var why = engine.endsWaiting(event);
            if (why.isPresent()) {
                notices.add(raised);
                raised.clear();
                notices.takeBack(event.subject().alert(), why.get());
            }
            raised.addAll(engine.raise(event, outlook));
        }
        notices.add(raised);
        notices.decided(events);
    }
}
