package io.firewatch.detection.ties;

import io.firewatch.model.Money;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.LimitsIndicator;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.institution.InstitutionType;
import io.firewatch.model.record.InstitutionFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** What each larger borrower of a microloan company owes against its net assets, on the days that changes (R25). */
final class LimitDays {
    private static final int MOST_RECORDS = 20;

    private final TieBook book;
    private final RelatedDays ties;

    LimitDays(TieBook book, RelatedDays ties) {
        this.book = book;
        this.ties = ties;
    }

    /** {@code told} holds the days told of each party, so that a day that falls away is taken back. */
    void observe(MapState<String, int[]> told, Collector<Observation> out) throws Exception {
        InstitutionFacts facts = book.facts();
        boolean applies = facts != null && facts.type().equals(InstitutionType.MICROLOAN.id());
        if (!applies && told.isEmpty()) {
            return;
        }
        for (TiedClient one : book.clients().values()) {
            int[] before = told.get(one.party());
            int[] days = new int[0];
            if (facts != null && applies) {
                days = days(one);
                for (int day : days) {
                    out.collect(Observation.of(
                            book.institution(),
                            Facet.LIMITS,
                            one.party(),
                            TieExhibit.label(one),
                            day,
                            values(one, facts, day),
                            records(one, day)));
                }
            }
            for (int day : before == null ? new int[0] : before) {
                if (Arrays.binarySearch(days, day) < 0) {
                    out.collect(Observation.withdrawn(
                            book.institution(), Facet.LIMITS, one.party(), TieExhibit.label(one), day));
                }
            }
            told.put(one.party(), days);
        }
    }

    private int[] days(TiedClient one) {
        NavigableSet<Integer> days = new TreeSet<>();
        Arrays.stream(one.owed().days()).forEach(days::add);
        for (TiedClient other : group(one, Integer.MAX_VALUE)) {
            Arrays.stream(other.owed().days()).forEach(days::add);
        }
        return days.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The borrower and whoever is directly tied to him. */
    private List<TiedClient> group(TiedClient one, int day) {
        List<TiedClient> group = new ArrayList<>(List.of(one));
        for (String party : ties.graph(day).neighbours(one.party())) {
            TiedClient other = book.clients().get(party);
            if (other != null) {
                group.add(other);
            }
        }
        return group;
    }

    private double[] values(TiedClient one, InstitutionFacts facts, int day) {
        double[] values = new double[LimitsIndicator.values().length];
        Money netAssets = facts.netAssets();
        long group = group(one, day).stream()
                .mapToLong(other -> other.owed().levelOn(day))
                .sum();
        values[LimitsIndicator.EXPOSURE_TO_NET_ASSETS.ordinal()] =
                share(one.owed().levelOn(day), netAssets);
        values[LimitsIndicator.GROUP_EXPOSURE.ordinal()] = group;
        values[LimitsIndicator.GROUP_TO_NET_ASSETS.ordinal()] = share(group, netAssets);
        boolean online = !Boolean.FALSE.equals(facts.online());
        values[LimitsIndicator.CONSUMPTION_OWED.ordinal()] =
                online ? one.consumption().levelOn(day) : 0;
        values[LimitsIndicator.PRODUCTION_OWED.ordinal()] =
                online ? one.production().levelOn(day) : 0;
        return values;
    }

    private static double share(long fen, @Nullable Money netAssets) {
        return netAssets == null || netAssets.fen() <= 0 ? Double.NaN : (double) fen / netAssets.fen();
    }

    private long[] records(TiedClient one, int day) {
        return group(one, day).stream()
                .flatMapToLong(other -> Arrays.stream(other.records()))
                .limit(MOST_RECORDS)
                .toArray();
    }
}
