package io.firewatch.detection.job;

import io.firewatch.model.indicator.CostIndicator;
import io.firewatch.model.indicator.ExposureIndicator;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.FakeListingIndicator;
import io.firewatch.model.indicator.GuaranteeIndicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.PayoutIndicator;
import io.firewatch.model.indicator.PoolingIndicator;
import io.firewatch.rulesets.measure.Measure;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Which observations are worth a place in the index: every day of an institution; of products, loans and parties those
 * that come within sight of a threshold. The rest stays in the books, and is in the record for who asks.
 */
public final class IndexedObservations implements FilterFunction<Observation> {
    /** Half a limit: below it nobody plots an exposure. */
    private static final double EXPOSURE_SHARE = 0.5;

    private static final double MISMATCH = 1.2;

    /** Half of the strictest cap: below it nobody asks what a loan costs. */
    private static final double ANNUAL_COST = 0.12;

    /** Half of what a guarantee company may carry, and of what one debtor may have of it. */
    private static final double LEVERAGE = 5;

    private static final double DEBTOR_SHARE = 0.05;

    /** One short of what is alerted. */
    private static final int FAKE_SIGNS = 2;

    private static final double CUT_SHARE = 0.005;
    private static final long UNMATCHED_FEN = 1_000_000;

    @Override
    public boolean filter(Observation seen) {
        if (seen.isWithdrawn() || seen.group().startsWith(Measure.GROUP)) {
            return false; // a line in the index needs the unit, which only the measure's text knows
        }
        if (seen.isOf(Facet.CHECKS)) {
            return false; // desk.quality has them by day, with examples
        }
        if (seen.isOf(Facet.EXPOSURE)) {
            return seen.value(ExposureIndicator.EXPOSURE)
                            >= EXPOSURE_SHARE * seen.value(ExposureIndicator.EXPOSURE_LIMIT)
                    || seen.value(ExposureIndicator.CITY_EXPOSURE)
                            >= EXPOSURE_SHARE * seen.value(ExposureIndicator.CITY_EXPOSURE_LIMIT);
        }
        if (seen.isOf(Facet.PAYOUT)) {
            return seen.value(PayoutIndicator.PAYOUT_GAP) != 0
                    || seen.value(PayoutIndicator.CLAIMS_GAP) != 0
                    || seen.value(PayoutIndicator.DAYS_FULL_UNPAID) != 0;
        }
        if (seen.isOf(Facet.COST)) {
            return seen.value(CostIndicator.NOMINAL_RATE) > ANNUAL_COST
                    || seen.value(CostIndicator.CUT_SHARE) > CUT_SHARE;
        }
        if (seen.isOf(Facet.GUARANTEE)) {
            return isWorthAttention(seen);
        }
        if (seen.isOf(Facet.FAKE_LISTING)) {
            return seen.value(FakeListingIndicator.FAKE_SIGNS) >= FAKE_SIGNS;
        }
        if (seen.isOf(Facet.POOLING)) {
            return seen.value(PoolingIndicator.PRODUCT_UNMATCHED) >= UNMATCHED_FEN
                    || seen.value(PoolingIndicator.MATURITY_MISMATCH) >= MISMATCH
                    || seen.value(PoolingIndicator.PRODUCT_CLAIMS) == 0;
        }
        return true;
    }

    private static boolean isWorthAttention(Observation guarantor) {
        return guarantor.value(GuaranteeIndicator.GUARANTEE_LEVERAGE) >= LEVERAGE
                || guarantor.value(GuaranteeIndicator.DEBTOR_GUARANTEED_SHARE) >= DEBTOR_SHARE
                || guarantor.value(GuaranteeIndicator.GROUP_GUARANTEED_SHARE) >= DEBTOR_SHARE
                || guarantor.value(GuaranteeIndicator.UNLICENSED_GUARANTEED) > 0
                || guarantor.value(GuaranteeIndicator.RELATED_GUARANTEED) > 0
                || guarantor.value(GuaranteeIndicator.CONTROLLER_GUARANTEED) > 0
                || guarantor.value(GuaranteeIndicator.CLAIMABLE) > 0;
    }
}
