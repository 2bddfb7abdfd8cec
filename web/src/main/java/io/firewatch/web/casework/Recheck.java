package io.firewatch.web.casework;

import io.firewatch.web.access.Scope;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.alert.Deadlines;
import io.firewatch.web.alert.Triage;
import io.firewatch.web.alert.TriageAction;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again when the deadline of a measure or a letter has passed: an alert whose data no longer show it is suggested for
 * closing; one that still holds goes back to verifying. Each look is a step of the case, taken by the desk.
 */
public final class Recheck implements AutoCloseable {
    /** Who takes the desk's own steps. */
    public static final String DESK = "firewatch";

    private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);

    /** Deadlines end with a day or an hour: nobody waits for the seconds. */
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final Jdbi record;
    private final Triage triage;
    private final Clock clock;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "recheck");
        thread.setDaemon(true);
        return thread;
    });

    public Recheck(Jdbi record, Triage triage, Clock clock) {
        this.record = record;
        this.triage = triage;
        this.clock = clock;
    }

    /** Begins to look by itself. */
    public void start() {
        // tryLook() lets no exception out, so there is nothing to learn from the future.
        var unused = schedule.scheduleWithFixedDelay(
                this::tryLook, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Passed(long deadline, String alert, String kind, AlertState state, boolean firing) {}

    /** Looks at every deadline that has passed; answers how many there were. */
    public int look() {
        return Scope.asDesk(() -> {
            Instant now = clock.instant();
            int looked = 0;
            while (record.inTransaction(handle -> lookAtOne(handle, now))) {
                looked++;
            }
            return looked;
        });
    }

    private boolean lookAtOne(Handle handle, Instant now) {
        // The alert is locked before its deadline, in the order in which a step locks them; what somebody else holds
        // just now is
        // looked at the next time.
        Optional<Passed> found = handle.createQuery(
                        """
                        SELECT d.id, d.alert, d.kind, a.status, a.data_state
                        FROM desk.case_deadline d JOIN desk.alert a ON a.id = d.alert
                        WHERE d.met_at IS NULL AND d.due_at < :now AND d.kind IN ('measure', 'letter', 'reconsideration')
                        ORDER BY d.due_at, d.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED
                        """)
                .bind("now", Timestamp.from(now))
                .map((row, ctx) -> new Passed(
                        row.getLong("id"),
                        row.getString("alert"),
                        row.getString("kind"),
                        AlertState.ofId(row.getString("status")).orElseThrow(),
                        row.getString("data_state").equals("firing")))
                .findOne();
        found.ifPresent(passed -> {
            int met = handle.execute(
                    "UPDATE desk.case_deadline SET met_at = now() WHERE id = ? AND met_at IS NULL", passed.deadline());
            if (met == 1) {
                write(handle, passed);
            }
        });
        return found.isPresent();
    }

    /** A right to reconsideration that nobody used has lapsed; nothing is left to look at then, nor on a case that ended. */
    private void write(Handle handle, Passed passed) {
        boolean looksAgain =
                passed.kind().equals(Deadlines.MEASURE) || passed.kind().equals(Deadlines.LETTER);
        if (!looksAgain || !passed.state().isOpen()) {
            return;
        }
        // What waits for a decision would otherwise have to wait for another finding first.
        boolean back = passed.firing()
                && TriageAction.REOPEN.isAllowedIn(passed.state())
                && !triage.procedure(handle, passed.alert()).waits();
        triage.take(
                handle,
                passed.alert(),
                DESK,
                Triage.Request.of(
                        back ? TriageAction.REOPEN : TriageAction.RECHECK,
                        null,
                        Map.of("passed", passed.kind(), "outcome", passed.firing() ? "firing" : "resolved")));
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("passed deadlines wait: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
