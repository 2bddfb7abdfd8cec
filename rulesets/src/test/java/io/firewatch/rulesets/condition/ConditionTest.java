package io.firewatch.rulesets.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.indicator.FlowsIndicator;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.indicator.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {
    private static final Vocabulary NAMES =
            new Vocabulary(Layout.of(SubjectType.INSTITUTION), Map.of("signs", Unit.COUNT));
    private static final String TWO_OF_THREE =
            "count(ponzi_gap > 0.1, unmatched_share > 0.1 || borrowers < 5, balance > yuan(100)) >= p.signs";

    @Test
    void countsTheQuestionsAnsweredYes() throws Exception {
        Condition condition = Condition.compile(NAMES, TWO_OF_THREE);

        assertThat(condition.holds(values(0.2, 0.2, 9, 0), Map.of("p.signs", 2L)))
                .isTrue();
        assertThat(condition.holds(values(0.2, 0, 9, 0), Map.of("p.signs", 2L))).isFalse();
        assertThat(condition.holds(values(0.2, 0, 4, 0), Map.of("p.signs", 2L))).isTrue();
        assertThat(condition.holds(values(0.2, 0, 4, 0), Map.of("p.signs", 3L))).isFalse();
        assertThat(condition.holds(values(0.2, 0, 4, 10_001), Map.of("p.signs", 3L)))
                .isTrue();
    }

    @Test
    void writesWhatIsCounted() throws Exception {
        assertThat(Condition.compile(NAMES, TWO_OF_THREE).written(values(0.2, 0, 4, 0), Map.of("p.signs", 2L)))
                .isEqualTo("count(ponzi_gap 20.00 % > 0.1, unmatched_share 0.00 % > 0.1 or borrowers 4 < 5, "
                        + "balance 0.00 > 100.00) >= signs 2");
    }

    private static double[] values(double gap, double unmatched, double borrowers, double balance) {
        double[] values = new double[NAMES.layout().size()];
        values[NAMES.layout().place(FlowsIndicator.PONZI_GAP.id()).orElseThrow()] = gap;
        values[NAMES.layout().place(FlowsIndicator.UNMATCHED_SHARE.id()).orElseThrow()] = unmatched;
        values[NAMES.layout().place(FlowsIndicator.BORROWERS.id()).orElseThrow()] = borrowers;
        values[NAMES.layout().place(FlowsIndicator.BALANCE.id()).orElseThrow()] = balance;
        return values;
    }
}
