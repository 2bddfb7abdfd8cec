package io.firewatch.web.notify.outbox;

import io.firewatch.model.Severity;
import io.firewatch.web.alert.AlertState;
import io.firewatch.web.notify.roster.Shifts;
import io.firewatch.web.notify.roster.Silences;
import io.firewatch.web.notify.route.Match;
import io.firewatch.web.notify.route.Outlook;
import io.firewatch.web.notify.route.Silence;
import io.firewatch.web.notify.route.Subject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The world as the record tells it within one transaction. What was asked once is not asked again. */
final class RecordOutlook implements Outlook {
    private static final String OF_DRILLS = "drill-";

    private final Handle handle;
    private final Duration staleAfter;
    private final List<Silence> silences;
    private final Map<String, Facts> facts = new HashMap<>();
    private final Map<String, List<String>> duty = new HashMap<>();

    RecordOutlook(Handle handle, Duration staleAfter, Instant now) {
        this.handle = handle;
        this.staleAfter = staleAfter;
        this.silences = Silences.inForce(handle, now);
    }

    private record Facts(boolean acknowledged, Instant lastDay) {}

    @Override
    public List<String> onDuty(String roster, Instant at) {
        return duty.computeIfAbsent(roster + " " + at, key -> Shifts.onDuty(handle, roster, at));
    }

    @Override
    public boolean isAcknowledged(String alert) {
        return of(alert).acknowledged();
    }

    @Override
    public boolean isStale(String alert, Instant now) {
        return of(alert).lastDay().isBefore(now.minus(staleAfter));
    }

    @Override
    public List<Silence> silences() {
        return silences;
    }

    @Override
    public Optional<String> holding(Match when, Subject muted) {
        return handle
                .createQuery(
                        """
                        SELECT id, severity, pattern, rule FROM desk.alert
                        WHERE institution = :institution AND data_state = 'firing' AND id <> :muted
                          AND status = ANY(:open) AND (:any OR pattern = ANY(:patterns))
                        ORDER BY opened_at
                        """)
                .bind("institution", muted.institution())
                .bind("muted", muted.alert())
                .bindByType("open", AlertState.openIds().toArray(String[]::new), String[].class)
                .bind("any", when.patterns().isEmpty())
                .bindByType("patterns", when.patterns().toArray(String[]::new), String[].class)
                .map((row, ctx) -> new Subject(
                        row.getString("id"),
                        Severity.ofId(row.getString("severity")),
                        row.getString("pattern"),
                        row.getString("rule"),
                        muted.institution(),
                        muted.type(),
                        muted.district()))
                .list()
                .stream()
                .filter(when::fits)
                .map(Subject::alert)
                .findFirst();
    }

    @Override
    public Optional<Instant> lastTold(String route, String group) {
        return handle.createQuery("SELECT told_at FROM desk.notice_group WHERE route = :route AND group_key = :group")
                .bind("route", route)
                .bind("group", group)
                .mapTo(Timestamp.class)
                .findOne()
                .map(Timestamp::toInstant);
    }

    @Override
    public boolean wasTold(String route, String alert) {
        return handle.createQuery(
                        """
                        SELECT count(*) > 0 FROM desk.notice
                        WHERE alert = :alert AND route = :route AND state = 'told' AND kind NOT IN ('cleared', 'corrected')
                        """)
                .bind("alert", alert)
                .bind("route", route)
                .mapTo(Boolean.class)
                .one();
    }

    private Facts of(String alert) {
        return facts.computeIfAbsent(alert, id -> id.startsWith(OF_DRILLS) ? drill(id) : alert(id));
    }

    private Facts alert(String id) {
        return handle.createQuery("SELECT status <> 'new' AS taken, event_day FROM desk.alert WHERE id = :id")
                .bind("id", id)
                .map((row, ctx) -> new Facts(
                        row.getBoolean("taken"), row.getTimestamp("event_day").toInstant()))
                .findOne()
                .orElse(new Facts(true, Instant.EPOCH));
    }

    private Facts drill(String id) {
        return handle.createQuery("SELECT acknowledged_at IS NOT NULL AS taken FROM desk.drill WHERE id = :id")
                .bind("id", id)
                .map((row, ctx) -> new Facts(row.getBoolean("taken"), Instant.MAX))
                .findOne()
                .orElse(new Facts(true, Instant.EPOCH));
    }
}
