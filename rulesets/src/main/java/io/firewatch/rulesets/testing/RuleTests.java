package io.firewatch.rulesets.testing;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.condition.Boundary;
import io.firewatch.rulesets.condition.Condition;
import io.firewatch.rulesets.episode.Episodes;
import io.firewatch.rulesets.episode.Standing;
import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests of a rule: the cases people wrote, and cases one unit on either side of every threshold. The side that
 * must fire is taken from the written positive cases, never from the rule, so a turned comparison is found.
 */
public final class RuleTests {
    private final CompiledRule rule;
    private final List<TestCase> cases;

    private RuleTests(CompiledRule rule, List<TestCase> cases) {
        this.rule = rule;
        this.cases = cases;
    }

    /**
     * What one case showed.
     *
     * @param line where the case begins in its file; of a generated case, the written one it was generated from
     * @param generated whether nobody wrote it: it tries a threshold from both sides
     */
    public record Outcome(String name, int line, boolean generated, String expected, String found, boolean passed) {
        /** Why it failed; empty when it passed. */
        public Optional<String> failure() {
            return passed ? Optional.empty() : Optional.of("expected " + expected + " but found " + found);
        }
    }

    /** A day of a positive case. */
    private record Point(double[] values, int line) {}

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} when the test file is broken or lacks a kind of case. */
    public static RuleTests parse(CompiledRule rule, String fileName, String yaml) {
        return new RuleTests(rule, TestFile.parse(fileName, yaml, rule.layout()));
    }

    public List<Outcome> run() {
        List<Outcome> outcomes = new ArrayList<>();
        cases.forEach(one -> outcomes.add(written(one)));
        Set<String> done = new HashSet<>();
        positivePoints().forEach(point -> generated(point, done, outcomes));
        return outcomes;
    }

    /** Thresholds that no positive case is decided by, so that no case is generated around them: the words there. */
    public List<String> untried() {
        Map<Condition, Set<Integer>> tried = new HashMap<>();
        positivePoints()
                .map(Point::values)
                .filter(point -> rule.judge(point) != null)
                .forEach(point -> Stream.of(rule.conditions().get(0), rule.deciding(point))
                        .forEach(condition -> rule.boundaries(condition, point)
                                .forEach(one -> tried.computeIfAbsent(condition, each -> new HashSet<>())
                                        .add(one.offset()))));
        return rule.conditions().stream()
                .flatMap(condition -> condition.thresholds().stream()
                        .filter(offset ->
                                !tried.getOrDefault(condition, Set.of()).contains(offset))
                        .sorted()
                        .map(offset -> around(condition.text(), offset)))
                .toList();
    }

    private static String around(String text, int offset) {
        int from = text.lastIndexOf(' ', Math.max(0, offset - 2)) + 1;
        int to = text.indexOf(' ', Math.min(text.length(), offset + 3));
        return text.substring(from, to < 0 ? text.length() : to).strip();
    }

    private Stream<Point> positivePoints() {
        return cases.stream()
                .filter(one -> one.kind() == TestCase.Kind.POSITIVE)
                .flatMap(one -> one.points().stream().map(values -> new Point(values, one.line())));
    }

    private int place(Boundary boundary) {
        return rule.layout().place(boundary.indicator().id()).orElseThrow();
    }

    private Outcome written(TestCase one) {
        @Nullable Severity[] verdicts = new @Nullable Severity[one.days().length];
        boolean[] unknown = new boolean[verdicts.length];
        int[] days = new int[verdicts.length];
        for (int i = 0; i < verdicts.length; i++) {
            double[] values = one.points().get(i);
            verdicts[i] = rule.judge(values);
            unknown[i] = !rule.canJudge(values);
            days[i] = one.firstDay() + one.days()[i];
        }
        int through = one.firstDay() + one.through();
        Timeline timeline = Timeline.of(
                rule,
                one.type(),
                new Timeline.Verdicts(days, verdicts, unknown),
                days.length == 0 ? through : days[0],
                through,
                List.of());
        List<TestCase.Expected> found = Episodes.of(
                        timeline.days(),
                        timeline.alerts(),
                        through,
                        rule.rule().forDays(),
                        rule.rule().keepFiringDays())
                .stream()
                .map(episode -> new TestCase.Expected(
                        episode.startDay() - one.firstDay(), episode.severity(), episode.firing()))
                .toList();
        boolean insufficient = timeline.last() == Standing.SHORT_HISTORY || timeline.last() == Standing.UNKNOWN;
        return new Outcome(
                one.name(),
                one.line(),
                false,
                words(one.expected(), one.insufficient()),
                words(found, insufficient),
                found.equals(one.expected()) && insufficient == one.insufficient());
    }

    private static String words(List<TestCase.Expected> episodes, boolean insufficient) {
        return episodes + (insufficient ? ", insufficient-data" : "");
    }

    /** Around the thresholds of the condition it must say something or nothing, around those of a grade be as grave or less. */
    private void generated(Point point, Set<String> done, List<Outcome> outcomes) {
        Severity verdict = rule.judge(point.values());
        if (verdict == null) {
            return;
        }
        Condition deciding = rule.deciding(point.values());
        Condition own = rule.conditions().get(0);
        generated(
                point, deciding, found -> found != null && !verdict.isGraverThan(found), verdict.id(), done, outcomes);
        if (!deciding.equals(own)) {
            generated(point, own, found -> found != null, "any", done, outcomes);
        }
    }

    private void generated(
            Point point,
            Condition condition,
            Predicate<@Nullable Severity> fires,
            String asked,
            Set<String> done,
            List<Outcome> outcomes) {
        for (Boundary boundary : rule.boundaries(condition, point.values())) {
            String name = boundary.indicator().id() + " around " + boundary.threshold() + " (" + asked + ")";
            if (done.add(name)) {
                Severity above = moved(point.values(), boundary, boundary.unit());
                Severity below = moved(point.values(), boundary, -boundary.unit());
                double side = point.values()[place(boundary)] - boundary.threshold();
                // A case on the threshold itself does not say which side fires, but that one of them does.
                boolean inside =
                        side == 0 ? fires.test(above) != fires.test(below) : fires.test(side > 0 ? above : below);
                boolean outside = side != 0 && fires.test(side > 0 ? below : above);
                String fired = side == 0 ? "on one side" : side > 0 ? "above" : "below";
                outcomes.add(new Outcome(
                        name + ": one unit on either side",
                        point.line(),
                        true,
                        asked + " " + fired + " only",
                        word(above) + " above, " + word(below) + " below",
                        inside && !outside));
            }
        }
    }

    private @Nullable Severity moved(double[] point, Boundary boundary, double step) {
        double[] moved = point.clone();
        moved[place(boundary)] = boundary.threshold() + step;
        return rule.judge(moved);
    }

    private static String word(@Nullable Severity severity) {
        return severity == null ? "none" : severity.id();
    }
}
