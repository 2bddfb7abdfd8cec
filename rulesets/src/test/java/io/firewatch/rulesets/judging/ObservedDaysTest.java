package io.firewatch.rulesets.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedDaysTest {
    @Test
    void eachGroupStandsUntilItIsObservedAgain() {
        ObservedDays days = ObservedDays.of(List.of(new int[] {1, 4}, new int[] {2, 4, 6}));

        assertThat(days.days()).containsExactly(1, 2, 4, 6);
        assertThat(days.standing()[0]).containsExactly(0, 0, 1, 1);
        assertThat(days.standing()[1]).containsExactly(-1, 0, 1, 2);
    }

    @Test
    void historyBeginsWhenTheLastGroupWasFirstObserved() {
        List<int[]> groups = List.of(new int[] {1, 4}, new int[] {}, new int[] {3});

        assertThat(ObservedDays.historyFrom(groups)).isEqualTo(3);
    }

    @Test
    void whatWasNeverObservedHasNoDays() {
        assertThat(ObservedDays.of(List.of(new int[] {})).days()).isEmpty();
        assertThat(ObservedDays.historyFrom(List.of())).isZero();
    }
}
