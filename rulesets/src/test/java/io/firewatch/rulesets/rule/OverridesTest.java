package io.firewatch.rulesets.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.firewatch.model.Severity;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.condition.Layout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final Rule PONZI = RuleCatalogue.load().stream()
            .filter(one -> one.rule().id().equals("ponzi.payout-gap"))
            .findFirst()
            .orElseThrow()
            .rule();

    @Test
    void aThresholdSetByTheBureauDecidesAndIsShown() {
        CompiledRule rule = compiled("{\"gap\": 0.25}");

        assertThat(rule.judge(gap(0.2))).isNull();
        assertThat(rule.judge(gap(0.26))).isEqualTo(Severity.HIGH);
        assertThat(rule.thresholdsJson()).contains("\"gap\":0.25", "\"grave\":0.3", "\"paid\":1000000");
        assertThat(rule.formula(gap(0.26))).contains("gap 25.00 %");
    }

    @Test
    void withoutOneTheDefaultsHold() {
        assertThat(compiled("{}").judge(gap(0.2))).isEqualTo(Severity.HIGH);
    }

    @Test
    void whatTheRuleDoesNotAllowIsRefusedAllAtOnce() {
        assertThatExceptionOfType(OverrideErrors.class)
                .isThrownBy(() -> compiled("{\"gap\": 1.5, \"grave\": 0.105, \"gab\": 0.2}"))
                .withMessage("rule ponzi.payout-gap: there is no parameter 'gab', only [gap, grave, paid];"
                        + " parameter 'gap' is set to 1.5, outside 0.01 to 1;"
                        + " parameter 'grave' is set to 0.105, which is no step of 0.01 from 0.05");
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertThatExceptionOfType(OverrideErrors.class)
                .isThrownBy(() -> compiled("{\"gap\": \"much\"}"))
                .withMessageContaining("parameter 'gap' must be a number");
        assertThatExceptionOfType(OverrideErrors.class)
                .isThrownBy(() -> compiled("[]"))
                .withMessageContaining("must be a JSON object");
        assertThatExceptionOfType(OverrideErrors.class)
                .isThrownBy(() -> compiled("{"))
                .withMessageContaining("no JSON");
    }

    @Test
    void aNewTextKeepsWhatItStillAllows() {
        Overrides set = Overrides.parse("{\"gap\": 0.25, \"grave\": 7, \"gone\": 1}");

        assertThat(set.allowedBy(PONZI).json(PONZI)).isEqualTo("{\"gap\":0.25}");
    }

    private static CompiledRule compiled(String overrides) {
        return RuleCompiler.compile(PONZI, Layout.of(PONZI.subject()), Overrides.parse(overrides));
    }

    private static double[] gap(double share) {
        Layout layout = Layout.of(PONZI.subject());
        double[] values = new double[layout.size()];
        Arrays.fill(values, Double.NaN);
        values[layout.place(FlowsIndicator.PONZI_GAP.id()).orElseThrow()] = share;
        values[layout.place(FlowsIndicator.PAID_TO_LENDERS.id()).orElseThrow()] = 2_000_000_00;
        return values;
    }
}
