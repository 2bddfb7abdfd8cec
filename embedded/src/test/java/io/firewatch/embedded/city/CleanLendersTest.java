package io.firewatch.embedded.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Follows the two shares that raise a critical alert day by day, as supervision-rules R03a and R07b define them. */
class CleanLendersTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /** day → (lender|product|party → change of LD.2 − LD.8 − live claims), and likewise the other sums. */
    private final TreeMap<Integer, Map<String, Long>> unmatched = new TreeMap<>();

    private final TreeMap<Integer, Map<String, Long>> invested = new TreeMap<>();
    private final TreeMap<Integer, Map<String, Long>> paid = new TreeMap<>();
    private final TreeMap<Integer, Map<String, Long>> earned = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 7})
    void areNeverNearACriticalAlertWhileThePlantedOnesAre(long seed) {
        City city = City.plan(seed, FIRST, 120);
        follow(city);
        Set<String> breaching = new HashSet<>();
        city.planted().forEach(one -> breaching.add(one.lender()));

        Set<String> pooling = longerThan(2, this::poolingOn);
        Set<String> ponzi = longerThan(4, day -> ponziOn(day, 0.1));
        Set<String> gravePonzi = longerThan(25, day -> ponziOn(day, 0.3));

        assertThat(breaching).containsAll(pooling).containsAll(ponzi);
        assertThat(pooling).contains(lender(city, Plant.POOLED_MONEY), lender(city, Plant.PRODUCT_WITHOUT_LOANS));
        // Money that the platform advances counts as nobody's, so that this gap is R08's as well (R07 false positives).
        assertThat(ponzi)
                .contains(lender(city, Plant.PONZI))
                .isSubsetOf(
                        lender(city, Plant.PONZI),
                        lender(city, Plant.PLATFORM_COMPENSATES),
                        lender(city, Plant.SILENT_COMPENSATION));
        assertThat(gravePonzi).containsExactly(lender(city, Plant.PONZI));
        assertThat(breaching).hasSize(30);
    }

    @Test
    void areAThirdOfTheCity() {
        assertThat(City.plan(1, FIRST, 5).lenders())
                .hasSize(45)
                .filteredOn(lender -> lender.plants().isEmpty())
                .hasSize(15);
    }

    private interface Finding {
        Set<String> on(int day);
    }

    /** Lenders for which the finding holds on more than so many calendar days running. */
    private Set<String> longerThan(int days, Finding finding) {
        Map<String, Integer> running = new HashMap<>();
        Set<String> found = new HashSet<>();
        sums.clear();
        idle.clear();
        for (int day = invested.firstKey(); day <= invested.lastKey(); day++) {
            Set<String> today = finding.on(day);
            running.keySet().retainAll(today);
            today.forEach(lender -> running.merge(lender, 1, Integer::sum));
            running.forEach((lender, count) -> {
                if (count > days) {
                    found.add(lender);
                }
            });
        }
        return found;
    }

    private final Map<String, Long> sums = new HashMap<>();
    private final Map<String, Long> idle = new HashMap<>();

    private Set<String> poolingOn(int day) {
        unmatched.getOrDefault(day, Map.of()).forEach((key, fen) -> {
            long before = sums.getOrDefault(key, 0L);
            sums.put(key, before + fen);
            idle.merge(key.substring(0, 15), Math.max(0, before + fen) - Math.max(0, before), Long::sum);
        });
        invested.getOrDefault(day, Map.of()).forEach((key, fen) -> sums.merge(key, fen, Long::sum));
        Set<String> found = new HashSet<>();
        idle.forEach((lender, fen) -> {
            if (fen > 1_000_000 && fen > 0.05 * sums.getOrDefault(lender, 0L)) {
                found.add(lender);
            }
        });
        return found;
    }

    private Set<String> ponziOn(int day, double gap) {
        Map<String, Long> month = new HashMap<>();
        Map<String, Long> in = new HashMap<>();
        paid.subMap(day - 29, day + 1).values().forEach(one -> one.forEach((k, fen) -> month.merge(k, fen, Long::sum)));
        earned.subMap(day - 29, day + 1).values().forEach(one -> one.forEach((k, fen) -> in.merge(k, fen, Long::sum)));
        Set<String> found = new HashSet<>();
        month.forEach((lender, fen) -> {
            if (fen > 100_000_000 && 1 - in.getOrDefault(lender, 0L) / (double) fen > gap) {
                found.add(lender);
            }
        });
        return found;
    }

    private void follow(City city) {
        Map<String, String> place = new HashMap<>();
        Map<String, Map<Integer, Long>> claims = new HashMap<>();
        Map<String, String> holder = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Iterator<CityDay> days = city.days(); days.hasNext(); ) {
            for (Batch batch : days.next().batches()) {
                String lender = batch.lender().code();
                for (Fact fact : batch.facts()) {
                    if (!seen.add(lender + fact)) {
                        continue;
                    }
                    switch (fact.type()) {
                        case LEND_PRODUCT_CONFIG ->
                            place.put(lender + fact.value("finClaimId"), fact.value("sourceFinancingCode"));
                        case CREDITOR -> {
                            String claim = lender + fact.value("finClaimId");
                            holder.put(claim, fact.value("userIdcardHash"));
                            add(claims, claim, day(fact, "invTime"), fen(fact, "invAmount") + fen(fact, "redpackage"));
                        }
                        case UNDER_TAKE -> {
                            String claim = lender + fact.value("unFinClaimId");
                            holder.put(claim, fact.value("userIdcardHash"));
                            add(claims, claim, day(fact, "takeTime"), fen(fact, "takeAmount"));
                            add(
                                    claims,
                                    lender + fact.value("finClaimId"),
                                    day(fact, "takeTime"),
                                    -fen(fact, "takeAmount"));
                        }
                        case LEND_PARTICULARS -> particulars(lender, fact);
                        case TRANSACT -> {
                            if (fact.value("transType").equals("8")) {
                                add(
                                        claims,
                                        lender + fact.value("finClaimId"),
                                        day(fact, "transTime"),
                                        -fen(fact, "transMoney"));
                            }
                            transact(lender, fact);
                        }
                        default -> {}
                    }
                }
            }
        }
        claims.forEach((claim, changes) -> {
            if (place.containsKey(claim)) {
                String key = claim.substring(0, 15) + "|" + place.get(claim) + "|" + holder.get(claim);
                changes.forEach((day, fen) -> add(unmatched, day, key, -fen));
            }
        });
    }

    private void particulars(String lender, Fact fact) {
        String type = fact.value("transType");
        if (type.equals("2") || type.equals("8")) {
            long fen = (type.equals("2") ? 1 : -1) * fen(fact, "transMoney");
            String key = lender + "|" + fact.value("sourceFinancingCode") + "|" + fact.value("userIdcardHash");
            add(unmatched, day(fact, "transTime"), key, fen);
            add(invested, day(fact, "transTime"), lender, fen);
        }
    }

    private void transact(String lender, Fact fact) {
        long fen = fen(fact, "transMoney");
        int day = day(fact, "transTime");
        switch (fact.value("transType")) {
            case "8", "9", "48" -> add(paid, day, lender, fen);
            case "18", "19", "27" -> add(earned, day, lender, fen);
            case "30", "47" -> add(earned, day, lender, -fen);
            default -> {}
        }
    }

    private static void add(TreeMap<Integer, Map<String, Long>> series, int day, String key, long fen) {
        series.computeIfAbsent(day, one -> new HashMap<>()).merge(key, fen, Long::sum);
    }

    private static void add(Map<String, Map<Integer, Long>> series, String key, int day, long fen) {
        series.computeIfAbsent(key, one -> new HashMap<>()).merge(day, fen, Long::sum);
    }

    private static int day(Fact fact, String field) {
        return BusinessTime.parseDay(fact.value(field));
    }

    private static long fen(Fact fact, String field) {
        return Money.parseYuan(fact.value(field)).fen();
    }

    private static String lender(City city, Plant plant) {
        return city.planted().stream()
                .filter(one -> one.plant() == plant)
                .findFirst()
                .orElseThrow()
                .lender();
    }
}
