package io.firewatch.detection.judge;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.OutcomeRow;
import io.firewatch.detection.judge.RulesInForce.RuleSet;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.episode.Episode;
import io.firewatch.rulesets.episode.Standing;
import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.exception.RuleException;
import io.firewatch.rulesets.judging.AlertId;
import io.firewatch.rulesets.judging.DayVerdict;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.judging.RuleFindings;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** All that is said of one subject, as a pure function of its days, the rules in force and the exceptions to them. */
final class Verdicts {
    static final String CLEARED = "cleared";

    /**
     * Subjects of which it is told that the data do not suffice. Of loans and parties it is not: a young one lacks
     * something for most rules, and the rows would outnumber the records.
     */
    private static final Set<SubjectType> TOLD_INSUFFICIENT = EnumSet.of(SubjectType.INSTITUTION, SubjectType.PRODUCT);

    private final String institution;
    private final InstitutionType kind;
    private final SubjectType type;
    private final String subject;
    private final String label;
    private final Exceptions exceptions;
    private final List<AlertRow> alerts = new ArrayList<>();
    private final Map<String, OutcomeRow> outcomes = new HashMap<>();

    Verdicts(
            String institution,
            InstitutionType kind,
            SubjectType type,
            String subject,
            String label,
            Exceptions exceptions) {
        this.institution = institution;
        this.kind = kind;
        this.type = type;
        this.subject = subject;
        this.label = label;
        this.exceptions = exceptions;
    }

