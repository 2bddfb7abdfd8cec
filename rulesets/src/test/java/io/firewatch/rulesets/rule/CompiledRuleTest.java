package io.firewatch.rulesets.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Severity;
import io.firewatch.model.indicator.ExposureIndicator;
import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.PayoutIndicator;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.rulesets.catalogue.RuleCatalogue;
import io.firewatch.rulesets.condition.Layout;
import org.junit.jupiter.api.Test;

class CompiledRuleTest {
    private final CompiledRule pooling = shipped("fund-pooling.unmatched-balance");
    private final CompiledRule limit = shipped("over-limit.one-platform");
    private final CompiledRule payout = shipped("loan-imbalance.payout");

    @Test
    void writesTheFormulaWithItsNumbersPutIn() {
        double[] values = values(FlowsIndicator.UNMATCHED, 12_345_678, FlowsIndicator.UNMATCHED_SHARE, 0.1234);
        assertThat(pooling.judge(values)).isEqualTo(Severity.CRITICAL);
        assertThat(pooling.formula(values))
                .isEqualTo("unmatched_share 12.34 % > share 5.00 % and unmatched 123,456.78 > floor 1,000.00");
    }

    @Test
    void writesTheDigitsAComparisonTurnsOn() {
        assertThat(pooling.formula(values(FlowsIndicator.UNMATCHED_SHARE, 0.050004)))
                .startsWith("unmatched_share 5.0004 %");
    }

    @Test
    void writesTheGradeThatHolds() {
        double[] values = values(ExposureIndicator.EXPOSURE, 200_000_00, ExposureIndicator.EXPOSURE_LIMIT, 10_000_00);
        assertThat(limit.judge(values)).isEqualTo(Severity.CRITICAL);
        assertThat(limit.formula(values))
                .isEqualTo("exposure 200,000.00 - exposure_limit 10,000.00 > 1.00; critical: "
                        + "exposure 200,000.00 > 5 × exposure_limit 10,000.00");
    }

    @Test
    void writesFunctionsAndPortions() {
        assertThat(payout.formula(
                        values(PayoutIndicator.PAYOUT_GAP, 2_000_00, PayoutIndicator.LOAN_AMOUNT, 100_000_00)))
                .isEqualTo("payout_gap 2,000.00 > max(floor 5.00, loan_amount 100,000.00 × share 1.00 %)");
    }

    @Test
    void putsLabelAndFiguresIntoTheMessage() {
        double[] values = values(ExposureIndicator.EXPOSURE, 250_000_00, ExposureIndicator.EXPOSURE_LIMIT, 200_000_00);
        assertThat(limit.messageEn(values, "张*$1"))
                .isEqualTo("张*$1 owes this institution 250,000.00 yuan, above the limit of 200,000.00 yuan.");
        assertThat(limit.messageZh(values, "张*")).contains("250,000.00 元");
    }

    @Test
    void givesThresholdsInYuanAndTheBasisAsJson() {
        assertThat(pooling.thresholdsJson()).isEqualTo("{\"share\":0.05,\"floor\":1000}");
        assertThat(limit.basisJson())
                .isEqualTo("[{\"law\":\"网络借贷信息中介机构业务活动管理暂行办法\",\"article\":\"17\",\"mark\":\"TXT\"}]");
    }

    @Test
    void appliesFromItsFirstDayToItsKindOfInstitution() {
        int first = BusinessTime.parseDay("2016-08-24");
        assertThat(limit.applies(InstitutionType.P2P, first)).isTrue();
        assertThat(limit.applies(InstitutionType.P2P, first - 1)).isFalse();
        assertThat(limit.applies(InstitutionType.PAWN, first)).isFalse();
    }

    @Test
    void refusesValuesOfAnotherSubject() {
        assertThatIllegalArgumentException().isThrownBy(() -> limit.judge(new double[1]));
    }

    private static CompiledRule shipped(String id) {
        return RuleCatalogue.load().stream()
                .filter(one -> one.rule().id().equals(id))
                .findFirst()
                .map(one -> RuleCompiler.compile(one.rule()))
                .orElseThrow();
    }

    private static double[] values(Indicator first, double value) {
        Layout layout = Layout.of(first.subject());
        double[] values = new double[layout.size()];
        values[layout.place(first.id()).orElseThrow()] = value;
        return values;
    }

    private static double[] values(Indicator first, double value, Indicator second, double other) {
        double[] values = values(first, value);
        values[Layout.of(first.subject()).place(second.id()).orElseThrow()] = other;
        return values;
    }
}
