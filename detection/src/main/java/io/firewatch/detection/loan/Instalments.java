package io.firewatch.detection.loan;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.record.RepayPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The instalments of the plan in force, by due day, and how far payments cover them. A payment covers the instalment it
 * names; what names none, and what is paid beyond an instalment's due, covers the earliest that are still open.
 */
public final class Instalments {
    /** One instalment; amounts in fen. */
    public record Instalment(int issue, String plan, int dueDay, long principal, long interest, long service) {
        long total() {
            return principal + interest + service;
        }
    }

    private final List<Instalment> rows;
    private final Map<String, Integer> places = new HashMap<>();

    private Instalments(List<Instalment> rows) {
        this.rows = rows;
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).plan(), i);
        }
    }

    /** Of the newest plan, or none while instalments of it are missing. */
    static Instalments of(LoanFacts facts) {
        List<Instalment> rows = new ArrayList<>();
        for (RepayPlan row : Plan.inForce(facts.plan(), facts.listing())) {
            rows.add(new Instalment(
                    row.issue(),
                    row.plan(),
                    BusinessTime.dayOf(row.dueAt()),
                    row.principal().fen(),
                    row.interest().fen(),
                    row.serviceCharge().fen()));
        }
        rows.sort(Comparator.comparingInt(Instalment::dueDay).thenComparingInt(Instalment::issue));
        return new Instalments(List.copyOf(rows));
    }

    List<Instalment> rows() {
        return rows;
    }

    boolean isKnown() {
        return !rows.isEmpty();
    }

    /** Principal of the plan that was paid before the feed began: of a stock loan reported with its whole plan. */
    long paidBefore(Listing listing) {
        long planned = rows.stream().mapToLong(Instalment::principal).sum();
        return listing.isStock() ? Math.max(planned - listing.principal(), 0) : 0;
    }

    int lastDueDay() {
        return rows.get(rows.size() - 1).dueDay();
    }

    /** Principal due up to and including a day. */
    long principalDue(int throughDay) {
        return rows.stream()
                .filter(row -> row.dueDay() <= throughDay)
                .mapToLong(Instalment::principal)
                .sum();
    }

    /**
     * What each instalment has been paid by the end of a day, in the order of {@link #rows}.
     *
     * @param due what of an instalment the payments are for
     * @param before paid before the first of the payments, as of a loan older than the feed
     */
    long[] paid(
            Iterable<LoanFlow> flows, Set<Integer> types, ToLongFunction<Instalment> due, long before, int throughDay) {
        long[] paid = new long[rows.size()];
        long loose = before;
        for (LoanFlow flow : flows) {
            if (flow.day() > throughDay || !types.contains(flow.type())) {
                continue;
            }
            Integer place = places.get(flow.plan());
            if (place == null) {
                loose = Math.addExact(loose, flow.fen());
            } else {
                paid[place] = Math.addExact(paid[place], flow.fen());
            }
        }
        for (int i = 0; i < paid.length; i++) {
            long owed = due.applyAsLong(rows.get(i));
            long beyond = paid[i] < 0 ? paid[i] : Math.max(paid[i] - owed, 0);
            paid[i] -= beyond;
            loose = Math.addExact(loose, beyond);
        }
        for (int i = 0; i < paid.length && loose > 0; i++) {
            long taken = Math.min(due.applyAsLong(rows.get(i)) - paid[i], loose);
            paid[i] += taken;
            loose -= taken;
        }
        return paid;
    }
}
