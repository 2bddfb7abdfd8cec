package io.firewatch.rulesets.judging;

import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.episode.Episode;
import io.firewatch.rulesets.episode.Episodes;
import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Rule;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one subject over all its days.
 *
 * @param timeline from day to day
 * @param episodes those that become alerts, in the order of their days
 */
public record RuleFindings(Timeline timeline, List<Episode> episodes) {
    /**
     * How many of the days observed a rule looks at. One judged when a day closes looks at closed days only: some books are
     * ahead of others, and until a day has closed their figures of it do not belong together.
     */
    public static int looksAt(Rule rule, int[] days, int closedDay) {
        if (rule.judged() != Rule.Judged.CLOSE) {
            return days.length;
        }
        int at = Arrays.binarySearch(days, closedDay);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /**
     * The findings of a rule that looks at some day.
     *
     * @param days days looked at, in ascending order
     * @param verdicts of each day, see {@link DayVerdict}
     * @param historyFrom see {@link ObservedDays#historyFrom}
     */
    public static RuleFindings of(
            CompiledRule rule,
            InstitutionType kind,
            int[] days,
            byte[] verdicts,
            int historyFrom,
            int closedDay,
            List<Timeline.Waiver> waivers) {
        @Nullable Severity[] found = new Severity[days.length];
        boolean[] unknown = new boolean[days.length];
        for (int i = 0; i < days.length; i++) {
            found[i] = DayVerdict.severity(verdicts[i]);
            unknown[i] = verdicts[i] == DayVerdict.UNKNOWN;
        }
        Timeline timeline =
                Timeline.of(rule, kind, new Timeline.Verdicts(days, found, unknown), historyFrom, closedDay, waivers);
        return new RuleFindings(
                timeline,
                Episodes.of(
                        timeline.days(),
                        timeline.alerts(),
                        closedDay,
                        rule.rule().forDays(),
                        rule.rule().keepFiringDays()));
    }
}
