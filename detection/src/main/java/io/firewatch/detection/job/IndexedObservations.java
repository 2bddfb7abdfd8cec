package io.firewatch.detection.job;

import io.firewatch.model.indicator.Indicator;
import io.firewatch.model.indicator.Observation;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Which observations are worth a place in the index: every day of an institution; of products, loans and parties those
 * that come within sight of a threshold. The rest stays in the books, and is in the record for who asks.
 */
public final class IndexedObservations implements FilterFunction<Observation> {
    /** Half a limit: below it nobody plots an exposure. */
    private static final double EXPOSURE_SHARE = 0.5;

    private static final double MISMATCH = 1.2;
    private static final long UNMATCHED_FEN = 1_000_000;

    @Override
    public boolean filter(Observation seen) {
        if (seen.isWithdrawn()) {
            return false;
        }
        return switch (seen.type()) {
            case INSTITUTION -> true;
            case PARTY ->
                seen.value(Indicator.EXPOSURE) >= EXPOSURE_SHARE * seen.value(Indicator.EXPOSURE_LIMIT)
                        || seen.value(Indicator.CITY_EXPOSURE)
                                >= EXPOSURE_SHARE * seen.value(Indicator.CITY_EXPOSURE_LIMIT);
            case LOAN ->
                seen.value(Indicator.PAYOUT_GAP) != 0
                        || seen.value(Indicator.CLAIMS_GAP) != 0
                        || seen.value(Indicator.DAYS_FULL_UNPAID) != 0;
            case PRODUCT ->
                seen.value(Indicator.PRODUCT_UNMATCHED) >= UNMATCHED_FEN
                        || seen.value(Indicator.MATURITY_MISMATCH) >= MISMATCH
                        || seen.value(Indicator.PRODUCT_CLAIMS) == 0;
        };
    }
}
