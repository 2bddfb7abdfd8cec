package io.firewatch.detection.judge;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.episode.Episode;
import io.firewatch.rulesets.episode.Episodes;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All alerts of one subject, as a pure function of its days and the rules in force. */
final class Verdicts {
    static final String CLEARED = "cleared";
    static final String CORRECTED = "corrected";

    private final String institution;
    private final SubjectType type;
    private final String subject;
    private final String label;

    Verdicts(String institution, SubjectType type, String subject, String label) {
        this.institution = institution;
        this.type = type;
        this.subject = subject;
        this.label = label;
    }

    /** The point with the verdicts of these rules; the same point when it has them already. */
    Point judged(Point point, int day, RulesInForce rules, InstitutionType kind) {
        int stamp = rules.stamp(type);
        if (point.stamp() == stamp) {
            return point;
        }
        List<RulesInForce.Versioned> list = rules.of(type);
        byte[] verdicts = new byte[list.size()];
        for (int i = 0; i < verdicts.length; i++) {
            CompiledRule rule = list.get(i).rule();
            Severity severity = rule.applies(kind, day) ? rule.judge(point.values()) : null;
            verdicts[i] = (byte) (severity == null ? 0 : severity.rank());
        }
        return new Point(point.values(), point.records(), stamp, verdicts);
    }

    /** The alerts of all rules over {@code points}, which are judged, by day. */
    List<AlertRow> alerts(NavigableMap<Integer, Point> points, RulesInForce rules, int closedDay) {
        List<AlertRow> alerts = new ArrayList<>();
        int[] days = points.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<Point> inOrder = List.copyOf(points.values());
        List<RulesInForce.Versioned> list = rules.of(type);
        for (int i = 0; i < list.size(); i++) {
            @Nullable Severity[] verdicts = new Severity[days.length];
            boolean any = false;
            for (int day = 0; day < days.length; day++) {
                verdicts[day] = inOrder.get(day).verdict(i);
                any |= verdicts[day] != null;
            }
            if (!any) {
                continue;
            }
            Rule rule = list.get(i).rule().rule();
            for (Episode episode : Episodes.of(days, verdicts, closedDay, rule.forDays(), rule.keepFiringDays())) {
                int at = sinceWhenUnchanged(episode, days, inOrder);
                alerts.add(alert(list.get(i), episode, days[at], inOrder.get(at)));
            }
        }
        return alerts;
    }

    /**
     * Where the figures of the last firing day were first the same: how often an unchanged subject was observed must not
     * show.
     */
    private static int sinceWhenUnchanged(Episode episode, int[] days, List<Point> points) {
        int at = episode.eventIndex();
        while (at > 0
                && days[at - 1] >= episode.startDay()
                && points.get(at - 1).sameFigures(points.get(at))) {
            at--;
        }
        return at;
    }

    private AlertRow alert(RulesInForce.Versioned versioned, Episode episode, int eventDay, Point point) {
        CompiledRule compiled = versioned.rule();
        Rule rule = compiled.rule();
        double[] values = point.values();
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
                values,
                point.records(),
                episode.startDay(),
                eventDay,
                episode.firing() ? null : CLEARED);
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
            String resolution = inForce.test(gone.rule()) ? CORRECTED : CLEARED;
            if (gone.isFiring() || (resolution.equals(CORRECTED) && !CORRECTED.equals(gone.resolution()))) {
                changes.add(gone.withResolution(resolution));
            }
        }
        return changes;
    }
}
