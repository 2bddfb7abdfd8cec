package io.firewatch.detection.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StepSeriesTest {
    @Test
    void holdsEachLevelUntilTheNextStep() {
        StepSeries series = StepSeries.ofLevels(new TreeMap<>(Map.of(10, 500L, 20, 0L)));

        assertThat(series.levelOn(9)).isZero();
        assertThat(series.levelOn(10)).isEqualTo(500);
        assertThat(series.levelOn(19)).isEqualTo(500);
        assertThat(series.levelOn(20)).isZero();
    }

    @Test
    void leavesOutStepsThatChangeNothing() {
        assertThat(StepSeries.ofLevels(new TreeMap<>(Map.of(1, 5L, 2, 5L, 3, 6L)))
                        .days())
                .containsExactly(1, 3);
    }

    @Property
    void whatChangedLeadsFromTheOldSeriesToTheNew(
            @ForAll @Size(max = 8) Map<@IntRange(max = 30) Integer, @LongRange(max = 1000) Long> before,
            @ForAll @Size(max = 8) Map<@IntRange(max = 30) Integer, @LongRange(max = 1000) Long> after) {
        StepSeries old = StepSeries.ofLevels(new TreeMap<>(before));
        StepSeries now = StepSeries.ofLevels(new TreeMap<>(after));

        TreeMap<Integer, Long> changes = new TreeMap<>(old.changesSince(StepSeries.NOTHING));
        now.changesSince(old).forEach((day, change) -> changes.merge(day, change, Long::sum));

        assertThat(StepSeries.ofChanges(changes)).isEqualTo(now);
    }
}
