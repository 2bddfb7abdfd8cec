package io.firewatch.rulesets.judging;

import java.util.Arrays;
import java.util.List;

/**
 * The days on which any of several groups of indicators was observed, and which observation of each group stands on each
 * of them: an observation holds until the next one of its group.
 *
 * @param days ascending
 * @param standing {@code standing[g][i]}: which of group {@code g}'s observations stands on the {@code i}-th day, -1 before
 *     its first
 */
public record ObservedDays(int[] days, int[][] standing) {
    /**
     * Puts the days of several groups together.
     *
     * @param groups the days of each group in ascending order; without any it was never observed
     */
    public static ObservedDays of(List<int[]> groups) {
        int[] days =
                groups.stream().flatMapToInt(Arrays::stream).sorted().distinct().toArray();
        int[][] standing = new int[groups.size()][days.length];
        for (int group = 0; group < standing.length; group++) {
            int[] own = groups.get(group);
            int last = -1;
            for (int i = 0; i < days.length; i++) {
                if (last + 1 < own.length && own[last + 1] == days[i]) {
                    last++;
                }
                standing[group][i] = last;
            }
        }
        return new ObservedDays(days, standing);
    }

    /** First day on which every group, of those ever observed, had been; 0 when none was. */
    public static int historyFrom(List<int[]> groups) {
        return groups.stream()
                .filter(own -> own.length > 0)
                .mapToInt(own -> own[0])
                .max()
                .orElse(0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObservedDays that
                && Arrays.equals(days, that.days)
                && Arrays.deepEquals(standing, that.standing);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(days);
    }
}
