package io.firewatch.web.whatif;

import io.firewatch.model.BusinessTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What another setting of a rule would change. */
public record Comparison(
        List<PerDay> perDay,
        List<Lender> entering,
        List<Lender> leaving,
        Listed<Shown> opened,
        Listed<Shown> gone,
        Listed<Changed> changed,
        int same) {
    /** More than anybody reads; the total says how many there are. */
    private static final int MOST_LISTED = 100;

    /** Alerts whose episode begins on a day. */
    public record PerDay(String day, int before, int after) {}

    /** A lender with alerts by one setting and none by the other. */
    public record Lender(String institution, String name, int alerts) {}

    /** The first of so many. */
    public record Listed<T>(int total, List<T> items) {
        static <T> Listed<T> of(List<T> all) {
            return new Listed<>(all.size(), all.subList(0, Math.min(MOST_LISTED, all.size())));
        }
    }

    /** An alert, with days as people read them. */
    public record Shown(
            String id,
            String institution,
            String name,
            String subject,
            String label,
            String from,
            String to,
            String severity,
            boolean firing) {
        static Shown of(Finding one, Map<String, String> names) {
            return new Shown(
                    one.id(),
                    one.institution(),
                    names.getOrDefault(one.institution(), one.institution()),
                    one.subject(),
                    one.label(),
                    BusinessTime.printDay(one.startDay()),
                    BusinessTime.printDay(one.lastDay()),
                    one.severity().id(),
                    one.firing());
        }
    }

    /** The same alert by both settings. */
    public record Changed(Shown before, Shown after) {}

    private static final Comparator<Finding> NEWEST_FIRST =
            Comparator.comparing(Finding::startDay).reversed().thenComparing(Finding::id);

    static Comparison of(Collection<Finding> before, Collection<Finding> after, Map<String, String> names) {
        Map<String, Finding> was = new HashMap<>();
        before.forEach(one -> was.put(one.id(), one));
        List<Finding> opened = new ArrayList<>();
        List<Finding> stayed = new ArrayList<>();
        Map<String, Finding> left = new HashMap<>(was);
        int same = 0;
        for (Finding now : after) {
            Finding then = left.remove(now.id());
            if (then == null) {
                opened.add(now);
            } else if (then.equals(now)) {
                same++;
            } else {
                stayed.add(now);
            }
        }
        stayed.sort(NEWEST_FIRST);
        return new Comparison(
                perDay(before, after),
                only(after, before, names),
                only(before, after, names),
                listed(opened, names),
                listed(new ArrayList<>(left.values()), names),
                Listed.of(stayed.stream()
                        .map(now -> new Changed(
                                Shown.of(Objects.requireNonNull(was.get(now.id())), names), Shown.of(now, names)))
                        .toList()),
                same);
    }

    private static Listed<Shown> listed(List<Finding> findings, Map<String, String> names) {
        findings.sort(NEWEST_FIRST);
        return Listed.of(findings.stream().map(one -> Shown.of(one, names)).toList());
    }

    private static List<PerDay> perDay(Collection<Finding> before, Collection<Finding> after) {
        Map<Integer, int[]> days = new TreeMap<>();
        before.forEach(one -> days.computeIfAbsent(one.startDay(), day -> new int[2])[0]++);
        after.forEach(one -> days.computeIfAbsent(one.startDay(), day -> new int[2])[1]++);
        return days.entrySet().stream()
                .map(one -> new PerDay(BusinessTime.printDay(one.getKey()), one.getValue()[0], one.getValue()[1]))
                .toList();
    }

    private static List<Lender> only(Collection<Finding> here, Collection<Finding> there, Map<String, String> names) {
        Set<String> elsewhere = there.stream().map(Finding::institution).collect(Collectors.toSet());
        Map<String, Integer> alerts = new TreeMap<>();
        here.stream()
                .map(Finding::institution)
                .filter(Predicate.not(elsewhere::contains))
                .forEach(one -> alerts.merge(one, 1, Integer::sum));
        return alerts.entrySet().stream()
                .map(one -> new Lender(one.getKey(), names.getOrDefault(one.getKey(), one.getKey()), one.getValue()))
                .toList();
    }
}
