package io.firewatch.web.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.model.Severity;
import io.firewatch.web.index.AlertCounts.Age;
import io.firewatch.web.index.AlertCounts.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example numbers follow supervision-rules B.8. */
class RiskTest {
    @Test
    void multipliesWhatAlertsLeaveUntouched() {
        Risk risk = Risk.of("A", List.of(weight(Severity.HIGH, Age.WITHIN_30_DAYS, 2)));
        assertThat(risk.score()).isCloseTo(100 * (1 - 0.8 * 0.8), within(0.05));
        assertThat(risk.grade()).isEqualTo(Risk.Grade.BLUE);
    }

    @Test
    void countsOlderAlertsForLess() {
        assertThat(Risk.of("A", List.of(weight(Severity.HIGH, Age.WITHIN_90_DAYS, 1)))
                        .score())
                .isCloseTo(10, within(0.05));
        assertThat(Risk.of("A", List.of(weight(Severity.HIGH, Age.OLDER, 1))).score())
                .isZero();
    }

    @Test
    void isRedWithAnyOpenCriticalAlert() {
        assertThat(Risk.of("A", List.of(weight(Severity.CRITICAL, Age.WITHIN_90_DAYS, 1)))
                        .grade())
                .isEqualTo(Risk.Grade.RED);
    }

    @Test
    void ranksTheWorstFirst() {
        List<Risk> ranked = Risk.rank(List.of(
                weight("calm", Severity.LOW, 1),
                weight("red", Severity.CRITICAL, 1),
                weight("many", Severity.HIGH, 6)));
        assertThat(ranked).extracting(Risk::institution).containsExactly("red", "many", "calm");
    }

    private static Weight weight(Severity severity, Age age, long alerts) {
        return new Weight("A", severity, age, alerts);
    }

    private static Weight weight(String institution, Severity severity, long alerts) {
        return new Weight(institution, severity, Age.WITHIN_30_DAYS, alerts);
    }
}
