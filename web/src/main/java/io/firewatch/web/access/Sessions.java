package io.firewatch.web.access;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Signed-in sessions, kept in {@code desk.session}: only the hash of a token is stored. */
public final class Sessions {
    /** One working day, so that nobody has to sign in twice between morning and evening. */
    public static final int HOURS = 12;

    /** A meeting fits in; a desk left for the night does not. */
    static final int IDLE_MINUTES = 60;

    private final Jdbi record;

    public Sessions(Jdbi record) {
        this.record = record;
    }

    /** Opens a session and answers its token; also sweeps sessions that have run out. */
    String open(String user) {
        return open(user, null);
    }

    /** {@code idToken} is the provider's word, kept for signing out there. */
    String open(String user, @Nullable String idToken) {
        String token = Secrets.random();
        record.useTransaction(handle -> {
            handle.createUpdate("DELETE FROM desk.session WHERE expires_at < now()"
                            + " OR last_seen < now() - make_interval(mins => :idle)")
                    .bind("idle", IDLE_MINUTES)
                    .execute();
            handle.execute(
                    "INSERT INTO desk.session (token_hash, user_name, csrf, expires_at, id_token)"
                            + " VALUES (?, ?, ?, now() + make_interval(hours => ?), ?)",
                    Secrets.hash(token),
                    user,
                    Secrets.random(),
                    HOURS,
                    idToken);
        });
        return token;
    }

    /** Whose session it is; each look is a sign of life. */
    Optional<Person> find(String token) {
        return find(token, true);
    }

    /** Like {@link #find}, but an open page that only listens does not keep a session alive. */
    Optional<Person> peek(String token) {
        return find(token, false);
    }

    private Optional<Person> find(String token, boolean alive) {
        String hash = Secrets.hash(token);
        return record.withHandle(handle -> {
            if (alive) {
                // Once a minute is enough to know who left, and spares a write per call.
                handle.execute(
                        "UPDATE desk.session SET last_seen = now() WHERE token_hash = ? AND last_seen"
                                + " BETWEEN now() - make_interval(mins => ?) AND now() - interval '1 minute'",
                        hash,
                        IDLE_MINUTES);
            }
            return handle.createQuery("SELECT " + Person.FACTS + ", s.csrf"
                            + " FROM desk.session s JOIN desk.user_account u ON u.name = s.user_name"
                            + " WHERE s.token_hash = :hash AND u.active AND s.expires_at > now()"
                            + " AND s.last_seen > now() - make_interval(mins => :idle)")
                    .bind("hash", hash)
                    .bind("idle", IDLE_MINUTES)
                    .map((row, ctx) -> Person.of(row, row.getString("csrf"), false))
                    .findOne();
        });
    }

    /** The provider's word a session began with, where it was kept. */
    Optional<String> idToken(String token) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT id_token FROM desk.session WHERE token_hash = :hash AND id_token IS NOT NULL")
                .bind("hash", Secrets.hash(token))
                .mapTo(String.class)
                .findOne());
    }

    void close(String token) {
        record.useHandle(
                handle -> handle.execute("DELETE FROM desk.session WHERE token_hash = ?", Secrets.hash(token)));
    }

    /** Ends a person's sessions but one; answers how many. */
    int closeOthers(String user, String kept) {
        return record.withHandle(handle -> handle.execute(
                "DELETE FROM desk.session WHERE user_name = ? AND token_hash <> ?", user, Secrets.hash(kept)));
    }
}
