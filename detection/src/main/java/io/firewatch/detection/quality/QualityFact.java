package io.firewatch.detection.quality;

import io.firewatch.model.indicator.CheckIndicator;
import org.jspecify.annotations.Nullable;

/**
 * A case of a check, or its withdrawal, or a step of the two balances of an institution: told by the operators that see
 * records join. Facts add up, so their order does not matter.
 *
 * @param check null for a step of the balances
 * @param day the business day of the case
 * @param cases +1, or −1 to withdraw
 * @param finding null when the case passed
 * @param projects step of the balance by projects, fen
 * @param flows step of the balance by flows, fen
 */
public record QualityFact(
        String institution,
        @Nullable CheckIndicator check,
        int day,
        int cases,
        @Nullable Finding finding,
        long projects,
        long flows) {

    static QualityFact passed(String institution, CheckIndicator check, int day) {
        return new QualityFact(institution, check, day, 1, null, 0, 0);
    }

    static QualityFact failed(String institution, int day, Finding finding) {
        return new QualityFact(institution, finding.check(), day, 1, finding, 0, 0);
    }

    static QualityFact balances(String institution, int day, long projects, long flows) {
        return new QualityFact(institution, null, day, 0, null, projects, flows);
    }

    QualityFact withdrawn() {
        return new QualityFact(institution, check, day, -cases, finding, -projects, -flows);
    }
}
