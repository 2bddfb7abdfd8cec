package io.firewatch.rulesets.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firewatch.model.Severity;
import io.firewatch.rulesets.condition.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BandsTest {
    private static final Path GOOD = Path.of("src/test/resources/good");

    @Test
    void aBandHoldsItsLowerBoundAndNotItsUpperOne() throws IOException {
        CompiledRule rule = compiled("bands-alone", "{}");

        assertThat(judged(rule, "unmatched", 999_99)).isNull();
        assertThat(judged(rule, "unmatched", 1_000_00)).isEqualTo(Severity.LOW);
        assertThat(judged(rule, "unmatched", 19_999_99)).isEqualTo(Severity.LOW);
        assertThat(judged(rule, "unmatched", 20_000_00)).isEqualTo(Severity.HIGH);
    }

    @Test
    void bandsMayFallInSeverity() throws IOException {
        CompiledRule rule = compiled("falling-bands", "{}");

        assertThat(judged(rule, "borrowers", 1)).isEqualTo(Severity.CRITICAL);
        assertThat(judged(rule, "borrowers", 2)).isEqualTo(Severity.MEDIUM);
        assertThat(judged(rule, "borrowers", 4)).isEqualTo(Severity.MEDIUM);
        assertThat(judged(rule, "borrowers", 5)).isNull();
    }

    @Test
    void aBoundMayBeAParameterThatTheBureauSets() throws IOException {
        CompiledRule rule = compiled("falling-bands", "{\"few\": 7}");

        assertThat(judged(rule, "borrowers", 6)).isEqualTo(Severity.MEDIUM);
        assertThat(rule.formula(values(rule, "borrowers", 6))).isEqualTo("borrowers 6 < few 7");
    }

    @Test
    void aParameterThatLeavesABandNothingIsRefused() {
        assertThatExceptionOfType(OverrideErrors.class)
                .isThrownBy(() -> compiled("bands", "{\"share\": 0.1}"))
                .withMessageContaining("no value is left for the band of severity high");
    }

    @Test
    void withAConditionBothMustHold() throws IOException {
        CompiledRule rule = compiled("bands", "{}");
        double[] values = values(rule, "unmatched_share", 0.31);

        assertThat(rule.judge(values)).isNull();
        values[rule.layout().place("paid_to_lenders").orElseThrow()] = 0;
        assertThat(rule.judge(values)).isEqualTo(Severity.CRITICAL);
    }

    private static Severity judged(CompiledRule rule, String indicator, double value) {
        return rule.judge(values(rule, indicator, value));
    }

    private static double[] values(CompiledRule rule, String indicator, double value) {
        double[] values = new double[rule.layout().size()];
        Arrays.fill(values, Double.NaN);
        values[rule.layout().place(indicator).orElseThrow()] = value;
        return values;
    }

    private static CompiledRule compiled(String name, String overrides) throws IOException {
        Rule rule = RuleParser.parse(name, Files.readString(GOOD.resolve(name).resolve("rule.yaml")));
        return RuleCompiler.compile(rule, Layout.of(rule.subject()), Overrides.parse(overrides));
    }
}
