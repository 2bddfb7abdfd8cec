package io.firewatch.benchmarks;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.City;
import io.firewatch.embedded.city.CityDay;
import io.firewatch.embedded.city.Fact;
import io.firewatch.embedded.city.Lender;
import io.firewatch.model.record.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reports of a city ten times the demo's: each lender reports what its namesakes in ten demo cities of different
 * seeds do, so that a batch holds some hundred records and a business day does not fly past in half a second.
 */
final class Traffic {
    static final int CITIES = 10;
    private static final long FIRST_SEED = 7_001;

    /** The protocol's limit (reporting-protocol A.2). */
    private static final int LARGEST_BATCH = 3_000;

    /** What a lender made up itself, and two of its namesakes may have made up alike. */
    private static final Set<String> OWN_IDS = Set.of(
            "sourceProductCode",
            "sourceFinancingCode",
            "finClaimId",
            "unFinClaimId",
            "transferId",
            "replanId",
            "transId",
            "bankTransId",
            "configId");

    private static final Set<String> ABSENT = Set.of("", "-1", "0");

    private record Kind(String lender, RecordType type) {}

    private final List<Lender> lenders;
    private final List<Iterator<CityDay>> cities = new ArrayList<>();

    /** Trade from {@code firstDay} on, for so many business days. */
    Traffic(LocalDate firstDay, int businessDays) {
        List<City> planned = new ArrayList<>();
        for (int i = 0; i < CITIES; i++) {
            planned.add(City.plan(FIRST_SEED + i, firstDay, businessDays));
        }
        lenders = planned.get(0).lenders();
        planned.forEach(city -> cities.add(city.halfWeeks()));
    }

    List<Lender> lenders() {
        return lenders;
    }

    boolean hasNext() {
        return cities.get(0).hasNext();
    }

    /** The next half week of all lenders, in sending order. */
    List<Batch> next() {
        Map<Kind, List<Batch>> merged = new LinkedHashMap<>();
        for (int i = 0; i < cities.size(); i++) {
            for (Batch batch : cities.get(i).next().batches()) {
                String suffix = "C" + i;
                List<Fact> facts =
                        batch.facts().stream().map(fact -> own(fact, suffix)).toList();
                merged.computeIfAbsent(new Kind(batch.lender().code(), batch.type()), kind -> new ArrayList<>())
                        .add(new Batch(
                                lender(batch.lender().code()), batch.type(), batch.tradeDay(), batch.days(), 0, facts));
            }
        }
        List<Batch> all = new ArrayList<>();
        merged.values().forEach(parts -> split(parts, all));
        return all;
    }

    private static void split(List<Batch> parts, List<Batch> into) {
        Batch first = parts.get(0);
        List<Fact> facts = parts.stream().flatMap(part -> part.facts().stream()).toList();
        int number = 0;
        for (int from = 0; from < facts.size(); from += LARGEST_BATCH) {
            into.add(new Batch(
                    first.lender(),
                    first.type(),
                    first.tradeDay(),
                    first.days(),
                    ++number,
                    facts.subList(from, Math.min(facts.size(), from + LARGEST_BATCH))));
        }
    }

    private Lender lender(String code) {
        return lenders.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the cities' rosters differ: " + code));
    }

    private static Fact own(Fact fact, String suffix) {
        List<String> names = fact.names();
        List<String> values = new ArrayList<>(fact.values());
        for (int i = 0; i < values.size(); i++) {
            if (OWN_IDS.contains(names.get(i)) && !ABSENT.contains(values.get(i))) {
                values.set(i, values.get(i) + suffix);
            }
        }
        return new Fact(fact.type(), values);
    }
}
