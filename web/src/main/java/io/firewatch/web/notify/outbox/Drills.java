package io.firewatch.web.notify.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.web.audit.AuditAction;
import io.firewatch.web.audit.AuditLog;
import io.firewatch.web.audit.By;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.firewatch.web.notify.route.Drill;
import io.firewatch.web.notify.route.OfficeDays;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Exercises: an alert that says it is none goes the way of a real one until somebody acknowledges it. */
public final class Drills {
    /** A desk that was down on the day makes up for it; one that is set up later in the month does not begin with a drill. */
    private static final Duration CAUGHT_UP_WITHIN = Duration.ofDays(1);

    private static final int MOST = 24;

    private final Jdbi record;
    private final AuditLog log;
    private final @Nullable Drill monthly;
    private final OfficeDays days;

    Drills(Jdbi record, AuditLog log, @Nullable Drill monthly, OfficeDays days) {
        this.record = record;
        this.log = log;
        this.monthly = monthly;
        this.days = days;
    }

    /** An exercise and how it went; moments are ISO. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String id,
            String severity,
            String raisedBy,
            String raisedAt,
            @Nullable String acknowledgedBy,
            @Nullable String acknowledgedAt,
            int messages,
            int delivered) {}

    /** The newest, newest first. */
    public List<Entry> newest() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT d.*, count(DISTINCT m.id) AS messages,
                               count(DISTINCT m.id) FILTER (WHERE m.state = 'delivered') AS delivered
                        FROM desk.drill d LEFT JOIN desk.delivery_event e ON e.alert = d.id
                        LEFT JOIN desk.delivery m ON m.id = e.delivery
                        GROUP BY d.id ORDER BY d.raised_at DESC LIMIT :most
                        """)
                .bind("most", MOST)
                .map((row, ctx) -> new Entry(
                        row.getString("id"),
                        row.getString("severity"),
                        row.getString("raised_by"),
                        row.getTimestamp("raised_at").toInstant().toString(),
                        row.getString("acknowledged_by"),
                        moment(row.getTimestamp("acknowledged_at")),
                        row.getInt("messages"),
                        row.getInt("delivered")))
                .list());
    }

    /** Raises one now, in between. Answers its id. */
    public String raise(By by, Severity severity) {
        return record.inTransaction(handle -> {
            String id = "drill-" + UUID.randomUUID();
            insert(handle, id, by, severity);
            return id;
        });
    }

    /** Raises the one of the month when its time has come, once however many desks there are. */
    void raiseDue(Instant now) {
        Drill drill = monthly;
        if (drill == null) {
            return;
        }
        YearMonth month = YearMonth.from(now.atZone(BusinessTime.ZONE));
        Instant due = drill.in(month, days);
        if (!now.isBefore(due) && now.isBefore(due.plus(CAUGHT_UP_WITHIN))) {
            record.useTransaction(handle -> insert(handle, "drill-" + month, By.DESK, drill.severity()));
        }
    }

    /** Whoever it reached says so, and it stops. Refuses with 404, and with 409 when somebody was faster. */
    public void acknowledge(By by, String id) {
        record.useTransaction(handle -> {
            boolean known = handle.createQuery("SELECT count(*) > 0 FROM desk.drill WHERE id = :id")
                    .bind("id", id)
                    .mapTo(Boolean.class)
                    .one();
            if (!known) {
                throw Refusal.notFound("drill", id);
            }
            int done = handle.createUpdate(
                            """
                            UPDATE desk.drill SET acknowledged_by = :by, acknowledged_at = now()
                            WHERE id = :id AND acknowledged_at IS NULL
                            """)
                    .bind("by", by.user())
                    .bind("id", id)
                    .execute();
            if (done == 0) {
                throw new Refusal(
                        Problem.of(409, "drill-state", "Somebody was faster", "the drill is acknowledged already"));
            }
            handle.execute(
                    "INSERT INTO desk.notification (alert, kind, severity) SELECT id, 'acknowledged', severity FROM desk.drill WHERE id = ?",
                    id);
            log.append(handle, by, AuditAction.DRILL, id, Map.of("step", "acknowledged"));
        });
    }

    private void insert(Handle handle, String id, By by, Severity severity) {
        int made = handle.createUpdate(
                        """
                        INSERT INTO desk.drill (id, severity, raised_by) VALUES (:id, :severity, :by) ON CONFLICT DO NOTHING
                        """)
                .bind("id", id)
                .bind("severity", severity.id())
                .bind("by", by.user())
                .execute();
        if (made == 1) {
            handle.execute(
                    "INSERT INTO desk.notification (alert, kind, severity) VALUES (?, 'drill', ?)", id, severity.id());
            log.append(handle, by, AuditAction.DRILL, id, Map.of("step", "raised", "severity", severity.id()));
        }
    }

    private static @Nullable String moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant().toString();
    }
}
