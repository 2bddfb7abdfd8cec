package io.firewatch.benchmarks.quality;

import io.firewatch.benchmarks.quality.Score.Found;
import io.firewatch.detection.alert.AlertRow;
import io.firewatch.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Sums scores by section of the supervision rules. */
final class Scoreboard {
    static final String ALL = "all";

    private final List<Score> scores;

    Scoreboard(List<Score> scores) {
        this.scores = List.copyOf(scores);
    }

    /**
     * One line of the table.
     *
     * @param right alerts at a lender that has a plant of their section
     * @param lookAlikes lawful behaviour tried
     * @param taken of it, at lenders that a false alert of the section accuses
     * @param delayDays the middle one; NaN when nothing was found
     */
    record Line(
            String section,
            int planted,
            int found,
            int right,
            int wrong,
            int lookAlikes,
            int taken,
            double delayDays,
            double wrongPerCleanLenderMonth) {
        double recall() {
            return planted == 0 ? Double.NaN : (double) found / planted;
        }

        double precision() {
            return right + wrong == 0 ? Double.NaN : (double) right / (right + wrong);
        }
    }

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (String section : Sections.all()) {
            lines.add(line(section, section::equals));
        }
        lines.add(line(ALL, section -> true));
        return lines;
    }

    private Line line(String section, Predicate<String> wanted) {
        int planted = 0;
        int right = 0;
        int wrong = 0;
        int wrongOnClean = 0;
        int lookAlikes = 0;
        int taken = 0;
        double months = 0;
        List<Integer> delays = new ArrayList<>();
        for (Score score : scores) {
            planted +=
                    count(score.trial().sought().stream().map(Sought::section).toList(), wanted);
            score.found().stream()
                    .filter(one -> wanted.test(one.plant().section()))
                    .map(Found::delayDays)
                    .forEach(delays::add);
            right += count(score.right().stream().map(Sections::of).toList(), wanted);
            wrong += count(score.wrong().stream().map(Sections::of).toList(), wanted);
            wrongOnClean +=
                    count(score.wrongOnClean().stream().map(Sections::of).toList(), wanted);
            lookAlikes += count(
                    score.trial().lookAlikes().stream().map(LookAlike::section).toList(), wanted);
            taken += count(score.taken().stream().map(LookAlike::section).toList(), wanted);
            months += score.cleanLenderMonths();
        }
        delays.sort(null);
        double middle = delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
        return new Line(
                section,
                planted,
                delays.size(),
                right,
                wrong,
                lookAlikes,
                taken,
                middle,
                months == 0 ? 0 : wrongOnClean / months);
    }

    private static int count(List<String> sections, Predicate<String> wanted) {
        return (int) sections.stream().filter(wanted).count();
    }

    /** Must be none. */
    List<AlertRow> criticalOnClean() {
        return scores.stream()
                .flatMap(score -> score.wrongOnClean().stream())
                .filter(alert -> alert.severity() == Severity.CRITICAL)
                .toList();
    }

    /** Everything for a JSON file. */
    Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("lines", lines());
        all.put("criticalOnCleanLenders", criticalOnClean().size());
        List<Object> trials = new ArrayList<>();
        for (Score score : scores) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("city", score.trial().name());
            one.put("records", score.trial().feed().size());
            one.put("missed", score.missed().stream().map(Scoreboard::text).toList());
            one.put("wrong", score.wrong().stream().map(Score::line).toList());
            one.put("right", score.right().stream().map(Score::line).toList());
            one.put("taken", score.taken());
            one.put("found", score.found().stream().map(Scoreboard::text).toList());
            trials.add(one);
        }
        all.put("trials", trials);
        return all;
    }

    static String text(Sought plant) {
        return "%s %s %s %s from %s: %s"
                .formatted(plant.rule(), plant.pattern(), plant.lender(), plant.subjects(), plant.from(), plant.why());
    }

    private static String text(Found found) {
        return "%s | %+d days | %s".formatted(text(found.plant()), found.delayDays(), Score.line(found.alert()));
    }
}
