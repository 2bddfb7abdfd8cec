package io.firewatch.detection.party;

import io.firewatch.detection.loan.BorrowerLoan;
import io.firewatch.model.indicator.ProjectIndicator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Art. 13(2) for one borrower at one lender: projects that he has open there and at other lenders at the same time, listed
 * within 30 days of each other (R02), all on P2P platforms. A project is known by its normalised words.
 */
final class SameProject {
    private static final int WITHIN_DAYS = 30;
    private static final int MOST_RECORDS = 20;

    /** A loan of the lender and one of another lender for the same project; open from {@code from} to before {@code until}. */
    private record Pair(BorrowerLoan own, BorrowerLoan other, int from, int until) {}

    private SameProject() {}

    /** The values of each day on which they change; {@code all} are the borrower's loans in the city. */
    static SortedMap<Integer, Observed> of(String institution, Collection<BorrowerLoan> all) {
        List<Pair> pairs = pairs(institution, all);
        TreeSet<Integer> steps = new TreeSet<>();
        for (Pair pair : pairs) {
            steps.add(pair.from());
            if (pair.until() != BorrowerLoan.NOT_ENDED) {
                steps.add(pair.until());
            }
        }
        SortedMap<Integer, Observed> days = new TreeMap<>();
        for (int day : steps) {
            days.put(day, on(day, pairs));
        }
        return days;
    }

    private static List<Pair> pairs(String institution, Collection<BorrowerLoan> all) {
        List<Pair> pairs = new ArrayList<>();
        for (BorrowerLoan own : all) {
            if (!own.onPlatform()
                    || !own.institution().equals(institution)
                    || own.project().isEmpty()) {
                continue;
            }
            for (BorrowerLoan other : all) {
                int from = Math.max(own.listedDay(), other.listedDay());
                int until = Math.min(own.endDay(), other.endDay());
                if (other.onPlatform()
                        && !other.institution().equals(institution)
                        && other.project().equals(own.project())
                        && Math.abs(own.listedDay() - other.listedDay()) <= WITHIN_DAYS
                        && from < until) {
                    pairs.add(new Pair(own, other, from, until));
                }
            }
        }
        return pairs;
    }

    private static Observed on(int day, List<Pair> pairs) {
        TreeMap<String, BorrowerLoan> loans = new TreeMap<>();
        TreeSet<String> platforms = new TreeSet<>();
        for (Pair pair : pairs) {
            if (pair.from() <= day && day < pair.until()) {
                for (BorrowerLoan loan : List.of(pair.own(), pair.other())) {
                    loans.put(loan.institution() + '|' + loan.loan(), loan);
                    platforms.add(loan.institution());
                }
            }
        }
        double[] values = new double[ProjectIndicator.values().length];
        values[ProjectIndicator.SAME_PROJECT_PLATFORMS.ordinal()] = platforms.size();
        values[ProjectIndicator.SAME_PROJECT_AMOUNT.ordinal()] =
                loans.values().stream().mapToLong(BorrowerLoan::amount).sum();
        long[] records = loans.values().stream()
                .sorted(Comparator.comparingLong(BorrowerLoan::seq))
                .limit(MOST_RECORDS)
                .mapToLong(BorrowerLoan::seq)
                .toArray();
        return new Observed(values, records);
    }
}
