package io.firewatch.web.access;

import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What programs call with, in a person's name and with that person's rights; kept in {@code desk.token} as a hash. */
public final class Tokens {
    /** Tells a token from a session, and lets scanners find one that leaked. */
    static final String PREFIX = "fw_";

    private static final String FACTS = "id, name, user_name, created_at, expires_at, last_used, revoked_at,"
            + " revoked_at IS NULL AND expires_at > now() AS works";

    private final Jdbi record;
    private final AuditLog log;

    public Tokens(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /** A token without its secret; moments are ISO. */
    public record Token(
            long id,
            String name,
            String user,
            String createdAt,
            String expiresAt,
            @Nullable String lastUsedAt,
            @Nullable String revokedAt,
            boolean works) {}

    /** A token and its secret, which is told this once. */
    public record Made(Token about, String secret) {}

    Made make(By by, String name, int days) {
        String secret = PREFIX + Secrets.random();
        return record.inTransaction(handle -> {
            Token about = handle.createQuery("INSERT INTO desk.token (token_hash, user_name, name, expires_at)"
                            + " VALUES (:hash, :user, :name, now() + make_interval(days => :days)) RETURNING " + FACTS)
                    .bind("hash", Secrets.hash(secret))
                    .bind("user", by.user())
                    .bind("name", name)
                    .bind("days", days)
                    .map((row, ctx) -> token(row))
                    .one();
            log.append(
                    handle,
                    by,
                    AuditAction.TOKEN_MADE,
                    by.user(),
                    Map.of("id", about.id(), "name", name, "expiresAt", about.expiresAt()));
            return new Made(about, secret);
        });
    }

    /** Newest first. */
    public List<Token> of(String user) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT " + FACTS + " FROM desk.token WHERE user_name = :user ORDER BY id DESC")
                .bind("user", user)
                .map((row, ctx) -> token(row))
                .list());
    }

    /** Everybody's, newest first. */
    List<Token> all() {
        return record.withHandle(handle -> handle.createQuery("SELECT " + FACTS + " FROM desk.token ORDER BY id DESC")
                .map((row, ctx) -> token(row))
                .list());
    }

    Optional<Token> find(long id) {
        return record.withHandle(handle -> handle.createQuery("SELECT " + FACTS + " FROM desk.token WHERE id = :id")
                .bind("id", id)
                .map((row, ctx) -> token(row))
                .findOne());
    }

    void revoke(By by, Token token) {
        record.useTransaction(handle -> {
            handle.execute("UPDATE desk.token SET revoked_at = coalesce(revoked_at, now()) WHERE id = ?", token.id());
            log.append(
                    handle,
                    by,
                    AuditAction.TOKEN_REVOKED,
                    token.user(),
                    Map.of("id", token.id(), "name", token.name()));
        });
    }

    /** Whose token it is, while it works and its person may sign in. */
    Optional<Person> person(String secret) {
        String hash = Secrets.hash(secret);
        return record.withHandle(handle -> {
            handle.execute(
                    "UPDATE desk.token SET last_used = now() WHERE token_hash = ?"
                            + " AND (last_used IS NULL OR last_used < now() - interval '1 minute')",
                    hash);
            return handle.createQuery(
                            "SELECT " + Person.FACTS
                                    + " FROM desk.token t JOIN desk.user_account u ON u.name = t.user_name"
                                    + " WHERE t.token_hash = :hash AND u.active AND t.revoked_at IS NULL AND t.expires_at > now()")
                    .bind("hash", hash)
                    .map((row, ctx) -> Person.of(row, "", true))
                    .findOne();
        });
    }

    private static Token token(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Token(
                row.getLong("id"),
                row.getString("name"),
                row.getString("user_name"),
                moment(row.getTimestamp("created_at")),
                moment(row.getTimestamp("expires_at")),
                row.getTimestamp("last_used") == null ? null : moment(row.getTimestamp("last_used")),
                row.getTimestamp("revoked_at") == null ? null : moment(row.getTimestamp("revoked_at")),
                row.getBoolean("works"));
    }

    private static String moment(Timestamp at) {
        return at.toInstant().toString();
    }
}
