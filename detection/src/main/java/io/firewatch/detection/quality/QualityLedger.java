package io.firewatch.detection.quality;

import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import io.firewatch.model.indicator.QualityIndicator;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * All days of an institution's reporting; answers the quality indicators for any of them. Days before its first
 * transaction are the history of stock loans, and left out. Built anew for each settling.
 */
final class QualityLedger {
    static final int WINDOW_DAYS = 7;

    /** The two balances are compared as of this many days ago, when what belongs together has come. */
    static final int BALANCE_GRACE_DAYS = 3;

    /** Below one case in a hundred a check is no evidence of anything. */
    private static final double NOTABLE_SHARE = 0.01;

    private static final int MOST_NOTABLE = 6;

    /** References that no other pattern judges. */
    private static final Set<CheckIndicator> REFERENCES = EnumSet.of(
            CheckIndicator.CLAIMS_WITHOUT_FLOW,
            CheckIndicator.TRANSFERS_WITHOUT_STATUS,
            CheckIndicator.TRANSFERS_OF_UNKNOWN_CLAIMS,
            CheckIndicator.TRANSFERS_OF_UNKNOWN_TAKEOVERS);

    /** What a loan's own records must show. */
    private static final Set<CheckIndicator> LOANS = EnumSet.of(
            CheckIndicator.LOANS_WITHOUT_PLAN,
            CheckIndicator.SKIPPED_ISSUES,
            CheckIndicator.PRINCIPAL_WITHOUT_INTEREST,
            CheckIndicator.PRINCIPAL_NOT_PASSED_ON,
            CheckIndicator.INTEREST_NOT_PASSED_ON,
            CheckIndicator.PLANS_OF_WRONG_LENGTH,
            CheckIndicator.LOANS_WITHOUT_STATUS);

    private final NavigableMap<Integer, QualityDay> days;
    private final int firstDay;

    /** @param firstDay day of the first transaction */
    QualityLedger(Map<Integer, QualityDay> days, int firstDay) {
        this.days = new TreeMap<>(days);
        this.firstDay = firstDay;
    }

    /** The last day that can differ from the day before without another fact: when the last case leaves its window. */
    int lastDay() {
        return days.isEmpty()
                ? firstDay
                : days.lastKey() + WINDOW_DAYS + CheckIndicator.PRODUCTS_WITHOUT_PARTICULARS.graceDays();
    }

    /** Whether nothing was ever reported of this working day; many lenders rest at weekends. */
    boolean isSilent(int day) {
        return on(day).done() == 0 && BusinessTime.date(day).getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
    }

    double[] checks(int day) {
        double[] values = new double[CheckIndicator.values().length];
        for (CheckIndicator check : CheckIndicator.values()) {
            values[check.ordinal()] =
                    check == CheckIndicator.SILENT_DAYS ? silentDays(day) : failed(Set.of(check), day);
        }
        return values;
    }

    double[] quality(int day) {
        double[] values = new double[QualityIndicator.values().length];
        for (QualityIndicator indicator : QualityIndicator.values()) {
            values[indicator.ordinal()] = value(indicator, day);
        }
        return values;
    }

    /** The checks that failed noticeably within their window, worst first. */
    List<CheckIndicator> notable(int day) {
        return Arrays.stream(CheckIndicator.values())
                .filter(check -> share(check, day) >= NOTABLE_SHARE)
                .sorted(Comparator.comparingDouble((CheckIndicator check) -> -share(check, day)))
                .limit(MOST_NOTABLE)
                .toList();
    }

    /** Findings of a check within its window, latest days first. */
    List<Finding> examples(CheckIndicator check, int day, int most) {
        return new TreeMap<>(window(check.graceDays(), day))
                .descendingMap().values().stream()
                        .flatMap(one -> one.examples(check, most).stream())
                        .limit(most)
                        .toList();
    }

    private double value(QualityIndicator indicator, int day) {
        return switch (indicator) {
            case REFUSED_SHARE -> share(CheckIndicator.REFUSED_RECORDS, day);
            case FAILED_BATCH_SHARE -> share(CheckIndicator.FAILED_BATCHES, day);
            case REPEATED_SHARE -> share(CheckIndicator.REPEATED_RECORDS, day);
            case CORRECTION_SHARE -> share(CheckIndicator.CORRECTED_RECORDS, day);
            case EMPTY_FLOW_SHARE -> share(CheckIndicator.EMPTY_FLOWS, day);
            case LAG_P50_HOURS -> on(day).lag().hours(0.5);
            case LAG_P95_HOURS -> on(day).lag().hours(0.95);
            case RECORDS_TIMED -> on(day).cases()[CheckIndicator.LATE_RECORDS.ordinal()];
            case RECORDS_RECEIVED -> cases(Set.of(CheckIndicator.REFUSED_RECORDS), day);
            case BATCHES_RECEIVED -> cases(Set.of(CheckIndicator.FAILED_BATCHES), day);
            case USERS_REFERRED -> cases(Set.of(CheckIndicator.UNKNOWN_USERS), day);
            case UNKNOWN_USER_SHARE -> share(CheckIndicator.UNKNOWN_USERS, day);
            case REFERENCES_CHECKED -> cases(REFERENCES, day);
            case BROKEN_REFERENCE_SHARE -> share(REFERENCES, day);
            case LOAN_CASES_CHECKED -> cases(LOANS, day);
            case BROKEN_LOAN_SHARE -> share(LOANS, day);
            case BALANCE_BY_PROJECTS -> projects(day);
            case BALANCE_BY_FLOWS -> flows(day);
            case BALANCE_GAP_SHARE -> gap(projects(day), flows(day));
        };
    }

    double share(CheckIndicator check, int day) {
        return share(Set.of(check), day);
    }

    private double share(Set<CheckIndicator> checks, int day) {
        long cases = cases(checks, day);
        return cases == 0 ? Double.NaN : (double) failed(checks, day) / cases;
    }

    long cases(Set<CheckIndicator> checks, int day) {
        long sum = 0;
        for (CheckIndicator check : checks) {
            for (QualityDay one : window(check.graceDays(), day).values()) {
                sum += one.cases()[check.ordinal()];
            }
        }
        return sum;
    }

    long failed(Set<CheckIndicator> checks, int day) {
        long sum = 0;
        for (CheckIndicator check : checks) {
            for (QualityDay one : window(check.graceDays(), day).values()) {
                sum += one.failed()[check.ordinal()];
            }
        }
        return sum;
    }

    private Map<Integer, QualityDay> window(int grace, int day) {
        int to = day - grace;
        int from = Math.max(to - WINDOW_DAYS + 1, firstDay);
        return from > to ? Map.of() : days.subMap(from, true, to, true);
    }

    private int silentDays(int day) {
        int silent = 0;
        for (int one = Math.max(firstDay, day - WINDOW_DAYS + 1); one <= day; one++) {
            silent += isSilent(one) ? 1 : 0;
        }
        return silent;
    }

    private QualityDay on(int day) {
        return days.getOrDefault(day, QualityDay.NOTHING);
    }

    private long projects(int day) {
        return days.headMap(day - BALANCE_GRACE_DAYS, true).values().stream()
                .mapToLong(QualityDay::projects)
                .sum();
    }

    private long flows(int day) {
        return days.headMap(day - BALANCE_GRACE_DAYS, true).values().stream()
                .mapToLong(QualityDay::flows)
                .sum();
    }

    private static double gap(long projects, long flows) {
        long larger = Math.max(projects, flows);
        return larger <= 0 ? Double.NaN : (double) Math.abs(projects - flows) / larger;
    }
}
