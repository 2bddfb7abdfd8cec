package io.firewatch.rulesets.episode;

import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a subject's verdicts into episodes. Verdicts are a step function: one holds from its day until the next point.
 * The result depends on the verdicts alone, not on how many points tell them.
 */
public final class Episodes {
    private Episodes() {}

    /**
     * The episodes in the order of their days; a stretch too short for {@code forDays} is none.
     *
     * @param days business days in ascending order; of several points on one day the last counts
     * @param verdicts one per day, null where the rule did not hold
     * @param throughDay last day looked at; the last point's day if that is later
     * @param forDays consecutive days, the first included, a rule must hold before it opens; 0 and 1 open at once
     * @param keepFiringDays silent days an open episode survives
     */
    public static List<Episode> of(
            int[] days, @Nullable Severity[] verdicts, int throughDay, int forDays, int keepFiringDays) {
        if (days.length != verdicts.length) {
            throw new IllegalArgumentException(days.length + " days but " + verdicts.length + " verdicts");
        }
        List<Episode> episodes = new ArrayList<>();
        Run open = null;
        for (Run run : runs(days, verdicts, throughDay)) {
            if (open != null && run.first - open.last - 1 <= keepFiringDays) {
                open = open.joined(run);
                continue;
            }
            if (open != null) {
                episodes.add(open.episode(false));
                open = null;
            }
            if (run.last - run.first + 1 >= forDays) {
                open = run;
            }
        }
        if (open != null) {
            int end = days[days.length - 1] > throughDay ? days[days.length - 1] : throughDay;
            episodes.add(open.episode(end - open.last <= keepFiringDays));
        }
        return episodes;
    }

    /** Consecutive days on which the rule held, both ends included. */
    private record Run(int first, int last, int eventIndex, Severity severity) {
        Run joined(Run later) {
            return new Run(first, later.last, later.eventIndex, graver(severity, later.severity));
        }

        Episode episode(boolean firing) {
            return new Episode(first, last, eventIndex, severity, firing);
        }
    }

    private static List<Run> runs(int[] days, @Nullable Severity[] verdicts, int throughDay) {
        List<Run> runs = new ArrayList<>();
        Run current = null;
        for (int i = 0; i < days.length; i++) {
            boolean isLast = i == days.length - 1;
            if (!isLast && days[i + 1] < days[i]) {
                throw new IllegalArgumentException("day " + days[i + 1] + " follows day " + days[i]);
            }
            if (!isLast && days[i + 1] == days[i]) {
                continue;
            }
            Severity verdict = verdicts[i];
            if (verdict == null) {
                current = null;
                continue;
            }
            int last = isLast ? Math.max(throughDay, days[i]) : days[i + 1] - 1;
            if (current == null) {
                current = new Run(days[i], last, i, verdict);
                runs.add(current);
            } else {
                current = current.joined(new Run(days[i], last, i, verdict));
                runs.set(runs.size() - 1, current);
            }
        }
        return runs;
    }

    private static Severity graver(Severity a, Severity b) {
        return a.isGraverThan(b) ? a : b;
    }
}
