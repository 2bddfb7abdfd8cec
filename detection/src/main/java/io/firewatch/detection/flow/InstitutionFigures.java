package io.firewatch.detection.flow;

import io.firewatch.model.indicator.Facet;

/** One facet of an institution, computed from its days alone: plain arithmetic, asked for each closed day. */
public interface InstitutionFigures {
    Facet facet();

    /** How many days after the last fact the values can still change without another. */
    int watchedDays();

    /** One value per indicator of the facet, in catalogue order. */
    double[] values(FlowLedger ledger, int day);

    /** The records the values rest on, most telling first. */
    default long[] records(FlowLedger ledger, int day) {
        return new long[0];
    }
}
