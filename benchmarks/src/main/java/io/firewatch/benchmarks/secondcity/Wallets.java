package io.firewatch.benchmarks.secondcity;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Investors' cash: whoever needs money pays it in just before, whoever has money that he does not need soon takes it out
 * when the lender's day allows. No investor ever owes the lender.
 */
final class Wallets {
    private static final Set<Integer> IN = Set.of(8, 9, 11, 41, 44, 48, 49);
    private static final Set<Integer> OUT = Set.of(2, 17, 23, 40, 46);
    private static final long ROUND = 100_00;
    private static final int NEEDED_SOON_DAYS = 3;

    private record Need(Someone who, LocalDateTime at, long signed) {}

    private final House house;
    private final Map<String, Long> balance = new LinkedHashMap<>();
    private final Map<String, Someone> people = new HashMap<>();
    private final Map<String, LocalDate> lastIn = new HashMap<>();
    private final Map<String, List<LocalDate>> outs = new HashMap<>();

    private Wallets(House house) {
        this.house = house;
    }

    static void fill(House house) {
        new Wallets(house).run();
    }

    private void run() {
        Map<LocalDate, List<Need>> days = new TreeMap<>();
        for (Flow flow : List.copyOf(house.flows)) {
            int sign = IN.contains(flow.type()) ? 1 : OUT.contains(flow.type()) ? -1 : 0;
            if (sign != 0) {
                LocalDateTime at = sign < 0 ? flow.neededAt() : flow.at();
                days.computeIfAbsent(at.toLocalDate(), day -> new ArrayList<>())
                        .add(new Need(flow.party(), at, sign * flow.fen()));
                if (sign < 0) {
                    outs.computeIfAbsent(flow.party().hash(), hash -> new ArrayList<>())
                            .add(at.toLocalDate());
                }
            }
        }
        for (int i = 0; i < Span.DAYS; i++) {
            LocalDate day = Span.day(i);
            List<Need> needs = days.getOrDefault(day, List.of());
            long deposits = needs.stream()
                    .sorted(Comparator.comparing(Need::at))
                    .mapToLong(need -> meet(need, day))
                    .sum();
            withdraw(day, house.withdrawalCap.of(day, deposits));
        }
    }

    private long meet(Need need, LocalDate day) {
        String hash = need.who().hash();
        people.put(hash, need.who());
        long left = balance.getOrDefault(hash, 0L) + need.signed();
        long deposit = 0;
        if (left < 0) {
            deposit = (-left + ROUND - 1) / ROUND * ROUND;
            house.flow(null, "-1", "-1", "-1", 6, deposit, need.who(), need.at().minusMinutes(20));
        }
        if (need.signed() > 0) {
            lastIn.put(hash, day);
        }
        balance.put(hash, left + deposit);
        return deposit;
    }

    private void withdraw(LocalDate day, long cap) {
        long out = 0;
        int second = 0;
        for (Map.Entry<String, Long> entry : balance.entrySet()) {
            long has = entry.getValue();
            String hash = entry.getKey();
            LocalDate in = lastIn.get(hash);
            if (has < ROUND || in == null || !in.isBefore(day) || out + has > cap || needsSoon(hash, day)) {
                continue;
            }
            out += has;
            second++;
            Someone who = java.util.Objects.requireNonNull(people.get(hash));
            LocalDateTime at = day.atTime(20, second / 60 % 60, second % 60);
            house.flow(null, "-1", "-1", "-1", 7, has - house.withdrawalFee, who, at);
            house.flow(null, "-1", "-1", "-1", 23, house.withdrawalFee, who, at);
            entry.setValue(0L);
        }
    }

    private boolean needsSoon(String hash, LocalDate day) {
        return outs.getOrDefault(hash, List.of()).stream()
                .anyMatch(out -> !out.isBefore(day) && out.isBefore(day.plusDays(NEEDED_SOON_DAYS)));
    }
}
