package io.firewatch.detection.run;

import static io.firewatch.detection.flow.FlowKind.BALANCE;
import static io.firewatch.detection.flow.FlowKind.DEPOSITED;
import static io.firewatch.detection.flow.FlowKind.FAILED;
import static io.firewatch.detection.flow.FlowKind.MATURING;
import static io.firewatch.detection.flow.FlowKind.NEW_LENDERS;
import static io.firewatch.detection.flow.FlowKind.OFFERED;
import static io.firewatch.detection.flow.FlowKind.OFFERED_FLOAT;
import static io.firewatch.detection.flow.FlowKind.QUEUED;
import static io.firewatch.detection.flow.FlowKind.REVERSED;
import static io.firewatch.detection.flow.FlowKind.SUCCEEDED;
import static io.firewatch.detection.flow.FlowKind.TAKEN_OVER;
import static io.firewatch.detection.flow.FlowKind.WITHDRAWN;
import static io.firewatch.detection.flow.FlowKind.WITHDRAWN_LATE;
import static io.firewatch.detection.flow.FlowKind.WITHDRAWN_SQUARES;

import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.detection.flow.InstitutionFigures;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.RunIndicator;
import io.firewatch.rulesets.table.Festivals;
import java.util.Optional;

/** The six signals of a run (R13), and what explains a heavy outflow without one. */
public final class RunSignals implements InstitutionFigures {
    static final int WINDOW = 7;
    static final int BASE = 28;

    /** Money that matured is taken out within some days, not within the hour: weekends, T+1, laziness [DEF]. */
    static final int MATURITY_WINDOW = 10;

    /** A spread or a day's withdrawals below this share of the balance are noise [DEF]. */
    static final double NOISE = 0.001;

    static final double NOTHING_DEPOSITED = 99;
    static final int RATIO_DAYS = 3;
    static final int DROP_DAYS = 5;

    /** Fewer new lenders a day than this tell nothing by staying away [DEF]. */
    static final double FEWEST_NEW_LENDERS = 1;

    static final int LONGEST_QUEUE = 999;

    /** Fewer transfers than this have no success share [DEF]. */
    static final int FEWEST_ENDED = 5;

    /** Amounts are squared in hundreds of yuan, so that sums of squares stay exact. */
    public static final long SQUARED_UNIT_FEN = 10_000;

    private static final int MOST_RECORDS = 10;

    @Override
    public Facet facet() {
        return Facet.RUN;
    }

    @Override
    public int watchedDays() {
        return WINDOW + BASE + MATURITY_WINDOW + 1;
    }

