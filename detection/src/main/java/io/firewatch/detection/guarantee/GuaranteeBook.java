package io.firewatch.detection.guarantee;

import io.firewatch.detection.book.StepSeries;
import io.firewatch.detection.ties.GuarantorTie;
import io.firewatch.detection.ties.GuarantorTies;
import io.firewatch.detection.ties.RegisteredTie;
import io.firewatch.model.record.GuarantorFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one guarantor across the city.
 *
 * @param loans its parts of loans
 * @param register the list's rows on it, by the day as of which they are
 * @param controllers the register's ties that may make somebody its controller
 * @param ties by institution
 * @param listedSince the first day of the bureau's list; null where it keeps none
 */
record GuaranteeBook(
        String guarantor,
        Collection<GuaranteedLoan> loans,
        NavigableMap<Integer, GuarantorFacts> register,
        List<RegisteredTie> controllers,
        Map<String, GuarantorTies> ties,
        @Nullable Integer listedSince) {

    /** The list's row of a day; before the first row that one, because a licence is older than its listing. */
    @Nullable
    GuarantorFacts factsOn(int day) {
        if (register.isEmpty()) {
            return null;
        }
        Map.Entry<Integer, GuarantorFacts> row = register.floorEntry(day);
        return (row == null ? register.firstEntry() : row).getValue();
    }

    /** The list decides where it says something; the lender's own word where it does not. */
    boolean isUnlicensed(GuaranteedLoan loan, int day) {
        GuarantorFacts facts = factsOn(day);
        if (facts == null && listedSince != null && day >= listedSince) {
            return true;
        }
        Boolean licensed = facts == null ? null : facts.licensed();
        return licensed == null ? loan.licence() == GuaranteedLoan.NOT_LICENSED : !licensed;
    }

    /** The days on which something changes, from the first on which it guarantees anything. */
    NavigableSet<Integer> days() {
        NavigableSet<Integer> days = new TreeSet<>();
        for (GuaranteedLoan loan : loans) {
            add(loan.owed(), days);
            add(loan.late(), days);
            add(loan.unmet(), days);
        }
        if (days.isEmpty()) {
            return days;
        }
        int first = days.first();
        NavigableSet<Integer> known = new TreeSet<>(register.keySet());
        if (listedSince != null) {
            known.add(listedSince);
        }
        for (GuarantorTies one : ties.values()) {
            for (GuarantorTie tie : one.ties()) {
                addSpan(tie.from(), tie.to(), known);
            }
        }
        for (RegisteredTie one : controllers) {
            addSpan(one.tie().from(), one.tie().to(), known);
        }
        days.addAll(known.tailSet(first, true));
        return days;
    }

    private static void add(StepSeries series, NavigableSet<Integer> days) {
        for (int day : series.days()) {
            days.add(day);
        }
    }

    private static void addSpan(@Nullable Integer from, @Nullable Integer to, NavigableSet<Integer> days) {
        if (from != null) {
            days.add(from);
        }
        if (to != null && to != Integer.MAX_VALUE) {
            days.add(to + 1);
        }
    }
}
