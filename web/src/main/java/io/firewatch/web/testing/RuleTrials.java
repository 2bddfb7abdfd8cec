package io.firewatch.web.testing;

import io.firewatch.rulesets.catalogue.RuleFolder;
import io.firewatch.rulesets.condition.Layout;
import io.firewatch.rulesets.measure.MeasureCatalogue;
import io.firewatch.rulesets.measure.MeasureIndicator;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.measure.MeasureTests;
import io.firewatch.rulesets.rule.CompiledRule;
import io.firewatch.rulesets.rule.Overrides;
import io.firewatch.rulesets.rule.Rule;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleErrors;
import io.firewatch.rulesets.rule.RuleParser;
import io.firewatch.rulesets.testing.RuleTests;
import io.firewatch.web.measure.Measures;
import io.firewatch.web.rule.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Runs the test cases of a rule or a measure against a proposal. The cases belong to the text, so they are run with the
 * thresholds of the text; what the bureau would set instead is shown beside it and decides nothing, since a case just above
 * the old threshold is no fault of the new one.
 */
public final class RuleTrials {
    public static final String RULE = "rule";
    public static final String MEASURE = "measure";

    private static final String TESTS = "tests.yaml";

    private final Jdbi record;
    private final Measures measures;

    public RuleTrials(Jdbi record, Measures measures) {
        this.record = record;
        this.measures = measures;
    }

    /**
     * What is tried.
     *
     * @param kind {@link #RULE} or {@link #MEASURE}
     * @param parameters what the bureau would set instead of the text's defaults, JSON
     */
    public record Proposal(String kind, String name, String body, String parameters) {
        /** What a draft proposes. */
        public static Proposal of(Draft draft) {
            return new Proposal(draft.kind(), draft.rule(), draft.body(), draft.parameters());
        }
    }

    /**
     * What one case showed.
     *
     * @param line where it stands in the tests
     * @param generated whether it tries a threshold and was written by nobody
     * @param withParameters what it would show with what the bureau would set; null where that is the same or nothing is set
     */
    public record Shown(
            String name,
            int line,
            boolean generated,
            String expected,
            String found,
            boolean passed,
            @Nullable String withParameters) {}

    /** Every case, in the order of the file; those generated come last. Throws {@link RuleErrors} for texts that are refused. */
    public List<Shown> run(Proposal proposal, String tests) {
        return switch (proposal.kind()) {
            case RULE -> rule(proposal, tests);
            case MEASURE ->
                MeasureTests.parse(MeasureParser.parse("measure.yaml", proposal.body()), TESTS, tests).run().stream()
                        .map(one -> new Shown(
                                one.name(), one.line(), false, one.expected(), one.found(), one.passed(), null))
                        .toList();
            default -> throw new IllegalArgumentException("kind: '" + proposal.kind() + "' has no tests");
        };
    }

    private List<Shown> rule(Proposal proposal, String tests) {
        List<MeasureIndicator> inForce = measures.inForce();
        Rule rule = RuleParser.parse("rule.yaml", proposal.body(), inForce);
        Layout layout = Layout.of(rule.subject(), inForce);
        List<RuleTests.Outcome> outcomes = run(RuleCompiler.compile(rule, layout, Overrides.NONE), tests);
        Overrides overrides = Overrides.parse(proposal.parameters());
        List<RuleTests.Outcome> set =
                overrides.equals(Overrides.NONE) ? outcomes : run(RuleCompiler.compile(rule, layout, overrides), tests);
        List<Shown> shown = new ArrayList<>();
        for (RuleTests.Outcome one : outcomes) {
            String other = set.stream()
                    .filter(that -> !that.generated()
                            && that.line() == one.line()
                            && that.name().equals(one.name()))
                    .map(RuleTests.Outcome::found)
                    .filter(found -> !found.equals(one.found()))
                    .findFirst()
                    .orElse(null);
            shown.add(new Shown(
                    one.name(), one.line(), one.generated(), one.expected(), one.found(), one.passed(), other));
        }
        return shown;
    }

    private static List<RuleTests.Outcome> run(CompiledRule rule, String tests) {
        return RuleTests.parse(rule, TESTS, tests).run();
    }

    /** The tests of what is in force: those that came with its version, or those that ship with Firewatch. */
    public Optional<String> tests(String kind, String name) {
        return ofVersion(kind, name).or(() -> kind.equals(MEASURE) ? ofMeasure(name) : ofRule(name));
    }

    private Optional<String> ofVersion(String kind, String name) {
        return record.withHandle(handle -> handle.createQuery(
                        """
                        SELECT tests FROM desk.rule_version
                        WHERE kind = ? AND rule = ? AND tests IS NOT NULL ORDER BY version DESC LIMIT 1""")
                .bind(0, kind)
                .bind(1, name)
                .mapTo(String.class)
                .findOne());
    }

    private static Optional<String> ofRule(String name) {
        return RuleFolder.shipped().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .flatMap(RuleFolder::tests);
    }

    private static Optional<String> ofMeasure(String name) {
        return MeasureCatalogue.ids().contains(name) ? Optional.of(MeasureCatalogue.testsYaml(name)) : Optional.empty();
    }

    /**
     * Why a proposal must not go on with these tests; empty when every case passes. A rule without tests is objected to,
     * a measure may do without: its preview shows what it says.
     *
     * @param tests null for those in force
     */
    public Optional<String> objection(Proposal proposal, @Nullable String tests) {
        if (!proposal.kind().equals(RULE) && !proposal.kind().equals(MEASURE)) {
            return Optional.empty();
        }
        Optional<String> cases = Optional.ofNullable(tests)
                .filter(one -> !one.isBlank())
                .or(() -> tests(proposal.kind(), proposal.name()));
        if (cases.isEmpty()) {
            return proposal.kind().equals(RULE)
                    ? Optional.of("the rule has no tests: it must prove when it fires and when it does not")
                    : Optional.empty();
        }
        try {
            List<Shown> failed = run(proposal, cases.get()).stream()
                    .filter(one -> !one.passed())
                    .toList();
            return failed.stream()
                    .findFirst()
                    .map(first -> "%d of its tests fail; line %d, %s: expected %s but found %s"
                            .formatted(failed.size(), first.line(), first.name(), first.expected(), first.found()));
        } catch (RuleErrors | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
