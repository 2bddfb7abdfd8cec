package io.firewatch.rulesets.episode;

import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of one subject from day to day: its verdicts on the days observed, and the days on which the calendar
 * alone changes them, as the rule begins to apply, enough history has come together, or an exception runs out. Between
 * two days nothing changes.
 */
public final class Timeline {
    private final int[] days;
    private final int[] points;
    private final Standing[] standings;
    private final @Nullable Severity[] alerts;
    private final int[] cuts;

    private Timeline(int[] days, int[] points, Standing[] standings, @Nullable Severity[] alerts, int[] cuts) {
        this.days = days;
        this.points = points;
        this.standings = standings;
        this.alerts = alerts;
        this.cuts = cuts;
    }

    /** What a rule said of each day observed. */
    public record Verdicts(int[] days, @Nullable Severity[] found, boolean[] unknown) {}

    /** Days, both included, on which a finding is excepted. */
    public record Waiver(int from, int to) {
        boolean covers(int day) {
            return from <= day && day <= to;
        }
    }

    /**
     * What {@code rule} says from day to day.
     *
     * @param type kind of institution
     * @param historyFrom first day on which everything the rule asks about had been observed
     * @param throughDay last day looked at
     */
    public static Timeline of(
            CompiledRule rule,
            InstitutionType type,
            Verdicts verdicts,
            int historyFrom,
            int throughDay,
            List<Waiver> waivers) {
        int[] observed = verdicts.days();
        int[] cuts = cuts(rule, historyFrom, waivers);
        int[] days = merged(observed, cuts, throughDay);
        int[] points = new int[days.length];
        Standing[] standings = new Standing[days.length];
        @Nullable Severity[] alerts = new Severity[days.length];
        int ready = historyFrom + rule.rule().minHistoryDays();
        for (int i = 0; i < days.length; i++) {
            int day = days[i];
            int at = Arrays.binarySearch(observed, day);
            points[i] = at >= 0 ? at : -at - 2;
            Severity found = verdicts.found()[points[i]];
            if (!rule.applies(type, day)) {
                standings[i] = Standing.NOTHING;
            } else if (day < ready) {
                standings[i] = Standing.SHORT_HISTORY;
            } else if (verdicts.unknown()[points[i]]) {
                standings[i] = Standing.UNKNOWN;
            } else if (found == null) {
                standings[i] = Standing.NOTHING;
            } else if (waivers.stream().anyMatch(one -> one.covers(day))) {
                standings[i] = Standing.EXCEPTED;
            } else {
                standings[i] = Standing.ALERT;
                alerts[i] = found;
            }
        }
        return new Timeline(days, points, standings, alerts, cuts);
    }

    private static int[] cuts(CompiledRule rule, int historyFrom, List<Waiver> waivers) {
        IntStream.Builder cuts = IntStream.builder();
        cuts.add(rule.firstDay());
        if (rule.lastDay() != Integer.MAX_VALUE) {
            cuts.add(rule.lastDay() + 1);
        }
        cuts.add(historyFrom + rule.rule().minHistoryDays());
        for (Waiver one : waivers) {
            cuts.add(one.from());
            cuts.add(one.to() + 1);
        }
        return cuts.build().sorted().distinct().toArray();
    }

    private static int[] merged(int[] observed, int[] cuts, int throughDay) {
        TreeSet<Integer> all = new TreeSet<>();
        Arrays.stream(observed).forEach(all::add);
        for (int cut : cuts) {
            if (observed.length > 0 && cut > observed[0] && cut <= throughDay) {
                all.add(cut);
            }
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Days on which what is said may change. */
    public int[] days() {
        return days;
    }

    /** The severity of the alert from each of the days on, null where there is none. */
    public @Nullable Severity[] alerts() {
        return alerts;
    }

    /** Which of the days observed the {@code index}-th day rests on. */
    public int point(int index) {
        return points[index];
    }

    /** What is said on the last day, or null without any day. */
    public @Nullable Standing last() {
        return days.length == 0 ? null : standings[days.length - 1];
    }

    /** Days after {@code day} on which the calendar alone may change what is said. */
    public IntStream cutsAfter(int day) {
        return Arrays.stream(cuts).filter(one -> one > day && one != Integer.MAX_VALUE);
    }
}
