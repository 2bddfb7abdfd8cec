package io.firewatch.detection.quality;

import io.firewatch.detection.feed.Arrival;
import io.firewatch.model.BusinessTime;
import io.firewatch.model.indicator.CheckIndicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One business day of one institution's reporting.
 *
 * @param cases how many cases each check looked at, in the order of {@link CheckIndicator}
 * @param failed how many of them failed
 * @param findings those that failed, for the checks that name them
 * @param done records of business done on that day
 * @param projects step of the balance by projects, fen
 * @param flows step of the balance by flows, fen
 */
public record QualityDay(int[] cases, int[] failed, Finding[] findings, Lag lag, int done, long projects, long flows) {
    static final QualityDay NOTHING = new QualityDay(
            new int[CheckIndicator.values().length],
            new int[CheckIndicator.values().length],
            new Finding[0],
            Lag.NOTHING,
            0,
            0,
            0);

    /** Findings of one check kept by name; a day with more is not told apart by its examples. */
    static final int MOST_FINDINGS = 200;

    private static final Comparator<Finding> IN_ORDER =
            Comparator.comparing(Finding::check).thenComparingLong(Finding::seq).thenComparing(Finding::key);

    QualityDay plus(QualityFact fact) {
        CheckIndicator check = fact.check();
        QualityDay sum =
                new QualityDay(cases, failed, findings, lag, done, projects + fact.projects(), flows + fact.flows());
        return check == null ? sum : sum.plus(check, fact.cases(), fact.finding());
    }

    /** {@code judgesLag} is false for what the lender reports of the time before it joined. */
    QualityDay plus(Arrival arrival, boolean judgesLag) {
        boolean refused = arrival.kind() == Arrival.Kind.REFUSED;
        QualityDay sum = plus(
                CheckIndicator.REFUSED_RECORDS,
                1,
                refused ? finding(CheckIndicator.REFUSED_RECORDS, arrival, arrival.reasons()) : null);
        if (refused) {
            return sum;
        }
        boolean repeated = arrival.kind() == Arrival.Kind.REPEATED;
        sum = sum.plus(
                CheckIndicator.REPEATED_RECORDS,
                1,
                repeated ? finding(CheckIndicator.REPEATED_RECORDS, arrival, "") : null);
        if (repeated) {
            return sum;
        }
        boolean first = arrival.kind() == Arrival.Kind.TAKEN;
        if (arrival.isFlow() || arrival.isPlan()) {
            boolean corrects = arrival.isFlow() ? arrival.fen() < 0 : !first;
            sum = sum.plus(
                    CheckIndicator.CORRECTED_RECORDS,
                    1,
                    corrects ? finding(CheckIndicator.CORRECTED_RECORDS, arrival, "") : null);
        }
        if (arrival.isFlow()) {
            sum = sum.plus(
                    CheckIndicator.EMPTY_FLOWS,
                    1,
                    arrival.fen() == 0 ? finding(CheckIndicator.EMPTY_FLOWS, arrival, "") : null);
        }
        return first && arrival.lag() >= 0 ? sum.timed(arrival, judgesLag) : sum;
    }

    private QualityDay timed(Arrival arrival, boolean judgesLag) {
        QualityDay sum = new QualityDay(cases, failed, findings, lag, done + 1, projects, flows);
        if (!judgesLag) {
            return sum;
        }
        boolean late = arrival.lag() > BusinessTime.SECONDS_PER_DAY;
        sum = sum.plus(
                CheckIndicator.LATE_RECORDS,
                1,
                late ? finding(CheckIndicator.LATE_RECORDS, arrival, hours(arrival.lag())) : null);
        return new QualityDay(sum.cases, sum.failed, sum.findings, lag.plus(arrival.lag()), sum.done, projects, flows);
    }

    private static String hours(long lag) {
        return (lag / BusinessTime.SECONDS_PER_HOUR) + " h";
    }

    private static Finding finding(CheckIndicator check, Arrival arrival, String reason) {
        return new Finding(check, arrival.key(), arrival.seq(), reason);
    }

    QualityDay plus(CheckIndicator check, int more, @Nullable Finding finding) {
        int[] moreCases = cases.clone();
        moreCases[check.ordinal()] += more;
        if (finding == null) {
            return new QualityDay(moreCases, failed, findings, lag, done, projects, flows);
        }
        int[] moreFailed = failed.clone();
        moreFailed[check.ordinal()] += more;
        return new QualityDay(
                moreCases, moreFailed, more > 0 ? with(finding) : without(finding), lag, done, projects, flows);
    }

    private Finding[] with(Finding finding) {
        List<Finding> all = new ArrayList<>(Arrays.asList(findings));
        all.add(finding);
        all.sort(IN_ORDER);
        List<Finding> same =
                all.stream().filter(one -> one.check() == finding.check()).toList();
        if (same.size() > MOST_FINDINGS) {
            all.remove(same.get(same.size() - 1));
        }
        return all.toArray(Finding[]::new);
    }

    private Finding[] without(Finding finding) {
        List<Finding> all = new ArrayList<>(Arrays.asList(findings));
        all.removeIf(
                one -> one.check() == finding.check() && one.key().equals(finding.key()) && one.seq() == finding.seq());
        return all.toArray(Finding[]::new);
    }

    List<Finding> examples(CheckIndicator check, int most) {
        return Arrays.stream(findings)
                .filter(one -> one.check() == check)
                .limit(most)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QualityDay that
                && Arrays.equals(cases, that.cases)
                && Arrays.equals(failed, that.failed)
                && Arrays.equals(findings, that.findings)
                && lag.equals(that.lag)
                && done == that.done
                && projects == that.projects
                && flows == that.flows;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(cases) + Arrays.hashCode(failed);
    }

    @Override
    public String toString() {
        return Arrays.toString(failed) + " of " + Arrays.toString(cases);
    }
}
