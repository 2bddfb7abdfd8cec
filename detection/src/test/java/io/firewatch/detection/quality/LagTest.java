package io.firewatch.detection.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagTest {
    private static final long HOUR = 3_600;

    @Test
    void aSecondOverADayIsMoreThanTwentyFourHours() {
        assertThat(Lag.NOTHING.plus(24 * HOUR).hours(0.95)).isEqualTo(24);
        assertThat(Lag.NOTHING.plus(24 * HOUR + 1).hours(0.95)).isEqualTo(25);
    }

    @Test
    void oneInTwentyMayBeLate() {
        Lag lag = Lag.NOTHING;
        for (int i = 0; i < 19; i++) {
            lag = lag.plus(HOUR);
        }
        assertThat(lag.plus(40 * HOUR).hours(0.95)).isEqualTo(1);
        assertThat(lag.plus(40 * HOUR).plus(40 * HOUR).hours(0.95)).isEqualTo(40);
    }

    @Test
    void longLagsAreCountedByTheDay() {
        assertThat(Lag.NOTHING.plus(48 * HOUR).hours(0.5)).isEqualTo(48);
        assertThat(Lag.NOTHING.plus(48 * HOUR + 1).hours(0.5)).isEqualTo(72);
        assertThat(Lag.NOTHING.plus(5000 * HOUR).hours(0.5)).isEqualTo(33 * 24);
    }

    @Test
    void nothingReceivedSaysNothing() {
        assertThat(Lag.NOTHING.hours(0.95)).isNaN();
    }
}
