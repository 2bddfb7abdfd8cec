package io.firewatch.web.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.firewatch.web.deadline.Words;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** One step on many alerts. Each is taken or refused by itself, so that one colleague's step does not undo the other ninety. */
public final class Bulk {
    /** What a person can have looked at; more is a program that should page. */
    private static final int MOST = 500;

    /** Steps that say the same about any alert. What needs a look at the single case is not taken in bulk. */
    public static final Set<TriageAction> ACTIONS = Set.of(
            TriageAction.ACKNOWLEDGE,
            TriageAction.VERIFY,
            TriageAction.ASSIGN,
            TriageAction.NOTE,
            TriageAction.FALSE_ALARM);

    private final Jdbi record;
    private final Jdbi people;
    private final Triage triage;

    /** {@code people} sees who may sign in, whoever asks. */
    public Bulk(Jdbi record, Jdbi people, Triage triage) {
        this.record = record;
        this.people = people;
        this.triage = triage;
    }

    /** What became of one alert; {@code problem} says why the step was not taken. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            String id, boolean taken, @Nullable String status, @Nullable String assignee, @Nullable Problem problem) {}

    /** What became of all, in the order asked for. */
    public record Results(long taken, long refused, List<Result> results) {
        static Results of(List<Result> results) {
            long taken = results.stream().filter(Result::taken).count();
            return new Results(taken, results.size() - taken, results);
        }
    }

    /** A colleague one may hand cases to. */
    public record Colleague(String name, String displayName) {}

    /** Refuses with 400 a step that is not for many, or more alerts than a person can have looked at. */
    public Results take(List<String> ids, String actor, Triage.Request request) {
        if (!ACTIONS.contains(request.action())) {
            throw Refusal.badRequest("action: '" + request.action().id() + "' is taken on one alert at a time");
        }
        Set<String> once = new LinkedHashSet<>(ids);
        if (once.isEmpty() || once.size() > MOST) {
            throw Refusal.badRequest("ids: 1 to " + MOST + " alerts, not " + once.size());
        }
        return Results.of(once.stream().map(id -> take(id, actor, request)).toList());
    }

    /** Assigns all open cases of a person to a colleague; refuses with 400 somebody the desk does not know. */
    public Results handOver(String from, String to, @Nullable String note) {
        if (to.equals(from)
                || colleagues(from).stream().noneMatch(one -> one.name().equals(to))) {
            throw Refusal.badRequest("to: '" + to + "' is no colleague of yours");
        }
        Triage.Request request = new Triage.Request(TriageAction.ASSIGN, note, null, to, null, Map.of("from", from));
        return Results.of(
                openCases(from).stream().map(id -> take(id, from, request)).toList());
    }

    /** Everybody else who can sign in, by name. */
    public List<Colleague> colleagues(String person) {
        return people.withHandle(handle -> handle.createQuery(
                        "SELECT name, display_name FROM desk.user_account WHERE name <> :name AND active ORDER BY name")
                .bind("name", person)
                .map((row, ctx) -> new Colleague(row.getString("name"), row.getString("display_name")))
                .list());
    }

    /** What the alerts are called, by id. */
    public Map<String, Words> titles(Collection<String> ids) {
        Map<String, Words> titles = new HashMap<>();
        record.useHandle(
                handle -> handle.createQuery("SELECT id, title_zh, title_en FROM desk.alert WHERE id = ANY(:ids)")
                        .bindByType("ids", ids.toArray(String[]::new), String[].class)
                        .map((row, ctx) -> Map.entry(
                                row.getString("id"), new Words(row.getString("title_zh"), row.getString("title_en"))))
                        .forEach(one -> titles.put(one.getKey(), one.getValue())));
        return titles;
    }

    /** Also referrals whose outcome somebody still waits for. */
    private List<String> openCases(String person) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT id FROM desk.alert WHERE assignee = :person AND (status IN (<open>) OR status = 'referred'
                            AND id IN (SELECT alert FROM desk.case_deadline WHERE met_at IS NULL))
                        ORDER BY opened_at
                        """)
                .bind("person", person)
                .bindList("open", AlertState.openIds())
                .mapTo(String.class)
                .list());
    }

    private Result take(String id, String actor, Triage.Request request) {
        try {
            Triage.Standing now = record.inTransaction(handle -> triage.take(handle, id, actor, request));
            return new Result(id, true, now.state().id(), now.assignee(), null);
        } catch (Refusal e) {
            return new Result(id, false, null, null, e.problem());
        }
    }
}
