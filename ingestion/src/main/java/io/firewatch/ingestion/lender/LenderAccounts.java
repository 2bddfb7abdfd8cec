package io.firewatch.ingestion.lender;

import io.firewatch.record.access.Passwords;
import io.firewatch.record.access.SignInAttempts;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Who proves to be which lender: the passwords in {@code portal.account}, which the bureau issues and lenders replace. */
final class LenderAccounts {
    private final Jdbi record;

    LenderAccounts(Jdbi record) {
        this.record = record;
    }

    /**
     * What came of a password.
     *
     * @param restsSeconds when nobody looked, because of failures before: how long it rests yet
     */
    record Checked(boolean right, long restsSeconds) {}

    /**
     * Whether the password is the lender's. It takes as long, and answers the same, for a lender that does not exist, one
     * without an account, a wrong password and a one-time password that has run out.
     */
    Checked check(String code, String password, String address) {
        String name = "lender:" + code;
        // The attempt is counted before the slow comparison, so that parallel guesses cannot share one count.
        long rests = record.withHandle(handle -> SignInAttempts.begin(handle.getConnection(), name, address));
        if (rests > 0) {
            return new Checked(false, rests);
        }
        Optional<String> stored = hash(code);
        boolean fits = password.length() <= Passwords.LONGEST
                && Passwords.matches(password, stored.orElse(Passwords.OF_NOBODY));
        boolean right = fits && stored.isPresent();
        record.useTransaction(handle -> {
            if (right) {
                SignInAttempts.succeeded(handle.getConnection(), name, address);
            } else {
                // A code nobody has may be a password typed into the wrong field.
                String known = isRegistered(handle, code) ? code : "";
                log(handle, known, "lender-sign-in-failed", known, address);
            }
        });
        return new Checked(right, 0);
    }

    /** Notes that the lender signed in. */
    void entered(String code, String address) {
        record.useHandle(handle -> log(handle, code, "lender-sign-in", code, address));
    }

    /** Why a password cannot be the lender's own; null when it can. A word of the bundle. */
    static @Nullable String weakness(String code, String old, String chosen) {
        if (chosen.length() < Passwords.SHORTEST || chosen.length() > Passwords.LONGEST) {
            return "password.length";
        }
        return chosen.equals(old) || chosen.equalsIgnoreCase(code) ? "password.known" : null;
    }

    /** Sets the lender's own password; the account's other sessions end, in case one of them was not the lender's. */
    void change(String code, String chosen, String keptSession, String address) {
        String hash = Passwords.hash(chosen);
        record.useTransaction(handle -> {
            handle.execute(
                    "UPDATE portal.account SET password_hash = ?, one_time_until = NULL, changed_at = now() WHERE lender = ?",
                    hash,
                    code);
            handle.execute("DELETE FROM portal.session WHERE lender = ? AND token_hash <> ?", code, keptSession);
            log(handle, code, "lender-password-changed", code, address);
        });
    }

    private Optional<String> hash(String code) {
        return record.withHandle(
                handle -> handle.createQuery("SELECT password_hash FROM portal.account a JOIN registry.institution i"
                                + " ON i.code = a.lender WHERE a.lender = :code"
                                + " AND (a.one_time_until IS NULL OR a.one_time_until > now())")
                        .bind("code", code)
                        .mapTo(String.class)
                        .findOne());
    }

    private static boolean isRegistered(Handle handle, String code) {
        return handle.createQuery("SELECT EXISTS (SELECT FROM registry.institution WHERE code = :code)")
                .bind("code", code)
                .mapTo(Boolean.class)
                .one();
    }

    /** All writers of the log queue behind this line until they commit: it comes last. */
    private static void log(Handle handle, String actor, String action, String subject, String address) {
        handle.createQuery("SELECT desk.audit_append(:actor, :action, :subject, '{}', :address)")
                .bind("actor", actor)
                .bind("action", action)
                .bind("subject", subject)
                .bind("address", address)
                .mapTo(Long.class)
                .one();
    }
}
