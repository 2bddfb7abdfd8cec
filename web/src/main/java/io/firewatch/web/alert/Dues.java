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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** As many names as a search of the index takes, with room; cases that people set deadlines for are fewer. */
    private static final int MOST_NAMED = 30_000;

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

    /** What is overdue now. Costs the same however many alerts there are; those by name are what people set deadlines for. */
    public Overdue overdue() {
        Instant moment = now.instant();
        List<Overdue.Clock> running = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            Clocks.Clock clock = clocks.of(severity);
            running.add(new Overdue.Clock(
                    severity, List.of(AlertState.NEW), clock.acknowledge().overBefore(moment, calendar)));
            running.add(new Overdue.Clock(
                    severity,
                    List.of(AlertState.ACKNOWLEDGED, AlertState.VERIFYING),
                    clock.find().overBefore(moment, calendar)));
        }
        List<String> reopened = record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT s.alert FROM desk.triage_step s JOIN desk.alert a ON a.id = s.alert
                        WHERE s.action = 'reopen' AND a.status IN ('acknowledged', 'verifying') LIMIT :most
                        """)
                .bind("most", MOST_NAMED)
                .mapTo(String.class)
                .list());
        Set<String> also = new HashSet<>(record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT d.alert FROM desk.case_deadline d JOIN desk.alert a ON a.id = d.alert
                        WHERE d.met_at IS NULL AND d.due_at < :now LIMIT :most
                        """)
                .bind("now", Timestamp.from(moment))
                .bind("most", MOST_NAMED)
                .mapTo(String.class)
                .list()));
        of(reopened).forEach((id, due) -> {
            if (due.overdue()) {
                also.add(id);
            }
        });
        return new Overdue(running, reopened, also);
    }

    /** The alerts on which something that was proposed waits for a decision. */
    public List<String> undecided() {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT DISTINCT d.alert FROM desk.case_deadline d JOIN desk.alert a ON a.id = d.alert
                        WHERE d.met_at IS NULL AND d.kind IN (<kinds>) LIMIT :most
                        """)
                .bindList("kinds", List.of(Deadlines.MEASURE_DECISION, Deadlines.REFERRAL_DECISION))
                .bind("most", MOST_NAMED)
                .mapTo(String.class)
                .list());
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
