package io.firewatch.ingestion.lender;

import io.firewatch.ingestion.identity.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Lenders' signed-in sessions, kept in {@code portal.session}: only the hash of a token is stored. */
final class LenderSessions {
    /** A programmer's day. */
    static final int HOURS = 10;

    /** Long enough to mend a batch and come back; short enough for a screen left alone. */
    static final int IDLE_MINUTES = 30;

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Jdbi record;

    LenderSessions(Jdbi record) {
        this.record = record;
    }

    /** Opens a session and answers its token; also sweeps sessions that have run out. */
    String open(String code) {
        String token = random();
        record.useTransaction(handle -> {
            handle.execute(
                    "DELETE FROM portal.session WHERE expires_at < now() OR last_seen < now() - make_interval(mins => ?)",
                    IDLE_MINUTES);
            handle.execute(
                    "INSERT INTO portal.session (token_hash, lender, csrf, expires_at)"
                            + " VALUES (?, ?, ?, now() + make_interval(hours => ?))",
                    Sha256.hex(token),
                    code,
                    random(),
                    HOURS);
        });
        return token;
    }

    /** Whose session it is; each look is a sign of life. Empty once the lender is no longer registered. */
    Optional<Lender> find(String token) {
        String hash = Sha256.hex(token);
        return record.withHandle(handle -> {
            // Once a minute is enough to know who left, and spares a write per call.
            handle.execute(
                    "UPDATE portal.session SET last_seen = now() WHERE token_hash = ? AND last_seen"
                            + " BETWEEN now() - make_interval(mins => ?) AND now() - interval '1 minute'",
                    hash,
                    IDLE_MINUTES);
            return handle.createQuery(
                            """
                            SELECT s.lender, i.name, s.csrf, a.one_time_until IS NOT NULL AS must_change
                            FROM portal.session s JOIN portal.account a ON a.lender = s.lender
                            JOIN registry.institution i ON i.code = s.lender
                            WHERE s.token_hash = :hash AND s.expires_at > now()
                              AND s.last_seen > now() - make_interval(mins => :idle)
                            """)
                    .bind("hash", hash)
                    .bind("idle", IDLE_MINUTES)
                    .map((row, ctx) -> new Lender(
                            row.getString("lender"),
                            row.getString("name"),
                            row.getString("csrf"),
                            row.getBoolean("must_change")))
                    .findOne();
        });
    }

    void close(String token) {
        record.useHandle(
                handle -> handle.execute("DELETE FROM portal.session WHERE token_hash = ?", Sha256.hex(token)));
    }

    private static String random() {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
