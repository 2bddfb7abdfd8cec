package io.firewatch.detection.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InternalRateTest {
    @Test
    void oneHundredGivenAndOneHundredAndTenPaidAYearLaterIsTenPerCent() {
        assertThat(InternalRate.of(List.of(new CashFlow(0, 100), new CashFlow(1, -110))))
                .isEqualTo(0.10, within(1e-9));
    }

    @Test
    void whatIsNotPaidBackCostsLessThanNothing() {
        assertThat(InternalRate.of(List.of(new CashFlow(0, 100), new CashFlow(1, -50))))
                .isEqualTo(-0.5, within(1e-9));
    }

    @Test
    void nothingGivenOrNothingPaidHasNoRate() {
        assertThat(InternalRate.of(List.of())).isNaN();
        assertThat(InternalRate.of(List.of(new CashFlow(0, 100)))).isNaN();
        assertThat(InternalRate.of(List.of(new CashFlow(1, -100)))).isNaN();
    }

    @Test
    void aMonsterIsSolvedAsWell() {
        assertThat(InternalRate.of(List.of(new CashFlow(0, 100), new CashFlow(1, -100_000))))
                .isEqualTo(999, within(1e-6));
    }

    /** The level payment of a known rate, by the closed form of the annuity. */
    @Property
    void theRateAnAnnuityWasMadeWithIsFoundAgain(
            @ForAll @IntRange(min = 1, max = 5_000) int basisPoints, @ForAll @IntRange(min = 1, max = 360) int months) {
        double rate = basisPoints / 10_000.0;
        double payment = 1_000_000 * rate / (1 - Math.pow(1 + rate, -months));

        assertThat(InternalRate.of(annuity(1_000_000, payment, months))).isEqualTo(rate, within(1e-8));
    }

    @Property
    void interestOnlyLoansCostTheirInterest(
            @ForAll @IntRange(min = 0, max = 5_000) int basisPoints, @ForAll @IntRange(min = 1, max = 120) int months) {
        double rate = basisPoints / 10_000.0;
        List<CashFlow> flows = new ArrayList<>(annuity(1_000_000, 1_000_000 * rate, months));
        flows.add(new CashFlow(months, -1_000_000));

        assertThat(InternalRate.of(flows)).isEqualTo(rate, within(1e-8));
    }

    @Property
    void neitherTheOrderOfFlowsNorTheirScaleMatters(
            @ForAll @IntRange(min = 10, max = 2_000) int basisPoints,
            @ForAll @IntRange(min = 2, max = 36) int months,
            @ForAll @IntRange(min = 1, max = 1_000_000) int thousandths,
            @ForAll long seed) {
        double rate = basisPoints / 10_000.0;
        double scale = thousandths / 1_000.0;
        double payment = 50_000 * rate / (1 - Math.pow(1 + rate, -months));
        List<CashFlow> flows = new ArrayList<>();
        annuity(50_000, payment, months).forEach(flow -> flows.add(new CashFlow(flow.time(), flow.amount() * scale)));
        Collections.shuffle(flows, new Random(seed));

        assertThat(InternalRate.of(flows)).isEqualTo(rate, within(1e-8));
    }

    private static List<CashFlow> annuity(double principal, double payment, int months) {
        List<CashFlow> flows = new ArrayList<>();
        flows.add(new CashFlow(0, principal));
        for (int month = 1; month <= months; month++) {
            flows.add(new CashFlow(month, -payment));
        }
        return flows;
    }
}
