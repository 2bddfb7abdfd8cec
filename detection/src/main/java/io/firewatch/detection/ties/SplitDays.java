package io.firewatch.detection.ties;

import io.firewatch.detection.loan.Finding;
import io.firewatch.detection.party.ExposureDay;
import io.firewatch.model.Money;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.SplitIndicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * What borrowers owe together who share an account, or legal representative and address (R01b), on the days that changes.
 * What others owe of a shared account counts less the more users share it (B.3), and all of it where there are two.
 */
public final class SplitDays {
    private static final int PAIR = 2;
    private static final int MOST_RECORDS = 20;

    private final TieBook book;

    /** The days told of a party, and a print of what was told. */
    public record Told(int[] days, long[] prints) {}

    SplitDays(TieBook book) {
        this.book = book;
    }

    void observe(int closedDay, MapState<String, Told> told, Collector<Observation> out) throws Exception {
        Map<String, List<SharedAttribute>> groups = groups();
        List<String> parties = new ArrayList<>(groups.keySet());
        for (String party : told.keys()) {
            if (!groups.containsKey(party)) {
                parties.add(party);
            }
        }
        for (String party : parties) {
            TiedClient client = book.clients().get(party);
            if (client == null) {
                continue;
            }
            SortedMap<Integer, Finding> now = days(client, groups.getOrDefault(party, List.of()), closedDay);
            Told before = told.get(party);
            if (before != null || !now.isEmpty()) {
                tell(client, before, now, out);
                told.put(
                        party,
                        new Told(
                                now.keySet().stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray(),
                                now.values().stream()
                                        .mapToLong(Finding::fingerprint)
                                        .toArray()));
            }
        }
    }

    private void tell(
            TiedClient client, @Nullable Told before, SortedMap<Integer, Finding> now, Collector<Observation> out) {
        String label = TieExhibit.label(client);
        Map<Integer, Long> prints = new HashMap<>();
        for (int i = 0; before != null && i < before.days().length; i++) {
            prints.put(before.days()[i], before.prints()[i]);
            if (!now.containsKey(before.days()[i])) {
                out.collect(Observation.withdrawn(
                        book.institution(), Facet.SPLIT, client.party(), label, before.days()[i]));
            }
        }
        now.forEach((day, one) -> {
            Long told = prints.get(day);
            if (told == null || told != one.fingerprint()) {
                out.collect(Observation.of(
                        book.institution(),
                        Facet.SPLIT,
                        client.party(),
                        label,
                        day,
                        one.values(),
                        one.records(),
                        one.exhibits()));
            }
        });
    }

    /** What each borrower shares with others of the kinds that tell of splitting. */
    private Map<String, List<SharedAttribute>> groups() {
        Map<String, List<SharedAttribute>> groups = new TreeMap<>();
        for (SharedAttribute shared : book.shared()) {
            if (shared.kind().equals(AttributeUse.ACCOUNT) || shared.kind().equals(AttributeUse.SEAT)) {
                for (String party : shared.parties()) {
                    groups.computeIfAbsent(party, one -> new ArrayList<>()).add(shared);
                }
            }
        }
        return groups;
    }

    private SortedMap<Integer, Finding> days(TiedClient client, List<SharedAttribute> groups, int closedDay) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (SharedAttribute group : groups) {
            for (TiedClient member : members(group)) {
                Arrays.stream(member.owed().days()).forEach(steps::add);
            }
        }
        SortedMap<Integer, Finding> days = new TreeMap<>();
        boolean any = false;
        for (int day : steps.headSet(closedDay + 1)) {
            Finding worst = nothing(client);
            for (SharedAttribute group : groups) {
                Finding one = on(client, group, day);
                worst = weighted(one) > weighted(worst) ? one : worst;
            }
            any |= weighted(worst) > 0;
            if (any) {
                days.put(day, worst);
            }
        }
        return days;
    }

    private static double weighted(Finding one) {
        return one.values()[SplitIndicator.SPLIT_WEIGHTED.ordinal()];
    }

    private static Finding nothing(TiedClient client) {
        return new Finding(new double[] {0, 0, limit(List.of(client)), 0}, new long[0], new String[0]);
    }

    /** Nothing where the borrower himself, or all the others, owe nothing that day. */
    private Finding on(TiedClient client, SharedAttribute group, int day) {
        List<TiedClient> owing = members(group).stream()
                .filter(one -> one.owed().levelOn(day) > 0)
                .toList();
        if (owing.size() < PAIR || client.owed().levelOn(day) <= 0) {
            return nothing(client);
        }
        double weight = group.kind().equals(AttributeUse.SEAT) ? 1 : (double) PAIR / group.parties().length;
        long own = client.owed().levelOn(day);
        long joint = owing.stream().mapToLong(one -> one.owed().levelOn(day)).sum();
        double[] values = new double[SplitIndicator.values().length];
        values[SplitIndicator.SPLIT_EXPOSURE.ordinal()] = joint;
        values[SplitIndicator.SPLIT_WEIGHTED.ordinal()] = own + Math.round((joint - own) * weight);
        values[SplitIndicator.SPLIT_LIMIT.ordinal()] = limit(owing);
        values[SplitIndicator.SPLIT_BORROWERS.ordinal()] = owing.size();
        return new Finding(
                values,
                owing.stream()
                        .flatMapToLong(one -> Arrays.stream(one.records()))
                        .limit(MOST_RECORDS)
                        .toArray(),
                new String[] {TieExhibit.cluster(group, owing, day)});
    }

    /** That of a natural person only where all of them are. */
    private static long limit(List<TiedClient> owing) {
        Money limit =
                owing.stream().allMatch(TiedClient::natural) ? ExposureDay.NATURAL_LIMIT : ExposureDay.LEGAL_LIMIT;
        return limit.fen();
    }

    private List<TiedClient> members(SharedAttribute group) {
        List<TiedClient> members = new ArrayList<>();
        for (String party : group.parties()) {
            TiedClient one = book.clients().get(party);
            if (one != null) {
                members.add(one);
            }
        }
        return members;
    }
}
