package io.firewatch.web.mask;

import io.firewatch.web.alert.AlertState;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Personal data for a purpose: one person, one case, one reason, a quarter of an hour. */
public final class Unmasking {
    public static final int MINUTES = 15;
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 1_000;

    private final Jdbi record;
    private final AuditLog log;

    public Unmasking(Jdbi record, AuditLog log) {
        this.record = record;
        this.log = log;
    }

    /**
     * Opens the case's personal data to whoever asks; answers until when. Refuses with 400 without a reason, and with 403
     * where there is no case: no such alert, one of another district, or one that has ended.
     */
    public Instant open(By by, String alert, String reason) {
        String written = reason.trim();
        if (written.length() < SHORTEST_REASON || written.length() > LONGEST_REASON) {
            throw Refusal.badRequest("reason: write in " + SHORTEST_REASON + " to " + LONGEST_REASON
                    + " characters what the personal data is needed for");
        }
        return record.inTransaction(handle -> {
            boolean isCase = handle.createQuery("SELECT status FROM desk.alert WHERE id = :id")
                    .bind("id", alert)
                    .mapTo(String.class)
                    .findOne()
                    .flatMap(AlertState::ofId)
                    .filter(AlertState::isOpen)
                    .isPresent();
            if (!isCase) {
                throw new Refusal(Problem.of(
                        403, "no-case", "Not allowed", "personal data is shown within an open case of yours only"));
            }
            Instant until = handle.createQuery(
                            "INSERT INTO desk.unmask (alert, user_name, reason, until)"
                                    + " VALUES (:alert, :user, :reason, now() + make_interval(mins => :minutes)) RETURNING until")
                    .bind("alert", alert)
                    .bind("user", by.user())
                    .bind("reason", written)
                    .bind("minutes", MINUTES)
                    .map((row, ctx) -> row.getTimestamp("until").toInstant())
                    .one();
            log.append(handle, by, AuditAction.UNMASK, alert, Map.of("reason", written, "until", until.toString()));
            return until;
        });
    }

    /** Until when somebody sees the personal data of a case; empty when not. */
    public Optional<Instant> until(String user, String alert) {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT until FROM desk.unmask WHERE alert = :alert AND user_name = :user AND until > now()"
                                + " ORDER BY until DESC LIMIT 1")
                .bind("alert", alert)
                .bind("user", user)
                .map((row, ctx) -> row.getTimestamp("until").toInstant())
                .findOne());
    }

    /** Every look is logged, not only the first. */
    public void looked(By by, String alert) {
        log.append(by, AuditAction.PERSONAL_DATA, alert, Map.of());
    }
}
