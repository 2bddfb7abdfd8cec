package io.firewatch.web.access;

import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Slows down guessing: after some failures in a row a name, and an address, rest for a minute, then for twice as long after
 * each further one. Names that do not exist are counted like those that do, so that nobody learns which exist.
 */
final class Attempts {
    /** Wrong passwords in a row before a name rests. */
    private static final int OF_USER = 5;

    /** A bureau behind one address mistypes together. */
    private static final int OF_ADDRESS = 40;

    private static final int LONGEST_MINUTES = 60;

    private final Jdbi record;

    Attempts(Jdbi record) {
        this.record = record;
    }

    /** Counts an attempt as failed until {@link #succeeded} is told; refuses with 429 while name or address rests. */
    void begin(String user, String address) {
        long wait = Math.max(count(user(user), OF_USER), count(address(address), OF_ADDRESS));
        if (wait > 0) {
            throw new Refusal(
                    Problem.of(429, "locked", "Too many failed sign-ins", "sign-in rests for " + wait + " seconds more")
                            .with(Map.of("retryAfterSeconds", wait)));
        }
    }

    void succeeded(String user, String address) {
        record.useTransaction(handle -> {
            handle.execute("DELETE FROM desk.sign_in_attempt WHERE key = ?", user(user));
            // An address is not absolved by one right password of many.
            handle.execute(
                    "UPDATE desk.sign_in_attempt SET failures = failures - 1,"
                            + " blocked_until = CASE WHEN failures > ? THEN blocked_until END WHERE key = ?",
                    OF_ADDRESS,
                    address(address));
            handle.execute("DELETE FROM desk.sign_in_attempt WHERE last_at < now() - interval '1 day'");
        });
    }

    /** Seconds this attempt comes too early, 0 when it may be made. One statement, so that parallel guesses share no count. */
    private long count(String key, int free) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        INSERT INTO desk.sign_in_attempt AS a (key, failures, last_at) VALUES (:key, 1, now())
                        ON CONFLICT (key) DO UPDATE SET
                            refused = coalesce(a.blocked_until > now(), false),
                            failures = CASE
                                WHEN a.blocked_until > now() THEN a.failures
                                WHEN a.last_at < now() - interval '1 day' THEN 1
                                ELSE a.failures + 1 END,
                            blocked_until = CASE
                                WHEN a.blocked_until > now() THEN a.blocked_until
                                WHEN a.last_at < now() - interval '1 day' OR a.failures + 1 < :free THEN NULL
                                ELSE now() + make_interval(
                                    mins => least(:longest, power(2, least(a.failures + 1 - :free, 16)))::int) END,
                            last_at = now()
                        RETURNING CASE WHEN refused THEN ceil(extract(epoch FROM blocked_until - now())) ELSE 0 END
                        """)
                .bind("key", key)
                .bind("free", free)
                .bind("longest", LONGEST_MINUTES)
                .mapTo(Long.class)
                .one());
    }

    private static String user(String user) {
        return Secrets.hash("user:" + user);
    }

    private static String address(String address) {
        return Secrets.hash("address:" + address);
    }
}
