package io.firewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void takesPercentilesByNearestRank() {
        Latencies latencies = new Latencies();
        for (int wait = 100; wait >= 1; wait--) {
            latencies.add(wait);
        }
        assertThat(latencies.percentile(0.5)).isEqualTo(50);
        assertThat(latencies.percentile(0.99)).isEqualTo(99);
        assertThat(latencies.percentile(1)).isEqualTo(100);
    }

    @Test
    void saysNothingOfNothing() {
        assertThat(new Latencies().percentile(0.5)).isNaN();
    }
}
