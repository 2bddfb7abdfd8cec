package io.firewatch.web.rule;

import io.firewatch.web.access.Scope;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts approved drafts in force when their time has come. */
public final class Activation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Activation.class);

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Drafts drafts;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "rule-activation");
        thread.setDaemon(true);
        return thread;
    });

    Activation(Drafts drafts) {
        this.drafts = drafts;
    }

    /** Begins to look by itself. */
    public void start() {
        // tryLook() lets no exception out, so there is nothing to learn from the future.
        var unused = schedule.scheduleWithFixedDelay(
                this::tryLook, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryLook() {
        try {
            Scope.asDesk(drafts::activateDue);
        } catch (RuntimeException e) {
            LOG.warn("approved drafts wait to be put in force: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
