package io.firewatch.rulesets.testing;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.condition.Boundary;
import io.firewatch.rulesets.episode.Episodes;
import io.firewatch.rulesets.episode.Standing;
import io.firewatch.rulesets.episode.Timeline;
import io.firewatch.rulesets.rule.CompiledRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /** What one case showed; empty when it passed. */
    public record Outcome(String name, Optional<String> failure) {}

    /** Throws {@link io.firewatch.rulesets.rule.RuleErrors} when the test file is broken or lacks a kind of case. */
    public static RuleTests parse(CompiledRule rule, String fileName, String yaml) {
        return new RuleTests(rule, TestFile.parse(fileName, yaml, rule.layout()));
    }

    public List<Outcome> run() {
        List<Outcome> outcomes = new ArrayList<>();
        cases.forEach(one -> outcomes.add(written(one)));
        Set<String> done = new HashSet<>();
        cases.stream()
                .filter(one -> one.kind() == TestCase.Kind.POSITIVE)
                .flatMap(one -> one.points().stream())
                .forEach(point -> generated(point, done, outcomes));
        return outcomes;
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
        if (!found.equals(one.expected())) {
            return new Outcome(one.name(), Optional.of("expected " + one.expected() + " but found " + found));
        }
        boolean insufficient = timeline.last() == Standing.SHORT_HISTORY || timeline.last() == Standing.UNKNOWN;
        return new Outcome(
                one.name(),
                insufficient == one.insufficient()
                        ? Optional.empty()
                        : Optional.of(insufficient ? "the data do not suffice" : "the data suffice"));
    }

    private void generated(double[] point, Set<String> done, List<Outcome> outcomes) {
        Severity verdict = rule.judge(point);
        if (verdict == null) {
            return;
        }
        for (Boundary boundary : rule.boundaries(point)) {
            String name = boundary.indicator().id() + " around " + boundary.threshold() + " (" + verdict.id() + ")";
            double value = point[rule.layout().place(boundary.indicator().id()).orElseThrow()];
            if (value != boundary.threshold() && done.add(name)) {
                double step = Math.copySign(boundary.unit(), value - boundary.threshold());
                outcomes.add(at(point, boundary, step, verdict, true, name + ": one unit inside"));
                outcomes.add(at(point, boundary, -step, verdict, false, name + ": one unit outside"));
            }
        }
    }

    private Outcome at(double[] point, Boundary boundary, double step, Severity verdict, boolean same, String name) {
        double[] moved = point.clone();
        moved[rule.layout().place(boundary.indicator().id()).orElseThrow()] = boundary.threshold() + step;
        Severity found = rule.judge(moved);
        return new Outcome(
                name,
                Objects.equals(found, verdict) == same
                        ? Optional.empty()
                        : Optional.of("the verdict is " + (found == null ? "none" : found.id()) + ": "
                                + rule.formula(moved)));
    }
}
