package io.firewatch.web.notify.roster;

import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Refusal;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The duty rosters: which receiver is on duty when. Several may be at once. */
public final class Shifts {
    /** A roster is made month by month; a longer shift is a slip of the pen. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private static final int MOST = 500;

    private final Jdbi record;
    private final Set<String> rosters;
    private final AuditLog log;

    /**
     * {@code record} sees the whole city.
     *
     * @param rosters those there are
     */
    public Shifts(Jdbi record, Set<String> rosters, AuditLog log) {
        this.record = record;
        this.rosters = Set.copyOf(rosters);
        this.log = log;
    }

    /** A shift; {@code from} and {@code to} are ISO moments. */
    public record Shift(long id, String roster, String receiver, String from, String to, String addedBy) {}

    /** Those that are not over, by their beginning. */
    public List<Shift> ahead() {
        return record.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM desk.shift WHERE to_at > now() ORDER BY from_at, id LIMIT :most")
                .bind("most", MOST)
                .map((row, ctx) -> new Shift(
                        row.getLong("id"),
                        row.getString("roster"),
                        row.getString("receiver"),
                        row.getTimestamp("from_at").toInstant().toString(),
                        row.getTimestamp("to_at").toInstant().toString(),
                        row.getString("added_by")))
                .list());
    }

    /** Receivers on duty on a roster at a moment. */
    public static List<String> onDuty(Handle handle, String roster, Instant at) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT receiver FROM desk.shift
                        WHERE roster = :roster AND from_at <= :at AND to_at > :at ORDER BY receiver
                        """)
                .bind("roster", roster)
                .bind("at", Timestamp.from(at))
                .mapTo(String.class)
                .list();
    }

    /** Refuses with 400. Answers the shift's number. */
    public long add(By by, String roster, String receiver, Instant from, Instant to) {
        if (!rosters.contains(roster)) {
            throw Refusal.badRequest("roster: '" + roster + "' is none of those in routes.yaml");
        }
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Refusal.badRequest("to: after from, and within " + LONGEST.toDays() + " days of it");
        }
        return record.inTransaction(handle -> {
            boolean known = handle.createQuery("SELECT count(*) > 0 FROM desk.receiver WHERE name = :name AND active")
                    .bind("name", receiver)
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
                throw Refusal.badRequest("receiver: there is no receiver '" + receiver + "' in use");
            }
            long id = handle.createQuery(
                            """
                            INSERT INTO desk.shift (roster, receiver, from_at, to_at, added_by)
                            VALUES (:roster, :receiver, :from, :to, :by) RETURNING id
                            """)
                    .bind("roster", roster)
                    .bind("receiver", receiver)
                    .bind("from", Timestamp.from(from))
                    .bind("to", Timestamp.from(to))
                    .bind("by", by.user())
                    .mapTo(Long.class)
                    .one();
            log.append(
                    handle,
                    by,
                    AuditAction.SHIFT,
                    roster,
                    Map.of("receiver", receiver, "from", from.toString(), "to", to.toString()));
            return id;
        });
    }

    /** Takes a shift off the roster; refuses with 404. */
    public void remove(By by, long id) {
        record.useTransaction(handle -> {
            String roster = handle.createQuery("DELETE FROM desk.shift WHERE id = :id RETURNING roster")
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> Refusal.notFound("shift", String.valueOf(id)));
            log.append(handle, by, AuditAction.SHIFT, roster, Map.of("removed", id));
        });
    }
}
