package io.firewatch.detection.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private static final Set<String> RULES = Set.of("a.rule");

    @Test
    void tellsWhatOpensWhatIsGoneAndWhatChanges() {
        Finding stays = finding("1", "a.rule", "high", DAY);
        Finding goes = finding("2", "a.rule", "high", DAY);
        Finding was = finding("3", "a.rule", "high", DAY);
        Finding is = finding("3", "a.rule", "critical", DAY);
        Finding opens = finding("4", "a.rule", "high", DAY);

        Difference difference =
                Difference.between(List.of(stays, goes, was), List.of(stays, is, opens), RULES, DAY, DAY);

        assertThat(difference.opened()).containsExactly(opens);
        assertThat(difference.gone()).containsExactly(goes);
        assertThat(difference.changed()).containsExactly(new Difference.Changed(was, is));
        assertThat(difference.same()).isEqualTo(1);
        assertThat(difference.isNone()).isFalse();
    }

    @Test
    void looksOnlyAtEpisodesThatBeginWithinTheDaysBothIncluded() {
        List<Finding> recorded = List.of(
                finding("1", "a.rule", "high", DAY.minusDays(1)), finding("2", "a.rule", "high", DAY.plusDays(2)));
        List<Finding> replayed =
                List.of(finding("3", "a.rule", "high", DAY), finding("4", "a.rule", "high", DAY.plusDays(1)));

        Difference difference = Difference.between(recorded, replayed, RULES, DAY, DAY.plusDays(1));

        assertThat(difference.gone()).isEmpty();
        assertThat(difference.opened()).hasSize(2);
    }

    @Test
    void saysNothingAboutRulesThatWereNotJudged() {
        Difference difference = Difference.between(
                List.of(finding("1", "another.rule", "high", DAY)), List.of(), RULES, LocalDate.MIN, LocalDate.MAX);

        assertThat(difference.isNone()).isTrue();
        assertThat(difference.same()).isZero();
    }

    private static Finding finding(String id, String rule, String severity, LocalDate day) {
        return new Finding(id, rule, "CERT1", "CERT1", severity, true, day, day, "x > y");
    }
}
