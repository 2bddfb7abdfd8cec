package io.firewatch.detection.ties;

import io.firewatch.model.Money;
import io.firewatch.model.indicator.FundingIndicator;
import io.firewatch.model.record.InstitutionFacts;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a microloan company is funded and where it lends (R25). */
final class FundingDays {
    private static final String REGION_TAIL = "(00)+$";

    /** A registration number tells the district of registration; business is licensed for the city. */
    private static final int CITY_DIGITS = 4;

    private FundingDays() {}

    static double[] values(TieBook book, int day) {
        double[] values = new double[FundingIndicator.values().length];
        Arrays.fill(values, Double.NaN);
        InstitutionFacts facts = book.facts();
        if (facts == null) {
            return values;
        }
        if (facts.borrowings() != null || facts.securities() != null) {
            // A register that tells one kind of funding and leaves the other empty knows of none.
            values[FundingIndicator.BORROWINGS_TO_NET_ASSETS.ordinal()] = ratio(facts.borrowings(), facts.netAssets());
            values[FundingIndicator.SECURITIES_TO_NET_ASSETS.ordinal()] = ratio(facts.securities(), facts.netAssets());
        }
        long all = 0;
        long outside = 0;
        String licensed = prefix(facts.region());
        for (Map<String, Long> lent : book.lending()
                .subMap(day - TieDays.WINDOW_DAYS, false, day, true)
                .values()) {
            for (Map.Entry<String, Long> one : lent.entrySet()) {
                if (!one.getKey().isEmpty()) {
                    all += one.getValue();
                    outside += one.getKey().startsWith(licensed) ? 0 : one.getValue();
                }
            }
        }
        values[FundingIndicator.REGIONAL_PRINCIPAL.ordinal()] = all;
        values[FundingIndicator.OUTSIDE_REGION_SHARE.ordinal()] =
                licensed.isEmpty() ? Double.NaN : RelatedDays.share(outside, all);
        return values;
    }

    /** A province's code ends in four zeros, a city's in two. */
    private static String prefix(String region) {
        String significant = region.replaceAll(REGION_TAIL, "");
        return significant.substring(0, Math.min(CITY_DIGITS, significant.length()));
    }

    private static double ratio(@Nullable Money part, @Nullable Money netAssets) {
        if (netAssets == null || netAssets.fen() <= 0) {
            return Double.NaN;
        }
        return part == null ? 0 : (double) part.fen() / netAssets.fen();
    }
}
