package io.firewatch.detection.growth;

import io.firewatch.detection.flow.FlowKind;
import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.detection.flow.InstitutionFigures;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.ReachIndicator;

/** How many persons lent and how much (R24), and how many borrowed, since the beginning. */
public final class Reach implements InstitutionFigures {
    @Override
    public Facet facet() {
        return Facet.REACH;
    }

    @Override
    public int watchedDays() {
        return 0;
    }

    @Override
    public double[] values(FlowLedger ledger, int day) {
        double[] values = new double[ReachIndicator.values().length];
        values[ReachIndicator.LENDERS_EVER.ordinal()] = ledger.until(FlowKind.NEW_LENDERS, day);
        values[ReachIndicator.RAISED_EVER.ordinal()] = ledger.until(FlowKind.LENT, day);
        values[ReachIndicator.BORROWERS_EVER.ordinal()] = ledger.until(FlowKind.NEW_BORROWERS, day);
        return values;
    }
}
