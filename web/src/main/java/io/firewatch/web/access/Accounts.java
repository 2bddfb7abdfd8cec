package io.firewatch.web.access;

import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The people who may sign in, kept in {@code desk.user_account}. */
public final class Accounts {
    public static final String FIRST_ADMINISTRATOR = "admin";

    /** Wrong passwords in a row before an account rests; guessing gets at most this many tries per quarter of an hour. */
    private static final int ATTEMPTS = 5;

    private static final int LOCK_MINUTES = 15;

    /** Longer passwords only cost time to hash. */
    private static final int LONGEST = 200;

    private final Jdbi record;

    public Accounts(Jdbi record) {
        this.record = record;
    }

    /**
     * Creates the first administrator when nobody can sign in yet. Answers the one-time password that was made up, if
     * one was.
     */
    public Optional<String> ensureAdministrator(@Nullable String password) {
        String chosen = password == null ? Passwords.oneTime() : password;
        int created = record.withHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO desk.user_account (name, display_name, password_hash, roles, must_change)
                        SELECT :name, :name, :hash, ARRAY['administrator'], :made
                        WHERE NOT EXISTS (SELECT 1 FROM desk.user_account)
                        ON CONFLICT DO NOTHING
                        """)
                .bind("name", FIRST_ADMINISTRATOR)
                .bind("hash", Passwords.hash(chosen))
                .bind("made", password == null)
                .execute());
        return created == 1 && password == null ? Optional.of(chosen) : Optional.empty();
    }

    /** Answers the user's name when the password is right; refuses with 401, or 429 while the account rests. */
    String check(String user, String password) {
        if (password.length() > LONGEST) {
            throw wrong();
        }
        // The attempt is counted before the slow comparison, so that parallel guesses cannot share one count.
        Optional<Attempt> attempt = record.withHandle(handle -> handle.createQuery(
                        """
                        UPDATE desk.user_account SET
                            failed_attempts = CASE WHEN locked_until < now() THEN 1 ELSE failed_attempts + 1 END,
                            locked_until = CASE
                                WHEN locked_until >= now() THEN locked_until
                                WHEN locked_until IS NULL AND failed_attempts + 1 > :attempts
                                    THEN now() + make_interval(mins => :minutes)
                                ELSE NULL END
                        WHERE name = :name
                        RETURNING password_hash, coalesce(locked_until >= now(), false) AS locked
                        """)
                .bind("attempts", ATTEMPTS)
                .bind("minutes", LOCK_MINUTES)
                .bind("name", user)
                .map((row, ctx) -> new Attempt(row.getString("password_hash"), row.getBoolean("locked")))
                .findOne());
        if (attempt.isPresent() && attempt.get().locked()) {
            throw new Refusal(Problem.of(
                            429,
                            "locked",
                            "Too many wrong passwords",
                            "this account rests for up to " + LOCK_MINUTES + " minutes")
                    .with(Map.of("retryAfterSeconds", LOCK_MINUTES * 60)));
        }
        String stored = attempt.map(Attempt::hash).orElse(Passwords.OF_NOBODY);
        if (!Passwords.matches(password, stored) || attempt.isEmpty()) {
            throw wrong();
        }
        record.useHandle(handle -> handle.execute(
                "UPDATE desk.user_account SET failed_attempts = 0, locked_until = NULL WHERE name = ?", user));
        return user;
    }

    private static Refusal wrong() {
        return new Refusal(Problem.of(401, "sign-in", "Sign-in failed", "user or password is wrong"));
    }

    private record Attempt(String hash, boolean locked) {}
}
