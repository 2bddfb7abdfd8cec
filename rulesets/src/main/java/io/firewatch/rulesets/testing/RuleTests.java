package io.firewatch.rulesets.testing;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.condition.Boundary;
import io.firewatch.rulesets.episode.Episode;
import io.firewatch.rulesets.episode.Episodes;
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
        for (int i = 0; i < verdicts.length; i++) {
            boolean applies = rule.applies(one.type(), one.firstDay() + one.days()[i]);
            verdicts[i] = applies ? rule.judge(one.points().get(i)) : null;
        }
        List<Episode> episodes = Episodes.of(
                one.days(),
                verdicts,
                one.through(),
                rule.rule().forDays(),
                rule.rule().keepFiringDays());
        List<TestCase.Expected> found = episodes.stream()
                .map(episode -> new TestCase.Expected(episode.startDay(), episode.severity(), episode.firing()))
                .toList();
        return new Outcome(
                one.name(),
                found.equals(one.expected())
                        ? Optional.empty()
                        : Optional.of("expected " + one.expected() + " but found " + found));
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
