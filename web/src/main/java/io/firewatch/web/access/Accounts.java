package io.firewatch.web.access;

import io.firewatch.record.access.Passwords;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Passwords of the people in {@code desk.user_account}: who proves to be whom. */
public final class Accounts {
    public static final String FIRST_ADMINISTRATOR = "admin";

    private final Jdbi record;
    private final AuditLog log;
    private final Attempts attempts;

    public Accounts(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
        this.attempts = new Attempts(record);
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

    /**
     * Answers the user's name when the password is right. Refuses with 401, the same for a wrong password, an unknown name
     * and a disabled person, or with 429 while the name or the address rests.
     */
    String check(String user, String password, String address) {
        // The attempt is counted before the slow comparison, so that parallel guesses cannot share one count.
        attempts.begin(user, address);
        if (!isRight(user, password)) {
            // A name nobody has may be a password typed into the wrong field.
            boolean known = exists(user);
            String named = known ? user : "";
            log.append(new By(named, address), AuditAction.SIGN_IN_FAILED, named, Map.of("known", known));
            throw new Refusal(Problem.of(401, "sign-in", "Sign-in failed", "user or password is wrong"));
        }
        attempts.succeeded(user, address);
        return user;
    }

    /** Sets a person's own password; refuses with 401 unless the old one is right, with 400 what is too weak. */
    void change(String user, String old, String chosen, String address) {
        check(user, old, address);
        if (chosen.length() < Passwords.SHORTEST || chosen.length() > Passwords.LONGEST) {
            throw weak("newPassword: has " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
        }
        if (chosen.equals(old) || chosen.equalsIgnoreCase(user)) {
            throw weak("newPassword: is the old one, or the user's name");
        }
        String hash = Passwords.hash(chosen);
        record.useTransaction(handle -> {
            handle.execute(
                    "UPDATE desk.user_account SET password_hash = ?, must_change = false WHERE name = ?", hash, user);
            log.append(handle, new By(user, address), AuditAction.PASSWORD_CHANGED, user, Map.of());
        });
    }

    private boolean exists(String user) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT EXISTS (SELECT FROM desk.user_account WHERE name = :name)")
                        .bind("name", user)
                        .mapTo(Boolean.class)
                        .one());
    }

    private boolean isRight(String user, String password) {
        Optional<Stored> account = record.withHandle(
                handle -> handle.createQuery("SELECT password_hash, active FROM desk.user_account WHERE name = :name")
                        .bind("name", user)
                        .map((row, ctx) -> new Stored(row.getString("password_hash"), row.getBoolean("active")))
                        .findOne());
        // Whom an identity provider vouches for has no password here; the comparison is made for the time it takes.
        Optional<String> stored = account.flatMap(one -> Optional.ofNullable(one.hash()));
        String hash = stored.orElse(Passwords.OF_NOBODY);
        boolean fits = password.length() <= Passwords.LONGEST && Passwords.matches(password, hash);
        if (!fits || stored.isEmpty() || account.isEmpty() || !account.get().active()) {
            return false;
        }
        if (Passwords.isOutdated(hash)) {
            record.useHandle(handle -> handle.execute(
                    "UPDATE desk.user_account SET password_hash = ? WHERE name = ? AND password_hash = ?",
                    Passwords.hash(password),
                    user,
                    hash));
        }
        return true;
    }

    private static Refusal weak(String detail) {
        return new Refusal(Problem.of(400, "weak-password", "The password cannot be taken", detail));
    }

    private record Stored(@Nullable String hash, boolean active) {}
}
