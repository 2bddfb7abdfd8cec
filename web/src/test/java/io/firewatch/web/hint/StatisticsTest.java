package io.firewatch.web.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    /** Wilson's interval of 10 of 10 begins at 10 / (10 + z²). */
    @Test
    void ofFewVerdictsLittleIsConcluded() {
        assertThat(Statistics.wilsonLow(10, 10)).isCloseTo(0.7225, within(0.0001));
        assertThat(Statistics.wilsonLow(5, 10)).isCloseTo(0.2366, within(0.0001));
        assertThat(Statistics.wilsonLow(0, 0)).isZero();
    }

    @Test
    void whatStaysTheSameHasNotDrifted() {
        double[] then = IntStream.range(0, 1_000).asDoubleStream().toArray();

        assertThat(Statistics.psi(then, then)).isCloseTo(0, within(1e-9));
    }

    @Test
    void whatMovedByHalfItsRangeHas() {
        double[] then = IntStream.range(0, 1_000).asDoubleStream().toArray();
        double[] now = IntStream.range(500, 1_500).asDoubleStream().toArray();

        assertThat(Statistics.psi(then, now)).isGreaterThan(0.25);
    }
}
