package io.firewatch.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
    @Test
    void everyValueIsCountedOnceAndTheRanksAreValues() {
        double[] values = new Random(7).doubles(1_000, -5, 50).toArray();

        Distribution found = Distribution.of(values);

        assertThat(found.bars()).hasSize(20);
        assertThat(found.bars().stream().mapToInt(Distribution.Bar::count).sum())
                .isEqualTo(1_000);
        for (Distribution.Bar bar : found.bars()) {
            boolean last = bar.to() == found.greatest();
            assertThat(java.util.Arrays.stream(values)
                            .filter(one -> one >= bar.from() && (one < bar.to() || last))
                            .count())
                    .isEqualTo(bar.count());
        }
        assertThat(java.util.Arrays.stream(values)
                        .filter(one -> one <= found.most())
                        .count())
                .isEqualTo(900);
        assertThat(found.half()).isBetween(found.least(), found.most());
    }

    @Test
    void equalValuesAreOneBar() {
        assertThat(Distribution.of(new double[] {3, 3, 3}).bars()).containsExactly(new Distribution.Bar(3, 3, 3));
    }
}
