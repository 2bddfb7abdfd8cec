package io.firewatch.rulesets.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.measure.MeasureCatalogue;
import io.firewatch.rulesets.measure.MeasureParser;
import io.firewatch.rulesets.measure.MeasureTests;
import io.firewatch.rulesets.rule.RuleCompiler;
import io.firewatch.rulesets.rule.RuleParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case showed is told with its place. */
class RuleTestsTest {
    private static final String FOLDER = "over-limit/over-limit.one-platform";

    @Test
    void aFailingCaseIsToldAtItsLineWithWhatWasExpectedAndFound() {
        String turned = RuleCatalogue.text(FOLDER + "/rule.yaml")
                .replace("exposure - exposure_limit >", "exposure - exposure_limit <");
        String tests = RuleCatalogue.text(FOLDER + "/tests.yaml");

        List<RuleTests.Outcome> outcomes = RuleTests.parse(
                        RuleCompiler.compile(RuleParser.parse("rule.yaml", turned)), "tests.yaml", tests)
                .run();

        RuleTests.Outcome failed = outcomes.stream()
                .filter(one -> one.name().equals("at the limit"))
                .findFirst()
                .orElseThrow();
        assertThat(failed.passed()).isFalse();
        assertThat(failed.generated()).isFalse();
        assertThat(failed.expected()).isEqualTo("[]");
        assertThat(failed.found()).contains("{from: ", "firing: true}");
        assertThat(tests.lines().toList().get(failed.line() - 1)).contains("at the limit");
        assertThat(outcomes).anyMatch(RuleTests.Outcome::generated);
    }

    @Test
    void aMeasuresCaseTellsWhatItExpectedAsTheFileWritesIt() {
        String id = "night_withdrawals";
        String tests = MeasureCatalogue.testsYaml(id);
        String other = MeasureCatalogue.yaml(id).replace("hour(time) < 6", "hour(time) < 0");

        List<MeasureTests.Outcome> outcomes = MeasureTests.parse(
                        MeasureParser.parse("measure.yaml", other), "tests.yaml", tests)
                .run();

        assertThat(MeasureCatalogue.tests(id).run()).allMatch(MeasureTests.Outcome::passed);
        assertThat(outcomes).anySatisfy(one -> {
            assertThat(one.passed()).isFalse();
            assertThat(one.failure()).hasValueSatisfying(why -> assertThat(why).contains("expected", "found"));
            assertThat(tests.lines().toList().get(one.line() - 1)).contains(one.name());
        });
    }
}
