package io.firewatch.model.record;

import io.firewatch.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * A supervised lender as the register knows it; absent text is empty, the rest null.
 *
 * @param party its credit code, re-keyed as in the feed
 * @param region six-digit code of the licensed region, by its credit code where the register does not say
 * @param uncustodied the register keeps custodians and has none for this lender; where it keeps none at all, an empty
 *     custodian says nothing
 * @param custodianTested whether the custodian is on the list of tested custody banks
 * @param borrowings owed to banks and shareholders (non-standard funding)
 * @param securities bonds and asset-backed securities outstanding (standardised funding)
 * @param online whether it is licensed to lend on line; null where the register does not say
 */
public record InstitutionFacts(
        String name,
        String type,
        String district,
        String party,
        String region,
        @Nullable Integer licensedFrom,
        @Nullable Integer licensedTo,
        String custodian,
        @Nullable Integer custodyFrom,
        boolean uncustodied,
        @Nullable Boolean custodianTested,
        @Nullable Money netAssets,
        @Nullable Money borrowings,
        @Nullable Money securities,
        @Nullable Boolean online) {}
