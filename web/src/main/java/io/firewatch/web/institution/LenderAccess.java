package io.firewatch.web.institution;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.record.access.Passwords;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lenders' accounts at the gateway's page {@code /lender}: the bureau hands out a first password, and takes access away. */
public final class LenderAccess {
    /** A week: the letter that brings the password has arrived by then, and who found it later finds it void. */
    private static final int ONE_TIME_DAYS = 7;

    private final Jdbi record;
    private final AuditLog log;

    /** {@code record} sees the whole city. */
    public LenderAccess(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /**
     * How a lender's account stands; moments are ISO.
     *
     * @param oneTimeUntil while the bureau's password has not been replaced: until when it works
     * @param changedAt when the lender chose its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Account(
            String institution,
            String issuedBy,
            String issuedAt,
            @Nullable String oneTimeUntil,
            @Nullable String changedAt) {}

    /** A one-time password, told this once. */
    public record Issued(String institution, String oneTimePassword, String validUntil) {}

    public Optional<Account> find(String institution) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT lender, issued_by, issued_at, one_time_until, changed_at FROM portal.account WHERE lender = :code")
                .bind("code", institution)
                .map((row, ctx) -> new Account(
                        row.getString("lender"),
                        row.getString("issued_by"),
                        row.getTimestamp("issued_at").toInstant().toString(),
                        moment(row, "one_time_until"),
                        moment(row, "changed_at")))
                .findOne());
    }

    /** Makes a password up, in the place of any there was; whoever is signed in for the lender is signed out. */
    public Issued issue(By by, String institution) {
        String password = Passwords.oneTime();
        String hash = Passwords.hash(password);
        return record.inTransaction(handle -> {
            Instant until = handle.createQuery(
                            """
                            INSERT INTO portal.account (lender, password_hash, one_time_until, issued_by)
                            VALUES (:code, :hash, now() + make_interval(days => :days), :by)
                            ON CONFLICT (lender) DO UPDATE SET password_hash = excluded.password_hash, issued_by = excluded.issued_by,
                                one_time_until = excluded.one_time_until, issued_at = now(), changed_at = NULL
                            RETURNING one_time_until
                            """)
                    .bind("code", institution)
                    .bind("hash", hash)
                    .bind("days", ONE_TIME_DAYS)
                    .bind("by", by.user())
                    .map((row, ctx) -> row.getTimestamp(1).toInstant())
                    .one();
            handle.execute("DELETE FROM portal.session WHERE lender = ?", institution);
            log.append(
                    handle,
                    by,
                    AuditAction.LENDER_PASSWORD,
                    institution,
                    Map.of("what", "issued", "until", until.toString()));
            return new Issued(institution, password, until.toString());
        });
    }

    /** Takes the account away, and with it every session; answers whether there was one. */
    public boolean withdraw(By by, String institution) {
        return record.inTransaction(handle -> {
            boolean was = handle.execute("DELETE FROM portal.account WHERE lender = ?", institution) == 1;
            if (was) {
                log.append(handle, by, AuditAction.LENDER_PASSWORD, institution, Map.of("what", "withdrawn"));
            }
            return was;
        });
    }

    private static @Nullable String moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant().toString();
    }
}
