package io.firewatch.detection.ties;

import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.Observation;
import io.firewatch.model.indicator.RelationIndicator;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.Collector;

/** Which borrowers stand for somebody else, on the days that changes (R06). */
final class RelationDays {
    private final TieBook book;
    private final RelatedDays ties;
    private final Set<String> sharingAccounts = new HashSet<>();

    RelationDays(TieBook book, RelatedDays ties) {
        this.book = book;
        this.ties = ties;
        for (SharedAttribute shared : book.shared()) {
            if (shared.kind().equals(AttributeUse.ACCOUNT)) {
                sharingAccounts.addAll(List.of(shared.parties()));
            }
        }
    }

    /** {@code told} holds the days told of each party, so that a day that falls away is taken back. */
    void observe(MapState<String, int[]> told, Collector<Observation> out) throws Exception {
        for (TiedClient one : book.clients().values()) {
            int[] before = told.get(one.party());
            int[] days = days(one);
            if (before == null && days.length == 0) {
                continue;
            }
            for (int day : days) {
                out.collect(Observation.of(
                        book.institution(),
                        Facet.RELATION,
                        one.party(),
                        TieExhibit.label(one),
                        day,
                        values(one, day),
                        one.records(),
                        exhibits(one, day)));
            }
            for (int day : before == null ? new int[0] : before) {
                if (Arrays.binarySearch(days, day) < 0) {
                    out.collect(Observation.withdrawn(
                            book.institution(), Facet.RELATION, one.party(), TieExhibit.label(one), day));
                }
            }
            told.put(one.party(), days);
        }
    }

    /** None of a borrower of whom there is never anything to say. */
    private int[] days(TiedClient one) {
        if (one.guarantors().length == 0 && !sharingAccounts.contains(one.party())) {
            return new int[0];
        }
        NavigableSet<Integer> days = new TreeSet<>();
        IntStream.concat(
                        Arrays.stream(one.owed().days()),
                        Arrays.stream(one.drawn().days()))
                .forEach(days::add);
        if (days.isEmpty()) {
            return new int[0];
        }
        days.addAll(ties.changes().tailSet(days.first(), true));
        boolean ever =
                days.stream().anyMatch(day -> Arrays.stream(values(one, day)).anyMatch(value -> value > 0));
        return ever ? days.stream().mapToInt(Integer::intValue).toArray() : new int[0];
    }

    private double[] values(TiedClient one, int day) {
        double[] values = new double[RelationIndicator.values().length];
        boolean owes = one.owed().levelOn(day) > 0;
        values[RelationIndicator.DIVERTED_PAYOUT.ordinal()] =
                owes && ties.sharesRelatedAccount(one, day) ? one.drawn().levelOn(day) : 0;
        values[RelationIndicator.OWED_UNDER_KIN.ordinal()] =
                owes && ties.isTiedToGuarantor(one, day) ? one.owed().levelOn(day) : 0;
        return values;
    }

    private String[] exhibits(TiedClient one, int day) {
        TiePath path = ties.relatedOn(day).get(one.party());
        return path == null ? new String[0] : new String[] {ties.exhibit(path, one, day)};
    }
}
