package io.firewatch.detection.fake;

import io.firewatch.detection.loan.Finding;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** How many loans listed within 90 days show enough signs to count as invented, on each day on which that changes. */
final class FakeCluster {
    static final int FEWEST_SIGNS = 3;
    static final int WINDOW_DAYS = 90;
    private static final int MOST_RECORDS = 20;

    private FakeCluster() {}

    static SortedMap<Integer, Finding> days(Collection<FakeLoan> loans) {
        TreeSet<Integer> steps = new TreeSet<>();
        List<FakeLoan> inOrder = loans.stream()
                .sorted(Comparator.comparingInt(FakeLoan::listedDay).thenComparing(FakeLoan::loan))
                .toList();
        for (FakeLoan loan : inOrder) {
            long before = 0;
            for (int i = 0; i < loan.signs().days().length; i++) {
                long now = loan.signs().levels()[i];
                if (now >= FEWEST_SIGNS != before >= FEWEST_SIGNS) {
                    steps.add(loan.signs().days()[i]);
                    steps.add(loan.listedDay() + WINDOW_DAYS);
                }
                before = now;
            }
        }
        SortedMap<Integer, Finding> days = new TreeMap<>();
        for (int day : steps) {
            List<FakeLoan> counted =
                    inOrder.stream().filter(loan -> counts(loan, day)).toList();
            long[] records = counted.stream()
                    .mapToLong(FakeLoan::seq)
                    .limit(MOST_RECORDS)
                    .toArray();
            days.put(day, new Finding(new double[] {counted.size()}, records, new String[0]));
        }
        return days;
    }

    private static boolean counts(FakeLoan loan, int day) {
        return day < loan.listedDay() + WINDOW_DAYS && loan.signs().levelOn(day) >= FEWEST_SIGNS;
    }
}
