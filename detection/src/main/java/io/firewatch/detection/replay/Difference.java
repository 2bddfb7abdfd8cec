package io.firewatch.detection.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What judging again would change: alerts that would open, that would be gone, and that would say something else.
 *
 * @param same how many would stay as they are
 */
public record Difference(List<Finding> opened, List<Finding> gone, List<Changed> changed, int same) {
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::rule)
            .thenComparing(Finding::institution)
            .thenComparing(Finding::episodeDay)
            .thenComparing(Finding::id);

    /** The same alert before and after. */
    public record Changed(Finding before, Finding after) {}

    /** Of episodes that begin between {@code from} and {@code to}, both included, and of the rules named. */
    public static Difference between(
            Collection<Finding> recorded,
            Collection<Finding> replayed,
            Set<String> rules,
            LocalDate from,
            LocalDate to) {
        Map<String, Finding> before = within(recorded, rules, from, to);
        Map<String, Finding> after = within(replayed, rules, from, to);
        List<Finding> opened = new ArrayList<>();
        List<Changed> changed = new ArrayList<>();
        int same = 0;
        for (Finding now : after.values()) {
            Finding was = before.remove(now.id());
            if (was == null) {
                opened.add(now);
            } else if (was.equals(now)) {
                same++;
            } else {
                changed.add(new Changed(was, now));
            }
        }
        List<Finding> gone = new ArrayList<>(before.values());
        opened.sort(ORDER);
        gone.sort(ORDER);
        changed.sort(Comparator.comparing(Changed::after, ORDER));
        return new Difference(opened, gone, changed, same);
    }

    private static Map<String, Finding> within(
            Collection<Finding> findings, Set<String> rules, LocalDate from, LocalDate to) {
        Map<String, Finding> within = new TreeMap<>();
        for (Finding one : findings) {
            if (rules.contains(one.rule())
                    && !one.episodeDay().isBefore(from)
                    && !one.episodeDay().isAfter(to)) {
                within.put(one.id(), one);
            }
        }
        return within;
    }

    public boolean isNone() {
        return opened.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }
}
