package io.firewatch.web.replay;

import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.replay.ReplayStore.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replays of drafts, one after the other in the background. What waits when the process ends waits again when it starts;
 * what ran then has failed.
 */
public final class Replays implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    /** Another desk on the same record may have queued one. */
    private static final long LOOK_EVERY_MILLIS = 2_000;

    private final ReplayStore store;
    private final @Nullable Replayer replayer;
    private final Thread worker = new Thread(this::work, "replays");
    private final Object turn = new Object();

    // guarded by turn
    private @Nullable Row now;
    private @Nullable Thread judging;
    private boolean cancelled;
    private boolean closed;

    /** {@code record} sees the whole city; without a replayer nothing can be asked. */
    public Replays(Jdbi record, AuditLog log, @Nullable Replayer replayer) {
        this.store = new ReplayStore(record, log);
        this.replayer = replayer;
        worker.setDaemon(true);
    }

    public void start() {
        if (replayer != null) {
            store.running().forEach(one -> store.failed(one, "interrupted: Firewatch stopped while it ran"));
            worker.start();
        }
    }

    /** Puts a draft as it is now into the queue; answers the replay's number. */
    long ask(long draft, By by) {
        if (replayer == null) {
            throw new Refusal(Problem.of(
                    503, "no-replay", "Nothing to judge with", "this desk runs without the engine that judges"));
        }
        Proposal proposal = store.draft(draft).orElseThrow(() -> Refusal.notFound("draft", Long.toString(draft)));
        try {
            store.inForce().with(proposal);
        } catch (RuleErrors | IllegalArgumentException e) {
            throw Refusal.badRequest(e.getMessage());
        }
        long id = store.add(draft, proposal, by)
                .orElseThrow(() -> new Refusal(Problem.of(
                        409,
                        "replay-underway",
                        "It is being done",
                        "this text of the draft waits or is judged already")));
        synchronized (turn) {
            turn.notifyAll();
        }
        return id;
    }

    /** Ends one that waits or runs; one that has ended stays as it is. */
    void cancel(Row one, By by) throws InterruptedException {
        synchronized (turn) {
            Row running = now;
            if (running != null && running.id() == one.id()) {
                cancelled = true;
                if (judging != null) {
                    judging.interrupt();
                }
                while (now != null && now.id() == one.id()) {
                    turn.wait(LOOK_EVERY_MILLIS);
                }
            }
        }
        if (!store.cancel(one, by)) {
            throw new Refusal(Problem.of(409, "replay-ended", "It has ended", "what a replay found stands"));
        }
    }

    Optional<Row> find(long id) {
        return store.find(id);
    }

    /** Newest first. */
    List<Row> ofDraft(long draft) {
        if (store.draft(draft).isEmpty()) {
            throw Refusal.notFound("draft", Long.toString(draft));
        }
        return store.ofDraft(draft);
    }

    private void work() {
        while (awaitTurn()) {
            try {
                InForce inForce = store.inForce();
                store.begin(inForce.hash()).ifPresent(one -> judge(one, inForce));
            } catch (RuntimeException e) {
                LOG.error("the queue of replays cannot be read, and is read again", e);
            }
        }
    }

    /** False when the desk closes. */
    private boolean awaitTurn() {
        while (true) {
            try {
                if (store.hasQueued()) {
                    synchronized (turn) {
                        return !closed;
                    }
                }
            } catch (RuntimeException e) {
                LOG.warn("the queue of replays cannot be read: {}", e.getMessage());
            }
            synchronized (turn) {
                if (closed) {
                    return false;
                }
                try {
                    turn.wait(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    return false;
                }
            }
        }
    }

    private void judge(Row one, InForce inForce) {
        synchronized (turn) {
            if (closed) {
                return; // it is told as interrupted at the next start
            }
            now = one;
            judging = Thread.currentThread();
            cancelled = false;
        }
        String failure = null;
        Replayer.@Nullable Result result = null;
        boolean stopped = false;
        try {
            result = Objects.requireNonNull(replayer).replay(inForce.with(one.proposal()), listener(one));
        } catch (InterruptedException e) {
            stopped = true;
        } catch (Exception e) {
            LOG.warn("replay {} of draft {} failed", one.id(), one.draft(), e);
            failure = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        synchronized (turn) {
            judging = null; // from here on an interrupt would hit the record's connection
            Thread.interrupted();
            stopped |= cancelled || closed;
        }
        try {
            if (!stopped && result != null) {
                store.done(one, ReplayReport.of(result));
            } else if (!stopped) {
                store.failed(one, String.valueOf(failure));
            }
        } finally {
            synchronized (turn) {
                now = null;
                turn.notifyAll();
            }
        }
    }

    private Replayer.Listener listener(Row one) {
        return new Replayer.Listener() {
            @Override
            public void began(long through) {
                store.spans(one.id(), through);
            }

            @Override
            public void judged(long upTo) {
                store.judged(one.id(), upTo);
            }
        };
    }

    @Override
    public void close() {
        synchronized (turn) {
            closed = true;
            if (judging != null) {
                judging.interrupt();
            }
            turn.notifyAll();
        }
        if (replayer == null) {
            return; // nothing was started
        }
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
