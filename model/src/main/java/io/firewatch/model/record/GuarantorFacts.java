package io.firewatch.model.record;

import io.firewatch.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A guarantee company as the bureau's licence list knows it, as of a day.
 *
 * @param party its credit code, re-keyed as in the feed
 * @param licensed whether it holds a 融资担保业务经营许可证; null where the list does not say
 * @param smallOrFarm mainly guarantees small or farm businesses, which widens its limit (担保条例 15)
 */
public record GuarantorFacts(
        String party,
        String name,
        @Nullable Boolean licensed,
        @Nullable Money netAssets,
        boolean smallOrFarm,
        int asOf) {}
