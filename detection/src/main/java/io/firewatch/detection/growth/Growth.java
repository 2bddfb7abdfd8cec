package io.firewatch.detection.growth;

import static io.firewatch.detection.flow.FlowKind.BALANCE;
import static io.firewatch.detection.flow.FlowKind.BORROWERS;
import static io.firewatch.detection.flow.FlowKind.LENT;
import static io.firewatch.detection.flow.FlowKind.LENT_BY_NEW;
import static io.firewatch.detection.flow.FlowKind.PAID_BACK;
import static io.firewatch.detection.flow.FlowKind.SUBSIDY;

import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.detection.flow.InstitutionFigures;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.GrowthIndicator;

/** What growth is paid with: subsidies, new lenders' money, the same borrowers. */
public final class Growth implements InstitutionFigures {
    static final int WEEK = 7;
    static final int MONTH = 30;
    static final int SEASON = 90;
    static final int MOST_WEEKS = 12;

    /** Old lenders are compared with four weeks before. */
    static final int WEEKS_BEFORE = 4;

    @Override
    public Facet facet() {
        return Facet.GROWTH;
    }

    @Override
    public int watchedDays() {
        return SEASON + MONTH;
    }

    @Override
    public double[] values(FlowLedger ledger, int day) {
        double[] values = new double[GrowthIndicator.values().length];
        values[GrowthIndicator.SUBSIDY_SHARE.ordinal()] = subsidy(ledger, day);
        values[GrowthIndicator.SUBSIDY_RISING_WEEKS.ordinal()] = risingWeeks(ledger, day);
        values[GrowthIndicator.OLD_LENDERS_CHANGE.ordinal()] =
                growth(byOld(ledger, day), byOld(ledger, day - WEEKS_BEFORE * WEEK));
        double dependence = dependence(ledger, day);
        values[GrowthIndicator.NEW_MONEY_DEPENDENCE.ordinal()] = dependence;
        values[GrowthIndicator.DEPENDENCE_RISE.ordinal()] =
                ledger.knows(day, 2 * MONTH) ? dependence - dependence(ledger, day - MONTH) : 0;
        values[GrowthIndicator.BALANCE_GROWTH.ordinal()] = grown(ledger, BALANCE, day, SEASON);
        values[GrowthIndicator.BORROWERS_GROWTH.ordinal()] = grown(ledger, BORROWERS, day, SEASON);
        values[GrowthIndicator.BALANCE_GROWTH_MONTH.ordinal()] = grown(ledger, BALANCE, day, MONTH);
        values[GrowthIndicator.BORROWERS_GROWTH_MONTH.ordinal()] = grown(ledger, BORROWERS, day, MONTH);
        return values;
    }

    private static double subsidy(FlowLedger ledger, int day) {
        return FlowLedger.share(ledger.over(SUBSIDY, day, WEEK), ledger.over(LENT, day, WEEK));
    }

    private static int risingWeeks(FlowLedger ledger, int day) {
        int weeks = 0;
        int end = day;
        while (weeks < MOST_WEEKS
                && ledger.knows(end, 2 * WEEK)
                && subsidy(ledger, end) > subsidy(ledger, end - WEEK)) {
            weeks++;
            end -= WEEK;
        }
        return weeks;
    }

    private static long byOld(FlowLedger ledger, int day) {
        return ledger.over(LENT, day, WEEK) - ledger.over(LENT_BY_NEW, day, WEEK);
    }

    private static double dependence(FlowLedger ledger, int day) {
        return FlowLedger.share(ledger.over(LENT_BY_NEW, day, MONTH), ledger.over(PAID_BACK, day, MONTH));
    }

    private static double grown(FlowLedger ledger, FlowKind level, int day, int days) {
        return ledger.knows(day, days + 1) ? growth(ledger.until(level, day), ledger.until(level, day - days)) : 0;
    }

    private static double growth(long now, long before) {
        return before > 0 ? (double) now / before - 1 : 0;
    }
}
