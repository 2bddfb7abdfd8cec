package io.firewatch.embedded.city;

import io.firewatch.model.record.RecordType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What a lender has to report, by the business day on which it will get round to it. */
final class Outbox {
    /** Records that may be late: not those that say who or what a loan is. */
    private static final Set<RecordType> MAY_BE_LATE = Set.of(
            RecordType.STATUS,
            RecordType.TRANSACT,
            RecordType.REPAY_PLAN,
            RecordType.CREDITOR,
            RecordType.TRANSFER_STATUS,
            RecordType.LEND_PARTICULARS);
    /** The book must be big enough for one late record not to matter. */
    private static final int FIRST_LATE_DAY = 8;

    private static final int LATE_PER_MILLE = 12;
    private static final int VERY_LATE_PER_MILLE = 150;
    private static final int REPEATED_PER_MILLE = 8;

    private final NavigableMap<Integer, Map<RecordType, List<Fact>>> byDay = new TreeMap<>();
    private final Lender lender;
    private final SplittableRandom random;
    private int today;
    private boolean breaching;
    private boolean withholding;
    private boolean moneyOfToday;

    Outbox(Lender lender, SplittableRandom random) {
        this.lender = lender;
        this.random = random;
    }

    /** {@code breaching}: breaches have begun; {@code withholding}: no transaction is reported from now on. */
    void open(int businessDay, boolean breaching, boolean withholding) {
        today = businessDay;
        this.breaching = breaching;
        this.withholding = withholding;
        moneyOfToday = false;
    }

    void put(Fact fact) {
        int delay = 0;
        if (today >= FIRST_LATE_DAY && MAY_BE_LATE.contains(fact.type())) {
            if (lender.has(Habit.LATE_RECORDS) && random.nextInt(1000) < LATE_PER_MILLE) {
                delay = 1 + random.nextInt(2);
            }
            if (breaching && lender.has(Plant.LATE_REPORTING) && random.nextInt(1000) < VERY_LATE_PER_MILLE) {
                delay = 2 + random.nextInt(2);
            }
            if (lender.has(Habit.REPEATED_RECORDS) && random.nextInt(1000) < REPEATED_PER_MILLE) {
                put(fact, delay + random.nextInt(2));
            }
        }
        put(fact, delay);
    }

    void put(Fact fact, int delay) {
        if (withholding && fact.type() == RecordType.TRANSACT) {
            return;
        }
        moneyOfToday |= delay == 0 && fact.type() == RecordType.TRANSACT;
        byDay.computeIfAbsent(today + delay, day -> new EnumMap<>(RecordType.class))
                .computeIfAbsent(fact.type(), type -> new ArrayList<>())
                .add(fact);
    }

    /** Whether a transaction of today is reported today; of other records not all tell their day. */
    boolean hasMoneyOfToday() {
        return moneyOfToday;
    }

    /** Takes everything due up to today. */
    Map<RecordType, List<Fact>> take() {
        Map<RecordType, List<Fact>> all = new EnumMap<>(RecordType.class);
        NavigableMap<Integer, Map<RecordType, List<Fact>>> due = byDay.headMap(today, true);
        due.values()
                .forEach(types -> types.forEach((type, facts) ->
                        all.computeIfAbsent(type, one -> new ArrayList<>()).addAll(facts)));
        due.clear();
        return all;
    }
}
