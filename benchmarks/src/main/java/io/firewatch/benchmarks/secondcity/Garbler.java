package io.firewatch.benchmarks.secondcity;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.Fact;
import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client whose export writes yuan with the sign of the currency: the batch fails, and is sent right afterwards as it
 * should have been (A.7: what failed must be sent again).
 */
final class Garbler {
    private static final int FAILED_NUMBERS_FROM = 900;

    private static final Map<RecordType, String> AMOUNTS = Map.of(
            RecordType.TRANSACT, "transMoney",
            RecordType.CREDITOR, "invAmount",
            RecordType.REPAY_PLAN, "curFund",
            RecordType.SCATTER_INVEST, "amount");

    private Garbler() {}

    /** The batch as it failed, or nothing where it has no amount. */
    static Optional<Batch> garbled(Batch batch) {
        String field = AMOUNTS.get(batch.type());
        if (field == null) {
            return Optional.empty();
        }
        int place = Fact.fields(batch.type()).indexOf(field);
        List<Fact> facts = batch.facts().stream()
                .map(fact -> {
                    List<String> values = new ArrayList<>(fact.values());
                    values.set(place, "￥" + values.get(place));
                    return new Fact(fact.type(), List.copyOf(values));
                })
                .toList();
        return Optional.of(new Batch(
                batch.lender(),
                batch.type(),
                batch.tradeDay(),
                batch.days(),
                FAILED_NUMBERS_FROM + batch.number(),
                facts));
    }
}
