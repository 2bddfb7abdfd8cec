package io.firewatch.web.dossier;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what lenders' pages ask across lenders beside the record, in order of receipt ({@code feed.digest}). A portion and how
 * far it came are one transaction, so nothing is counted twice whatever stops it; of several desks one works at a time. A record that cannot be digested is set
 * aside with the reason ({@code feed.digest_aside}), and the rest goes on.
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

    /** How many records are tried next: halved towards one that cannot be digested, doubled behind it. */
    private int portion = PORTION;

    private String failure = "";

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
            boolean more;
            do {
                more = digest();
            } while (more && !schedule.isShutdown());
            failure = "";
        } catch (RuntimeException e) {
            String told = String.valueOf(e.getMessage());
            if (!told.equals(failure)) { // it tries every other second, and nobody reads the same trace twice
                failure = told;
                LOG.warn("records wait to be digested", e);
            }
        }
    }

    /** Digests the next portion, or less of it as long as a record in it cannot be digested; whether there may be more. */
    private boolean digest() {
        long past = record.withHandle(handle -> handle.createQuery("SELECT seq FROM feed.digested")
                .mapTo(Long.class)
                .one());
        try {
            long digested = record.withHandle(handle -> handle.createQuery("SELECT feed.digest(:portion)")
                    .bind("portion", portion)
                    .mapTo(Long.class)
                    .one());
            portion = Math.min(portion * 2, PORTION);
            return digested > 0;
        } catch (JdbiException e) {
            SQLException cause = cause(e);
            if (cause == null || !isOfARecord(cause)) {
                throw e;
            }
            if (portion > 1) {
                portion /= 2;
            } else {
                setAside(past, cause);
            }
            return true;
        }
    }

    /** Whether a value of a record is at fault, and not the database: classes 22, data exception, and 23, constraint violation. */
    private static boolean isOfARecord(SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private static @Nullable SQLException cause(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** Only the first line is kept: what follows quotes the record. */
    private void setAside(long past, SQLException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        LOG.warn("a record is set aside, it cannot be digested: seq={}", past + 1, cause);
        record.useHandle(handle -> handle.createQuery("SELECT feed.digest_set_aside(:past, :reason)")
                .bind("past", past)
                .bind("reason", reason)
                .mapTo(String.class)
                .findOne());
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
