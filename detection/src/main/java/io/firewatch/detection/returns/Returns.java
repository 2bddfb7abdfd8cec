package io.firewatch.detection.returns;

import static io.firewatch.detection.flow.FlowKind.CLAIMED;
import static io.firewatch.detection.flow.FlowKind.CLAIMED_RETURN;
import static io.firewatch.detection.flow.FlowKind.LENT;
import static io.firewatch.detection.flow.FlowKind.SUBSIDY;

import io.firewatch.detection.flow.FlowLedger;
import io.firewatch.detection.flow.InstitutionFigures;
import io.firewatch.model.indicator.Facet;
import io.firewatch.model.indicator.ReturnsIndicator;

/** The return promised on new claims, and with subsidies added (R18). */
public final class Returns implements InstitutionFigures {
    static final int WINDOW = 30;

    @Override
    public Facet facet() {
        return Facet.RETURNS;
    }

    @Override
    public int watchedDays() {
        return WINDOW;
    }

    @Override
    public double[] values(FlowLedger ledger, int day) {
        double[] values = new double[ReturnsIndicator.values().length];
        long claimed = ledger.over(CLAIMED, day, WINDOW);
        double promised = claimed > 0 ? (double) ledger.over(CLAIMED_RETURN, day, WINDOW) / claimed : Double.NaN;
        double subsidy = FlowLedger.share(ledger.over(SUBSIDY, day, WINDOW), ledger.over(LENT, day, WINDOW));
        values[ReturnsIndicator.NEW_CLAIMS.ordinal()] = claimed;
        values[ReturnsIndicator.PROMISED_RETURN.ordinal()] = promised;
        values[ReturnsIndicator.HIDDEN_RETURN.ordinal()] = promised + subsidy;
        return values;
    }
}
