package io.firewatch.web.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.firewatch.rulesets.judging.ObservedDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was observed of one subject of the groups that a rule asks about, as plain numbers. */
final class SubjectHistory {
    private final Columns columns;
    private final String institution;
    private final String subject;
    private final String label;
    private final List<TreeMap<String, Month>> groups = new ArrayList<>();
    private @Nullable Days days;

    /** Points of one group in one month: day after day, of each day one number per indicator asked for. */
    private record Month(int[] days, double[] figures) {}

    /**
     * All its days in ascending order.
     *
     * @param figures day after day, of each day one number per indicator asked for; NaN where nothing can be said
     * @param historyFrom first day on which every group, of those ever observed, had been
     */
    record Days(int[] days, double[] figures, int historyFrom) {}

    SubjectHistory(Columns columns, String institution, String subject, String label) {
        this.columns = columns;
        this.institution = institution;
        this.subject = subject;
        this.label = label;
        columns.groups().forEach(group -> groups.add(new TreeMap<>()));
    }

    String institution() {
        return institution;
    }

    String subject() {
        return subject;
    }

    String label() {
        return label;
    }

    /** Takes a month in; answers how many numbers are held more than before. */
    synchronized int take(JsonNode page) {
        int group = columns.groups().indexOf(page.path("group").asText());
        if (group < 0) {
            return 0;
        }
        JsonNode told = page.path("points").path("days");
        int[] observed = new int[told.size()];
        List<String> asked = columns.of(group);
        double[] figures = new double[observed.length * asked.size()];
        for (int day = 0; day < observed.length; day++) {
            observed[day] = told.get(day).intValue();
        }
        for (int column = 0; column < asked.size(); column++) {
            JsonNode values = page.path("points").path("columns").path(asked.get(column));
            for (int day = 0; day < observed.length; day++) {
                figures[day * asked.size() + column] = number(values.path(day));
            }
        }
        days = null;
        Month before = groups.get(group).put(page.path("month").asText(), new Month(observed, figures));
        return figures.length - (before == null ? 0 : before.figures.length);
    }

    /** Absent is what cannot be said; what is endless is written as a word. */
    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        return value.isTextual() ? Double.parseDouble(value.textValue()) : Double.NaN;
    }

    synchronized Days days() {
        Days known = days;
        if (known == null) {
            known = together();
            days = known;
        }
        return known;
    }

    private Days together() {
        List<int[]> observed = new ArrayList<>();
        List<double[]> figures = new ArrayList<>();
        for (TreeMap<String, Month> group : groups) {
            observed.add(group.values().stream()
                    .flatMapToInt(month -> Arrays.stream(month.days))
                    .toArray());
            figures.add(group.values().stream()
                    .flatMapToDouble(month -> Arrays.stream(month.figures))
                    .toArray());
        }
        ObservedDays merged = ObservedDays.of(observed);
        int width = columns.width();
        double[] all = new double[merged.days().length * width];
        Arrays.fill(all, Double.NaN);
        int start = 0;
        for (int group = 0; group < groups.size(); group++) {
            int own = columns.of(group).size();
            for (int day = 0; day < merged.days().length; day++) {
                int point = merged.standing()[group][day];
                if (point >= 0) {
                    System.arraycopy(figures.get(group), point * own, all, day * width + start, own);
                }
            }
            start += own;
        }
        return new Days(merged.days(), all, ObservedDays.historyFrom(observed));
    }
}
