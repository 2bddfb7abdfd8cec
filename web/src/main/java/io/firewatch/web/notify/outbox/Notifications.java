package io.firewatch.web.notify.outbox;

import io.firewatch.model.secret.SecretBox;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.channel.Channels;
import io.firewatch.web.notify.channel.Receiver;
import io.firewatch.web.notify.channel.Receivers;
import io.firewatch.web.notify.channel.SharedSettings;
import io.firewatch.web.notify.roster.Shifts;
import io.firewatch.web.notify.roster.Silences;
import io.firewatch.web.notify.route.OfficeDays;
import io.firewatch.web.notify.route.RouteEngine;
import io.firewatch.web.notify.route.Routes;
import io.firewatch.web.stream.AlertStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about notifications, put together: decides and delivers by itself from {@link #start} on. */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration DRILLS = Duration.ofSeconds(30);
    private static final Duration PUSHES = Duration.ofMillis(300);

    private final Jdbi record;
    private final Clock clock;
    private final Pace pace;
    private final Routes routes;
    private final AuditLog log;
    private final Receivers receivers;
    private final SharedSettings settings;
    private final Shifts shifts;
    private final Silences silences;
    private final Ledger ledger;
    private final Drills drills;
    private final Planner planner;
    private final Dispatcher dispatcher;
    private final PushFeed pushes;
    private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(3, work -> {
        Thread thread = new Thread(work, "notifications");
        thread.setDaemon(true);
        return thread;
    });

    /** {@code record} sees the whole city. */
    public Notifications(
            Jdbi record,
            Routes routes,
            WorkingDays calendar,
            SecretBox box,
            AuditLog log,
            AlertStream stream,
            Pace pace,
            Clock clock) {
        OfficeDays days = new OfficeDays(calendar);
        this.record = record;
        this.clock = clock;
        this.pace = pace;
        this.routes = routes;
        this.log = log;
        this.receivers = new Receivers(record, box, log);
        this.settings = new SharedSettings(record, box, log);
        this.shifts = new Shifts(record, routes.rosters().keySet(), log);
        this.silences = new Silences(record, log);
        this.ledger = new Ledger(record, log, pace);
        this.drills = new Drills(record, log, routes.drill(), days);
        this.planner = new Planner(record, new RouteEngine(routes, days), receivers, pace.giveUp());
        this.dispatcher = new Dispatcher(new Deliveries(record, pace), receivers, new Channels(settings, clock), pace);
        this.pushes = new PushFeed(record, stream);
    }

    /** Begins to work by itself. */
    public void start() {
        every(pace.look(), () -> {
            planner.decide(clock.instant());
            dispatcher.look();
        });
        every(DRILLS, () -> drills.raiseDue(clock.instant()));
        every(PUSHES, () -> pushes.look(clock.instant()));
    }

    public Routes routes() {
        return routes;
    }

    public Receivers receivers() {
        return receivers;
    }

    public SharedSettings settings() {
        return settings;
    }

    public Shifts shifts() {
        return shifts;
    }

    public Silences silences() {
        return silences;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Drills drills() {
        return drills;
    }

    /** Whether a receiver failed and is left alone for a while. */
    public boolean isResting(String receiver) {
        return dispatcher.isResting(receiver);
    }

    /** Receivers that routes name and nobody has set up, or has put out of use. */
    public List<String> missing() {
        List<String> there = receivers.all().stream()
                .filter(Receiver::active)
                .map(Receiver::name)
                .toList();
        List<String> missing = new ArrayList<>(routes.receivers());
        missing.removeAll(there);
        return missing;
    }

    /** Sends a message that only says that it arrived. Refuses with 404. Answers its id, under which the ledger tells the rest. */
    public String test(By by, String name) {
        return record.inTransaction(handle -> {
            Receiver receiver = receivers
                    .find(handle, name)
                    .filter(Receiver::active)
                    .orElseThrow(() -> Refusal.notFound("receiver", name));
            UUID id = planner.messages().writeTest(handle, receiver, clock.instant());
            log.append(handle, by, AuditAction.NOTIFICATION_TEST, name, Map.of("delivery", id.toString()));
            return id.toString();
        });
    }

    private void every(Duration pause, Runnable work) {
        boolean[] failing = new boolean[1];
        // Lets no exception out, so there is nothing to learn from the future.
        var unused = schedule.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                        failing[0] = false;
                    } catch (RuntimeException e) {
                        // The next look tries again; one line per outage is enough.
                        if (!failing[0]) {
                            LOG.warn("notifications wait: {}", e.getMessage());
                        }
                        failing[0] = true;
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        schedule.shutdownNow();
        dispatcher.close();
    }
}
