package io.firewatch.detection.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.firewatch.detection.flow.FlowDay;
import io.firewatch.detection.flow.FlowFact;
import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.model.indicator.ReturnsIndicator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeersTest {
    @Test
    void deviationIsCountedInMedianAbsoluteDeviations() {
        double[] peers = {0.06, 0.07, 0.08, 0.09, 0.11};

        // median 0.08, deviations 0.02 0.01 0 0.01 0.03, their median 0.01
        assertThat(Peers.deviation(0.12, peers)).isCloseTo(4, within(1e-9));
    }

    @Test
    void peersThatAllPromiseTheSameStillAllowHalfAPoint() {
        assertThat(Peers.deviation(0.085, new double[] {0.08, 0.08, 0.08, 0.08, 0.08}))
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void fourPeersAreNoMarket() {
        assertThat(Peers.deviation(0.2, new double[] {0.08, 0.08, 0.08, 0.08})).isNaN();
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetween() {
        assertThat(Peers.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void aDayKeepsOneReturnPerInstitution() {
        DayReturns day = DayReturns.NOTHING.with("B", 0.1).with("A", 0.2).with("B", 0.3);

        assertThat(day).isEqualTo(new DayReturns(new String[] {"A", "B"}, new double[] {0.2, 0.3}));
    }

    @Test
    void theReturnIsWeightedByAmountAndSubsidiesCome() {
        FlowDay day = new FlowDay(new long[0], 0, 0)
                .plus(FlowFact.of("A", FlowKind.CLAIMED, 1, 3_000))
                .plus(FlowFact.of("A", FlowKind.CLAIMED_RETURN, 1, 270))
                .plus(FlowFact.of("A", FlowKind.LENT, 1, 1_000))
                .plus(FlowFact.of("A", FlowKind.SUBSIDY, 1, 20));
        double[] values = new Returns().values(new FlowLedger(Map.of(1, day)), 30);

        assertThat(values[ReturnsIndicator.PROMISED_RETURN.ordinal()]).isEqualTo(0.09);
        assertThat(values[ReturnsIndicator.HIDDEN_RETURN.ordinal()]).isCloseTo(0.11, within(1e-12));
        assertThat(new Returns().values(new FlowLedger(Map.of(1, day)), 31)[ReturnsIndicator.PROMISED_RETURN.ordinal()])
                .isNaN();
    }
}
