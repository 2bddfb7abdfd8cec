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
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All alerts of one subject, as a pure function of its days and the rules in force. */
final class Verdicts {
    static final String CLEARED = "cleared";

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

    /** What the rules of a set say of a day. */
    static Judged judged(SubjectDay seen, int day, RulesInForce.RuleSet set, InstitutionType kind) {
        List<RulesInForce.Versioned> list = set.rules();
        byte[] verdicts = new byte[list.size()];
        for (int i = 0; i < verdicts.length; i++) {
            CompiledRule rule = list.get(i).rule();
            Severity severity = rule.applies(kind, day) ? rule.judge(seen.values()) : null;
            verdicts[i] = (byte) (severity == null ? 0 : severity.rank());
        }
        return new Judged(set.stamp(), seen.fingerprint(), verdicts);
    }

    /** The alerts of the rules of a set over days and what was said of each. */
    List<AlertRow> alerts(
            NavigableMap<Integer, SubjectDay> seen,
            Map<Integer, Judged> judged,
            RulesInForce.RuleSet set,
            int closedDay) {
        List<AlertRow> alerts = new ArrayList<>();
        int[] days = seen.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<SubjectDay> inOrder = List.copyOf(seen.values());
        for (int i = 0; i < set.rules().size(); i++) {
            @Nullable Severity[] verdicts = new Severity[days.length];
            boolean any = false;
            for (int day = 0; day < days.length; day++) {
                verdicts[day] = Objects.requireNonNull(judged.get(days[day])).verdict(i);
                any |= verdicts[day] != null;
            }
            if (!any) {
                continue;
            }
            RulesInForce.Versioned versioned = set.rules().get(i);
            Rule rule = versioned.rule().rule();
            for (Episode episode : Episodes.of(days, verdicts, closedDay, rule.forDays(), rule.keepFiringDays())) {
                int at = sinceWhenUnchanged(episode, days, inOrder);
                alerts.add(alert(versioned, episode, days[at], inOrder.get(at)));
            }
        }
        return alerts;
    }

    /**
     * Days on whose closing an episode may open or end although nothing new is observed, as {@code for} and {@code
     * keep-firing-for} run out. A rule that is silent and was so for long waits for nothing, but asking once more is harmless.
     */
    static IntStream waitedFor(int lastDay, Map<Integer, Judged> judged, RulesInForce.RuleSet set) {
        Judged last = Objects.requireNonNull(judged.get(lastDay));
        IntStream.Builder days = IntStream.builder();
        for (int i = 0; i < set.rules().size(); i++) {
            Rule rule = set.rules().get(i).rule().rule();
            if (last.verdict(i) != null) {
                days.add(lastDay + rule.forDays() - 1);
            } else if (rule.keepFiringDays() > 0) {
                days.add(lastDay + rule.keepFiringDays());
            }
        }
        return days.build();
    }

    /**
     * Where the figures of the last firing day were first the same: how often an unchanged subject was observed must not
     * show.
     */
    private static int sinceWhenUnchanged(Episode episode, int[] days, List<SubjectDay> seen) {
        int at = episode.eventIndex();
        while (at > 0 && days[at - 1] >= episode.startDay() && seen.get(at - 1).sameFigures(seen.get(at))) {
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
            String resolution = inForce.test(gone.rule()) ? AlertRow.CORRECTED : CLEARED;
            if (gone.isFiring()
                    || (resolution.equals(AlertRow.CORRECTED) && !AlertRow.CORRECTED.equals(gone.resolution()))) {
                changes.add(gone.withResolution(resolution));
            }
        }
        return changes;
    }
}