    @Override
    public double[] values(FlowLedger ledger, int day) {
        double[] values = new double[RunIndicator.values().length];
        Optional<Integer> lastYear = Festivals.dayLastYear(day).filter(one -> ledger.knows(one, 1));
        values[RunIndicator.OUTFLOW7_SHARE.ordinal()] = outflowShare(ledger, day);
        values[RunIndicator.OUTFLOW_LAST_YEAR.ordinal()] =
                lastYear.map(one -> Math.max(0, outflowShare(ledger, one))).orElse(0.0);
        values[RunIndicator.OUTFLOW_Z.ordinal()] = z(ledger, day);
        values[RunIndicator.WITHDRAWAL_RATIO3.ordinal()] = lowestRatio(ledger, day);
        values[RunIndicator.NEW_LENDERS_DROP5.ordinal()] = leastDrop(ledger, day);
        values[RunIndicator.TRANSFER_QUEUE.ordinal()] = queueDays(ledger, day);
        values[RunIndicator.TRANSFER_SUCCESS_DROP.ordinal()] = successDrop(ledger, day);
        values[RunIndicator.TRANSFER_DISCOUNT.ordinal()] =
                -FlowLedger.share(ledger.over(OFFERED_FLOAT, day, WINDOW), ledger.over(OFFERED, day, WINDOW));
        values[RunIndicator.REVERSED_WITHDRAWALS.ordinal()] =
                FlowLedger.share(ledger.over(REVERSED, day, WINDOW), ledger.over(WITHDRAWN, day, WINDOW));
        values[RunIndicator.LATE_WITHDRAWALS.ordinal()] =
                FlowLedger.share(ledger.over(WITHDRAWN_LATE, day, WINDOW), ledger.over(WITHDRAWN, day, WINDOW));
        values[RunIndicator.WITHDRAWAL_HHI.ordinal()] = hhi(ledger, day);
        values[RunIndicator.FESTIVE.ordinal()] = Festivals.shows(day) && lastYear.isEmpty() ? 1 : 0;
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0; // no negative zero: it prints oddly and is another figure to a fingerprint
        }
        return values;
    }

    @Override
    public long[] records(FlowLedger ledger, int day) {
        return ledger.records(day, WINDOW, MOST_RECORDS);
    }

    private static double outflowShare(FlowLedger ledger, int day) {
        long balance = ledger.until(BALANCE, day);
        return balance > 0 ? outflow(ledger, day, WINDOW) / balance : 0;
    }

    private static double outflow(FlowLedger ledger, int day, int length) {
        double sum = 0;
        for (int one = day - length + 1; one <= day; one++) {
            sum += unexplained(ledger, one) - ledger.on(DEPOSITED, one);
        }
        return sum;
    }

    /** Withdrawals of a day that no wall of maturities explains; those of a wall are spread over all of its window. */
    private static double unexplained(FlowLedger ledger, int day) {
        long withdrawn = ledger.on(WITHDRAWN, day) - ledger.on(REVERSED, day);
        if (withdrawn <= 0) {
            return withdrawn;
        }
        double usual = ledger.over(MATURING, day - MATURITY_WINDOW, BASE) * (double) MATURITY_WINDOW / BASE;
        double wall = Math.max(0, ledger.over(MATURING, day, MATURITY_WINDOW) - usual);
        double drawn = Math.max(withdrawn, ledger.over(WITHDRAWN, day, MATURITY_WINDOW));
        return withdrawn * (1 - Math.min(1, wall / drawn));
    }

    private static double z(FlowLedger ledger, int day) {
        long balance = ledger.until(BALANCE, day);
        if (balance <= 0 || !ledger.knows(day, WINDOW + BASE)) {
            return 0;
        }
        double mean = outflow(ledger, day - WINDOW, BASE) / BASE;
        double squares = 0;
        for (int one = day - WINDOW - BASE + 1; one <= day - WINDOW; one++) {
            double off = outflow(ledger, one, 1) - mean;
            squares += off * off;
        }
        double spread = Math.sqrt(WINDOW * squares / BASE);
        return (outflow(ledger, day, WINDOW) - WINDOW * mean) / Math.max(spread, NOISE * balance);
    }

    private static double lowestRatio(FlowLedger ledger, int day) {
        double lowest = NOTHING_DEPOSITED;
        for (int one = day - RATIO_DAYS + 1; one <= day; one++) {
            double withdrawn = unexplained(ledger, one);
            long deposited = ledger.on(DEPOSITED, one);
            boolean noise = withdrawn <= 0 || withdrawn < NOISE * ledger.until(BALANCE, one);
            double ratio = noise ? 0 : deposited <= 0 ? NOTHING_DEPOSITED : withdrawn / deposited;
            lowest = Math.min(lowest, ratio);
        }
        return lowest;
    }

    private static double leastDrop(FlowLedger ledger, int day) {
        double mean = (double) ledger.over(NEW_LENDERS, day - DROP_DAYS, BASE) / BASE;
        if (mean < FEWEST_NEW_LENDERS || !ledger.knows(day, DROP_DAYS + BASE)) {
            return 0;
        }
        double least = 1;
        for (int one = day - DROP_DAYS + 1; one <= day; one++) {
            least = Math.min(least, 1 - ledger.on(NEW_LENDERS, one) / mean);
        }
        return Math.max(0, least);
    }

    private static double queueDays(FlowLedger ledger, int day) {
        long open = ledger.until(QUEUED, day);
        long taken = ledger.over(TAKEN_OVER, day, BASE);
        if (open <= 0) {
            return 0;
        }
        if (taken > 0) {
            return Math.min(LONGEST_QUEUE, Math.floor((double) open * BASE / taken));
        }
        int first = day;
        while (day - first < LONGEST_QUEUE && ledger.until(QUEUED, first - 1) > 0) {
            first--;
        }
        return day - first;
    }

    private static double successDrop(FlowLedger ledger, int day) {
        long ended = ledger.over(SUCCEEDED, day, WINDOW) + ledger.over(FAILED, day, WINDOW);
        int before = day - WINDOW;
        long endedBefore = ledger.over(SUCCEEDED, before, BASE) + ledger.over(FAILED, before, BASE);
        if (ended < FEWEST_ENDED || endedBefore < FEWEST_ENDED) {
            return 0;
        }
        return FlowLedger.share(ledger.over(SUCCEEDED, before, BASE), endedBefore)
                - FlowLedger.share(ledger.over(SUCCEEDED, day, WINDOW), ended);
    }

    private static double hhi(FlowLedger ledger, int day) {
        double withdrawn = (double) ledger.over(WITHDRAWN, day, WINDOW) / SQUARED_UNIT_FEN;
        return withdrawn > 0 ? ledger.until(WITHDRAWN_SQUARES, day) / (withdrawn * withdrawn) : 0;
    }
}
