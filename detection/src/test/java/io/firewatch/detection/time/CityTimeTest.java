package io.firewatch.detection.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CityTimeTest {
    @Property
    void unpacksWhatWasPacked(
            @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int day, @ForAll @LongRange(max = 1L << 39) long seq) {
        long packed = CityTime.of(day, seq);

        assertThat(CityTime.closedDay(packed)).isEqualTo(day);
        assertThat(CityTime.seq(packed)).isEqualTo(seq);
    }

    @Property
    void aClosedDayIsReachedWhateverTheNumberOfRecords(
            @ForAll @IntRange(max = 100_000) int day, @ForAll @LongRange(max = 1L << 39) long seq) {
        assertThat(CityTime.of(day, seq)).isGreaterThanOrEqualTo(CityTime.closing(day));
        assertThat(CityTime.of(day - 1, seq)).isLessThan(CityTime.closing(day));
    }

    @org.junit.jupiter.api.Test
    void refusesANumberThatDoesNotFit() {
        assertThatThrownBy(() -> CityTime.of(1, 1L << 40)).hasMessageContaining("does not fit");
    }
}
