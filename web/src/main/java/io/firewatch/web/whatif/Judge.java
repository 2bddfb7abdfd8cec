package io.firewatch.web.whatif;

import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.episode.Episode;
import io.firewatch.rulesets.judging.AlertId;
import io.firewatch.rulesets.judging.DayVerdict;
import io.firewatch.rulesets.judging.Exceptions;
import io.firewatch.rulesets.judging.RuleFindings;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Judges a history by a rule as the job that judges does, by the same arithmetic.
 *
 * @param kinds of each institution its type; of one that is not registered nothing is said
 * @param closedDay last business day that has closed
 */
public record Judge(Map<String, InstitutionType> kinds, Exceptions exceptions, int closedDay) {
    /** In the order of subjects and days. */
    public List<Finding> findings(CompiledRule rule, RuleHistory history) {
        int[] places = history.columns().indicators().stream()
                .mapToInt(one -> rule.layout().place(one).orElseThrow())
                .toArray();
        return history.subjects().parallelStream()
                .flatMap(one -> of(rule, places, one).stream())
                .toList();
    }

    private List<Finding> of(CompiledRule rule, int[] places, SubjectHistory subject) {
        InstitutionType kind = kinds.get(subject.institution());
        if (kind == null || !rule.isFor(kind)) {
            return List.of();
        }
        SubjectHistory.Days all = subject.days();
        int[] days = Arrays.copyOf(all.days(), RuleFindings.looksAt(rule.rule(), all.days(), closedDay));
        byte[] verdicts = verdicts(rule, places, kind, all, days.length);
        boolean found = false;
        for (byte one : verdicts) {
            found |= one > DayVerdict.NOTHING;
        }
        if (!found) {
            return List.of();
        }
        String id = rule.rule().id();
        return RuleFindings.of(
                        rule,
                        kind,
                        days,
                        verdicts,
                        all.historyFrom(),
                        closedDay,
                        exceptions.of(id, subject.institution(), subject.subject()))
                .episodes()
                .stream()
                .map(one -> finding(rule, subject, one))
                .toList();
    }

    private static byte[] verdicts(
            CompiledRule rule, int[] places, InstitutionType kind, SubjectHistory.Days all, int looked) {
        double[] values = new double[rule.layout().size()];
        Arrays.fill(values, Double.NaN);
        byte[] verdicts = new byte[looked];
        for (int day = 0; day < looked; day++) {
            for (int i = 0; i < places.length; i++) {
                values[places[i]] = all.figures()[day * places.length + i];
            }
            verdicts[day] = DayVerdict.of(rule, kind, values);
        }
        return verdicts;
    }

    private static Finding finding(CompiledRule rule, SubjectHistory subject, Episode episode) {
        return new Finding(
                AlertId.of(
                        rule.rule().id(),
                        subject.institution(),
                        rule.rule().subject(),
                        subject.subject(),
                        episode.startDay()),
                subject.institution(),
                subject.subject(),
                subject.label(),
                episode.startDay(),
                episode.lastDay(),
                episode.severity(),
                episode.firing());
    }
}
