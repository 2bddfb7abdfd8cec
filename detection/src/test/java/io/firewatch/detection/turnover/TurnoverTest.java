package io.firewatch.detection.turnover;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.detection.book.StepSeries;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnoverTest {
    @Test
    void whatComesAndGoesInADayIsTurnover() {
        List<StepSeries> claims = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            // thirty of a hundred leave on day 5, and twenty new ones come
            claims.add(
                    i < 30
                            ? new StepSeries(new int[] {1, 5}, new long[] {100, 0})
                            : new StepSeries(new int[] {1}, new long[] {100}));
        }
        for (int i = 0; i < 20; i++) {
            claims.add(new StepSeries(new int[] {5}, new long[] {100}));
        }

        var days = Turnover.of(claims);

        assertThat(days.keySet()).containsExactly(1, 2, 5, 6);
        assertThat(days.get(1)).containsExactly(100, 0);
        assertThat(days.get(5)).containsExactly(90, 0.2);
        assertThat(days.get(6)).containsExactly(90, 0);
    }

    @Test
    void aSmallProductIsNotWatched() {
        assertThat(Turnover.of(List.of(new StepSeries(new int[] {1, 2}, new long[] {100, 0}))))
                .isEmpty();
    }
}
