package io.firewatch.web.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.model.Severity;
import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.deadline.Clocks;
import io.firewatch.web.deadline.Term;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is due next on an alert and by when: to acknowledge it and to come to a finding as its severity asks, and whatever a
 * step made due. A function of the record and the time; nothing of it is stored.
 */
public final class Dues {
    private static final String FACTS =
            """
            SELECT a.id, a.severity, a.status, a.opened_at, again.at AS reopened_at, d.kind, d.due_at
            FROM desk.alert a
            LEFT JOIN LATERAL (SELECT max(at) AS at FROM desk.triage_step
                               WHERE alert = a.id AND action = 'reopen') again ON true
            LEFT JOIN LATERAL (SELECT kind, due_at FROM desk.case_deadline
                               WHERE alert = a.id AND met_at IS NULL ORDER BY due_at LIMIT 1) d ON true
            WHERE\s""";

    private final Jdbi record;
    private final Clocks clocks;
    private final WorkingDays calendar;
    private final Clock now;

    public Dues(Jdbi record, Clocks clocks, WorkingDays calendar, Clock now) {
        this.record = record;
        this.clocks = clocks;
        this.calendar = calendar;
        this.now = now;
    }

    /**
     * What is due.
     *
     * @param what {@code acknowledge}, {@code find}, or the kind of a deadline
     * @param at an ISO moment; null when the calendar cannot tell
     * @param unknownYear the year the calendar says nothing about; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Due(String what, @Nullable String at, boolean overdue, @Nullable Integer unknownYear) {}

    /** By alert; those on which nothing is due are left out. */
    public Map<String, Due> of(Collection<String> alerts) {
        if (alerts.isEmpty()) {
            return Map.of();
        }
        return record.withHandle(handle -> read(handle.createQuery(FACTS + "a.id = ANY(:ids)")
                .bindByType("ids", alerts.toArray(String[]::new), String[].class)));
    }

    /** The alerts on which something is overdue now. */
    public Set<String> overdue() {
        Map<String, Due> all = record.withHandle(this::waiting);
        Set<String> overdue = new HashSet<>();
        all.forEach((id, due) -> {
            if (due.overdue()) {
                overdue.add(id);
            }
        });
        return overdue;
    }

    private Map<String, Due> waiting(Handle handle) {
        return read(handle.createQuery(
                        FACTS
                                + """
                        a.status IN ('new', 'acknowledged', 'verifying')
                        OR a.id IN (SELECT alert FROM desk.case_deadline WHERE met_at IS NULL AND due_at < :now)
                        """)
                .bind("now", Timestamp.from(now.instant())));
    }

    private Map<String, Due> read(Query query) {
        Instant moment = now.instant();
        Map<String, Due> dues = new HashMap<>();
        query.map((row, ctx) -> Map.entry(row.getString("id"), Optional.ofNullable(due(row, moment))))
                .forEach(found -> found.getValue().ifPresent(due -> dues.put(found.getKey(), due)));
        return dues;
    }

    private @Nullable Due due(ResultSet row, Instant moment) throws SQLException {
        Due byState = byState(row, moment);
        Timestamp deadline = row.getTimestamp("due_at");
        if (deadline == null) {
            return byState;
        }
        Due byStep = due(row.getString("kind"), deadline.toInstant(), moment);
        return byState == null || byState.at() == null || deadline.toInstant().isBefore(Instant.parse(byState.at()))
                ? byStep
                : byState;
    }

    private @Nullable Due byState(ResultSet row, Instant moment) throws SQLException {
        AlertState state = AlertState.ofId(row.getString("status")).orElse(AlertState.CLOSED);
        if (state.compareTo(AlertState.VERIFYING) > 0) {
            return null;
        }
        Clocks.Clock clock = clocks.of(Severity.ofId(row.getString("severity")));
        String what = state == AlertState.NEW ? "acknowledge" : "find";
        Term term = state == AlertState.NEW ? clock.acknowledge() : clock.find();
        Timestamp reopened = row.getTimestamp("reopened_at");
        Instant start = (reopened == null ? row.getTimestamp("opened_at") : reopened).toInstant();
        try {
            return due(what, term.after(start, calendar), moment);
        } catch (WorkingDays.UnknownYear e) {
            return new Due(what, null, false, e.year());
        }
    }

    private static Due due(String what, Instant at, Instant moment) {
        return new Due(what, at.toString(), moment.isAfter(at), null);
    }
}
