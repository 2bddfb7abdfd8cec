package io.firewatch.web.notify.outbox;

import io.firewatch.model.Severity;
import io.firewatch.web.notify.route.Decision;
import io.firewatch.web.notify.route.Event;
import io.firewatch.web.notify.route.Notice;
import io.firewatch.web.notify.route.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Events that nobody has decided on, and notices that wait, within one transaction. */
final class Notices {
    private static final int EVENTS = 500;
    private static final int GROUPS = 200;
    private static final int NOTICES = 5_000;

    private final Handle handle;

    Notices(Handle handle) {
        this.handle = handle;
    }

    /** The oldest events that nobody has decided on. */
    List<Event> undecided() {
        return handle.createQuery(
                        """
                        SELECT n.id, n.kind, n.alert, n.severity, n.institution, n.at,
                               coalesce(a.pattern, 'drill') AS pattern, coalesce(a.rule, 'drill') AS rule,
                               coalesce(i.type, '') AS type, coalesce(i.district, '') AS district
                        FROM desk.notification n LEFT JOIN desk.alert a ON a.id = n.alert
                        LEFT JOIN registry.institution i ON i.code = n.institution
                        WHERE n.decided_at IS NULL ORDER BY n.id LIMIT :most
                        """)
                .bind("most", EVENTS)
                .map((row, ctx) -> new Event(
                        row.getLong("id"),
                        Event.Kind.ofId(row.getString("kind")),
                        subject(row),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    void decided(Collection<Event> events) {
        handle.createUpdate("UPDATE desk.notification SET decided_at = now() WHERE id = ANY(:ids)")
                .bindByType("ids", events.stream().map(Event::id).toArray(Long[]::new), Long[].class)
                .execute();
    }

    void add(Collection<Notice> notices) {
        if (notices.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                INSERT INTO desk.notice (notification, kind, alert, severity, pattern, rule, institution, type, district,
                                         route, level, round, targets, group_key, raised_at, due_at)
                VALUES (:event, :kind, :alert, :severity, :pattern, :rule, :institution, :type, :district,
                        :route, :level, :round, :targets, :group, :raised, :due)
                """);
        for (Notice one : notices) {
            batch.bind("event", one.event())
                    .bind("kind", one.kind().id())
                    .bind("alert", one.subject().alert())
                    .bind("severity", one.subject().severity().id())
                    .bind("pattern", one.subject().pattern())
                    .bind("rule", one.subject().rule())
                    .bind("institution", one.subject().institution())
                    .bind("type", one.subject().type())
                    .bind("district", one.subject().district())
                    .bind("route", one.route())
                    .bind("level", one.level())
                    .bind("round", one.round())
                    .bindByType("targets", one.to().toArray(String[]::new), String[].class)
                    .bind("group", one.group())
                    .bind("raised", Timestamp.from(one.raised()))
                    .bind("due", Timestamp.from(one.due()))
                    .add();
        }
        batch.execute();
    }

    /** Takes back whatever waits to be told of an alert. */
    void takeBack(String alert, String why) {
        handle.createUpdate("UPDATE desk.notice SET state = 'dropped', why = :why, ended_at = now()"
                        + " WHERE alert = :alert AND state = 'waiting'")
                .bind("why", why)
                .bind("alert", alert)
                .execute();
    }

    /** The waiting notices of groups of which one is due, group by group. */
    Collection<List<Notice>> due(Instant now) {
        Map<String, List<Notice>> groups = new LinkedHashMap<>();
        handle.createQuery(
                        """
                        SELECT * FROM desk.notice WHERE state = 'waiting' AND (route, group_key) IN (
                            SELECT route, group_key FROM desk.notice WHERE state = 'waiting' AND due_at <= :now
                            GROUP BY route, group_key ORDER BY min(due_at) LIMIT :groups)
                        ORDER BY id LIMIT :notices
                        """)
                .bind("now", Timestamp.from(now))
                .bind("groups", GROUPS)
                .bind("notices", NOTICES)
                .map((row, ctx) -> notice(row))
                .forEach(one -> groups.computeIfAbsent(
                                one.route() + "/" + one.group(), key -> new java.util.ArrayList<>())
                        .add(one));
        return groups.values();
    }

    /** Writes down what became of a group, but for the messages themselves. */
    void settle(Decision decision, Instant now) {
        for (Decision.Dropped one : decision.dropped()) {
            handle.createUpdate("UPDATE desk.notice SET state = 'dropped', why = :why, ended_at = :now WHERE id = :id")
                    .bind("why", one.why())
                    .bind("now", Timestamp.from(now))
                    .bind("id", one.notice().id())
                    .execute();
        }
        for (Notice one : decision.held()) {
            handle.createUpdate("UPDATE desk.notice SET due_at = :due WHERE id = :id")
                    .bind("due", Timestamp.from(one.due()))
                    .bind("id", one.id())
                    .execute();
        }
        if (!decision.told().isEmpty()) {
            Notice first = decision.told().get(0);
            handle.createUpdate("UPDATE desk.notice SET state = 'told', ended_at = :now WHERE id = ANY(:ids)")
                    .bind("now", Timestamp.from(now))
                    .bindByType("ids", decision.told().stream().map(Notice::id).toArray(Long[]::new), Long[].class)
                    .execute();
            handle.createUpdate(
                            """
                            INSERT INTO desk.notice_group (route, group_key, told_at) VALUES (:route, :group, :now)
                            ON CONFLICT (route, group_key) DO UPDATE SET told_at = excluded.told_at
                            """)
                    .bind("route", first.route())
                    .bind("group", first.group())
                    .bind("now", Timestamp.from(now))
                    .execute();
        }
        add(decision.next());
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getLong("notification"),
                Event.Kind.ofId(row.getString("kind")),
                subject(row),
                row.getString("route"),
                row.getInt("level"),
                row.getInt("round"),
                Arrays.asList((String[]) row.getArray("targets").getArray()),
                row.getString("group_key"),
                row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("due_at").toInstant());
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getString("alert"),
                Severity.ofId(row.getString("severity")),
                row.getString("pattern"),
                row.getString("rule"),
                row.getString("institution"),
                row.getString("type"),
                row.getString("district"));
    }
}