    /** What the rules of a set say of a day's figures, whatever the calendar says. */
    Judged judged(SubjectDay seen, RuleSet set) {
        List<RulesInForce.Versioned> list = set.rules();
        byte[] verdicts = new byte[list.size()];
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] = DayVerdict.of(list.get(i).rule(), kind, seen.values());
        }
        return new Judged(set.stamp(), seen.fingerprint(), verdicts);
    }

    /**
     * Adds what the rules of a set say over all days. {@code wakeWhenClosed} takes the days on whose closing what is said
     * may change although nothing new is observed: a day observed early closes, {@code for} and {@code keep-firing-for}
     * run out, a rule or an exception begins or ends, enough history has come together.
     */
    void add(
            NavigableMap<Integer, SubjectDay> seen,
            Map<Integer, Judged> judged,
            RuleSet set,
            int historyFrom,
            int closedDay,
            IntConsumer wakeWhenClosed) {
        int[] days = SubjectDay.days(seen.navigableKeySet());
        List<SubjectDay> inOrder = List.copyOf(seen.values());
        Integer unclosed = seen.higherKey(closedDay);
        for (int i = 0; i < set.rules().size(); i++) {
            RulesInForce.Versioned versioned = set.rules().get(i);
            Rule rule = versioned.rule().rule();
            if (rule.judged() == Rule.Judged.CLOSE
                    && unclosed != null
                    && versioned.rule().isFor(kind)) {
                wakeWhenClosed.accept(unclosed);
            }
            int[] looked = Arrays.copyOf(days, RuleFindings.looksAt(rule, days, closedDay));
            if (looked.length > 0) {
                add(versioned, i, looked, inOrder, judged, historyFrom, closedDay, wakeWhenClosed);
            }
        }
    }

    private void add(
            RulesInForce.Versioned versioned,
            int place,
            int[] days,
            List<SubjectDay> seen,
            Map<Integer, Judged> judged,
            int historyFrom,
            int closedDay,
            IntConsumer wakeWhenClosed) {
        byte[] said = new byte[days.length];
        boolean finding = false;
        boolean lacking = false;
        for (int day = 0; day < days.length; day++) {
            said[day] = Objects.requireNonNull(judged.get(days[day])).verdicts()[place];
            finding |= said[day] > DayVerdict.NOTHING;
            lacking |= said[day] == DayVerdict.UNKNOWN;
        }
        boolean askedForHistory = versioned.rule().rule().minHistoryDays() > 0;
        boolean untold = !TOLD_INSUFFICIENT.contains(type);
        if (!versioned.rule().isFor(kind) || (!finding && (untold || (!lacking && !askedForHistory)))) {
            return;
        }
        RuleFindings findings = RuleFindings.of(
                versioned.rule(),
                kind,
                days,
                said,
                historyFrom,
                closedDay,
                exceptions.of(versioned.id(), institution, subject));
        add(versioned, findings, seen);
        Waiting.days(
                        versioned.rule().rule(),
                        findings.timeline(),
                        said[days.length - 1] > DayVerdict.NOTHING,
                        closedDay)
                .forEach(wakeWhenClosed);
    }

    private void add(RulesInForce.Versioned versioned, RuleFindings findings, List<SubjectDay> inOrder) {
        Timeline timeline = findings.timeline();
        for (Episode episode : findings.episodes()) {
            int at = sinceWhenUnchanged(episode, timeline, inOrder);
            alerts.add(alert(versioned, episode, timeline.days()[at], inOrder.get(timeline.point(at))));
        }
        int last = timeline.days().length - 1;
        int day = timeline.days()[last];
        outcome(versioned, Objects.requireNonNull(timeline.last()), day, inOrder.get(timeline.point(last)))
                .ifPresent(one -> outcomes.put(one.rule(), one));
    }

    private Optional<OutcomeRow> outcome(
            RulesInForce.Versioned versioned, Standing standing, int day, SubjectDay seen) {
        return switch (standing) {
            case ALERT, NOTHING -> Optional.empty();
            case EXCEPTED ->
                exceptions
                        .on(versioned.id(), institution, subject, day)
                        .map(RuleException::reason)
                        .map(why -> outcome(versioned, day, OutcomeRow.EXCEPTED, why));
            case SHORT_HISTORY -> {
                int needed = versioned.rule().rule().minHistoryDays();
                yield insufficient(
                        versioned,
                        day,
                        new Rule.Text("观察不足 " + needed + " 天", "observed for less than " + needed + " days"));
            }
            case UNKNOWN -> {
                Rule.Text missing = versioned.rule().missing(seen.values());
                yield insufficient(
                        versioned, day, new Rule.Text("无法得出：" + missing.zh(), "cannot be said: " + missing.en()));
            }
        };
    }

    private Optional<OutcomeRow> insufficient(RulesInForce.Versioned versioned, int day, Rule.Text why) {
        return TOLD_INSUFFICIENT.contains(type)
                ? Optional.of(outcome(versioned, day, OutcomeRow.INSUFFICIENT, why))
                : Optional.empty();
    }

    private OutcomeRow outcome(RulesInForce.Versioned versioned, int day, String outcome, Rule.Text why) {
        return new OutcomeRow(
                versioned.id(), versioned.version(), institution, type, subject, day, outcome, why.zh(), why.en());
    }

    List<AlertRow> alerts() {
        return alerts;
    }

    /** By rule, the last thing said that is no alert and not nothing. */
    Map<String, OutcomeRow> outcomes() {
        return outcomes;
    }

    /**
     * Where the figures of the last firing day were first the same: how often an unchanged subject was observed must not
     * show.
     */
    private static int sinceWhenUnchanged(Episode episode, Timeline timeline, List<SubjectDay> seen) {
        int at = episode.eventIndex();
        while (at > 0
                && timeline.days()[at - 1] >= episode.startDay()
                && seen.get(timeline.point(at - 1)).sameFigures(seen.get(timeline.point(at)))) {
            at--;
        }
        return at;
    }

    private AlertRow alert(RulesInForce.Versioned versioned, Episode episode, int eventDay, SubjectDay seen) {
        CompiledRule compiled = versioned.rule();
        Rule rule = compiled.rule();
        double[] values = seen.values();
        return new AlertRow(
                AlertId.of(rule.id(), institution, type, subject, episode.startDay()),
                rule.id(),
                versioned.version(),
                rule.pattern(),
                episode.severity(),
                institution,
                type,
                subject,
                label,
                rule.title().zh(),
                rule.title().en(),
                compiled.messageZh(values, label),
                compiled.messageEn(values, label),
                compiled.basisJson(),
                compiled.formula(values),
                compiled.thresholdsJson(),
                compiled.figuresJson(values),
                seen.records(),
                seen.exhibits(),
                episode.startDay(),
                eventDay,
                episode.firing() ? null : CLEARED,
                episode.firing() ? AlertRow.OPEN : episode.lastDay(),
                rule.rollsUpUnder(),
                null);
    }

    /**
     * Alerts to tell so that what was told becomes {@code now}: new and changed ones, and those that were a mistake. An
     * alert of a rule that is no longer in force was none: it is cleared.
     */
    static List<AlertRow> changes(Map<String, AlertRow> told, List<AlertRow> now, Predicate<String> inForce) {
        List<AlertRow> changes = new ArrayList<>();
        Map<String, AlertRow> left = new HashMap<>(told);
        for (AlertRow alert : now) {
            if (!alert.equals(left.remove(alert.id()))) {
                changes.add(alert);
            }
        }
        for (AlertRow gone : left.values()) {
            String resolution = inForce.test(gone.rule()) ? AlertRow.CORRECTED : CLEARED;
            if (gone.isFiring()
                    || (resolution.equals(AlertRow.CORRECTED) && !AlertRow.CORRECTED.equals(gone.resolution()))) {
                changes.add(gone.withResolution(resolution));
            }
        }
        return changes;
    }
}
