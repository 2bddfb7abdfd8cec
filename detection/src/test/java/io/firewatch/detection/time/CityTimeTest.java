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
            @ForAll @IntRange(min = -60_000, max = 60_000) int day, @ForAll @LongRange(max = 1L << 39) long seq) {
        long packed = CityTime.of(day, seq);

        assertThat(CityTime.closedDay(packed)).isEqualTo(day);
        assertThat(CityTime.seq(packed)).isEqualTo(seq);
    }

    @Property
    void aClosedDayIsReachedWhateverTheNumberOfRecords(
            @ForAll @IntRange(max = 60_000) int day, @ForAll @LongRange(max = 1L << 39) long seq) {
        assertThat(CityTime.of(day, seq)).isGreaterThanOrEqualTo(CityTime.closing(day));
        assertThat(CityTime.of(day - 1, seq)).isLessThan(CityTime.closing(day));
    }

    @Property
    void aTickIsLaterThanTheTimeBeforeAndEarlierThanTheNextRecord(
            @ForAll @IntRange(min = -60_000, max = 60_000) int day, @ForAll @LongRange(max = 1L << 39) long seq) {
        long tick = CityTime.tick(CityTime.of(day, seq));

        assertThat(tick).isBetween(CityTime.of(day, seq) + 1, CityTime.of(day, seq + 1) - 1);
        assertThat(CityTime.closedDay(tick)).isEqualTo(day);
        assertThat(CityTime.seq(tick)).isEqualTo(seq);
    }

    @org.junit.jupiter.api.Test
    void ticksWithoutARecordEndBeforeTheNextRecordsTime() {
        long time = CityTime.of(20_000, 5);
        for (int i = 0; i < 1_000; i++) {
            time = CityTime.tick(time);
        }

        assertThat(time).isLessThan(CityTime.of(20_000, 6));
    }

    @org.junit.jupiter.api.Test
    void aDayBeyondAllDaysNeverCloses() {
        assertThat(CityTime.closing(Integer.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(CityTime.closing(Integer.MIN_VALUE)).isLessThan(CityTime.closing(-60_000));
    }

    @org.junit.jupiter.api.Test
    void refusesANumberThatDoesNotFit() {
        assertThatThrownBy(() -> CityTime.of(1, 1L << 40)).hasMessageContaining("does not fit");
    }
}
