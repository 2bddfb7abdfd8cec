package io.firewatch.web.dossier;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what lenders' pages ask across lenders beside the record, in order of receipt ({@code feed.digest}). A portion and how
 * far it came are one transaction, so nothing is counted twice whatever stops it; of several desks one works at a time.
 */
public final class Digest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);

    /** Nobody reads a lender's ties by the second. */
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** Some tenths of a second of work: a lender that waits for the database hardly notices. */
    private static final int PORTION = 5_000;

    private final Jdbi record;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "digest");
        thread.setDaemon(true);
        return thread;
    });

    /** {@code record} sees the whole city: the digest is everybody's. */
    public Digest(Jdbi record) {
        this.record = record;
    }

    /** Begins to follow the record by itself. */
    public void start() {
        // tryCatchUp() lets no exception out, so there is nothing to learn from the future.
        var unused = schedule.scheduleWithFixedDelay(this::tryCatchUp, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryCatchUp() {
        try {
            long digested;
            do {
                digested = digest();
            } while (digested > 0 && !schedule.isShutdown());
        } catch (RuntimeException e) {
            LOG.warn("records wait to be digested: {}", e.getMessage());
        }
    }

    private long digest() {
        return record.withHandle(handle -> handle.createQuery("SELECT feed.digest(:portion)")
                .bind("portion", PORTION)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
