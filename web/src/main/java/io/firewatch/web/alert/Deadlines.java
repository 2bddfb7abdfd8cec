package io.firewatch.web.alert;

import io.firewatch.rulesets.table.WorkingDays;
import io.firewatch.web.deadline.Ladder;
import io.firewatch.web.deadline.ReferralClocks;
import io.firewatch.web.deadline.Term;
import io.firewatch.web.http.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a step makes due, and what it settles. */
public final class Deadlines {
    /** To look whether a measure helped. */
    public static final String MEASURE = "measure";

    /** A lender's answer to a letter. */
    public static final String LETTER = "letter";

    /** The head's decision on a referral, as {@code referral.yaml} names it. */
    static final String REFERRAL_DECISION = "referral-decision";

    /** To decide on a measure that was proposed. */
    public static final String MEASURE_DECISION = "measure-decision";

    private static final Set<TriageAction> MEASURES =
            Set.of(TriageAction.MEASURE_TAKEN, TriageAction.PROPOSE_MEASURE, TriageAction.APPROVE_MEASURE);
    private static final Set<TriageAction> ENDS = Set.of(TriageAction.CLOSE, TriageAction.FALSE_ALARM);

    private final Ladder ladder;
    private final ReferralClocks referral;
    private final WorkingDays calendar;

    public Deadlines(Ladder ladder, ReferralClocks referral, WorkingDays calendar) {
        this.ladder = ladder;
        this.referral = referral;
        this.calendar = calendar;
    }

    /**
     * Adds to a measure until when it is looked at: the day that was named, or the rung's usual term. What is only proposed
     * keeps the day that was named, because its term begins when it is approved; but it is refused where no term could.
     */
    Triage.Request complete(Triage.Request request, Instant now) {
        if (!MEASURES.contains(request.action())) {
            return request;
        }
        Map<String, String> details = new LinkedHashMap<>(request.details());
        String day = details.remove("deadline");
        Term within = ladder.find(details.getOrDefault("rung", ""))
                .map(Ladder.Rung::within)
                .orElse(null);
        if (day != null) {
            details.put("due", endOf("deadline", LocalDate.parse(day), now).toString());
        } else if (within != null) {
            details.put("due", end(within, now, calendar).toString());
        }
        return request.action() == TriageAction.PROPOSE_MEASURE ? request : request.with(details);
    }

    /** Writes down what the step settles and opens. */
    void follow(Handle handle, String alert, long step, Triage.Request request, AlertState after, Instant now) {
        TriageAction action = request.action();
        List<String> met = new ArrayList<>();
        referral.clocks().stream()
                .filter(clock -> clock.metBy().contains(action.id()))
                .forEach(clock -> met.add(clock.kind()));
        switch (action) {
            case MEASURE_TAKEN, FEED_BACK -> met.add(MEASURE);
            case APPROVE_MEASURE -> met.addAll(List.of(MEASURE, MEASURE_DECISION));
            case REJECT_MEASURE -> met.add(MEASURE_DECISION);
            case REFER -> met.addAll(List.of(MEASURE, MEASURE_DECISION, LETTER));
            default -> {}
        }
        if (ENDS.contains(action) || after == AlertState.FALSE_POSITIVE) {
            handle.execute("UPDATE desk.case_deadline SET met_at = now() WHERE alert = ? AND met_at IS NULL", alert);
        }
        if (!met.isEmpty()) {
            handle.createUpdate("UPDATE desk.case_deadline SET met_at = now()"
                            + " WHERE alert = :alert AND met_at IS NULL AND kind IN (<kinds>)")
                    .bind("alert", alert)
                    .bindList("kinds", met)
                    .execute();
        }
        for (ReferralClocks.Clock clock : referral.clocks()) {
            if (clock.openedBy().equals(action.id())
                    && (clock.openedWhen().isEmpty()
                            || clock.openedWhen().equals(request.details().get("decision")))) {
                open(handle, alert, step, clock.kind(), clock.within().after(now, calendar));
            }
        }
        if (action == TriageAction.PROPOSE_MEASURE) {
            open(handle, alert, step, MEASURE_DECISION, ladder.decideWithin().after(now, calendar));
        }
        if (action == TriageAction.REPLY) {
            handle.execute(
                    "UPDATE desk.case_deadline SET met_at = now() WHERE alert = ? AND kind = ? AND met_at IS NULL"
                            + " AND step IN (SELECT id FROM desk.triage_step WHERE alert = ? AND action = 'letter'"
                            + " AND details ->> 'letter' = ?)",
                    alert,
                    LETTER,
                    alert,
                    request.details().get("letter"));
        }
        String due = request.details().get("due");
        if (due != null) {
            open(handle, alert, step, action == TriageAction.LETTER ? LETTER : MEASURE, Instant.parse(due));
        }
    }

    /** The end of a term that begins now; refuses with 400 where the calendar cannot tell, asking for a day instead. */
    public static Instant end(Term term, Instant now, WorkingDays calendar) {
        try {
            return term.after(now, calendar);
        } catch (WorkingDays.UnknownYear e) {
            throw Refusal.badRequest("deadline: name a day, because " + e.getMessage());
        }
    }

    /** The end of a named day; refuses with 400 one that is over. */
    public static Instant endOf(String field, LocalDate day, Instant now) {
        Instant end = Term.endOf(day);
        if (!end.isAfter(now)) {
            throw Refusal.badRequest(field + ": " + day + " is over");
        }
        return end;
    }

    private static void open(Handle handle, String alert, long step, String kind, Instant due) {
        handle.execute(
                "INSERT INTO desk.case_deadline (alert, step, kind, due_at) VALUES (?, ?, ?, ?)",
                alert,
                step,
                kind,
                Timestamp.from(due));
    }
}
