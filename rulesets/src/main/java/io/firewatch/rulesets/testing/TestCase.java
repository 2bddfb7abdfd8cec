package io.firewatch.rulesets.testing;

import io.firewatch.model.Severity;
import io.firewatch.model.institution.InstitutionType;
import java.util.List;

/**
 * One story about a subject and the alerts it must raise.
 *
 * @param line where it begins in its file
 * @param firstDay business day that counts as day 0
 * @param days days with an observation, from 0
 * @param points the subject's indicators on each of them, money in fen
 * @param through last day looked at
 * @param insufficient whether the data must not suffice to judge the last day
 */
record TestCase(
        String name,
        int line,
        Kind kind,
        InstitutionType type,
        int firstDay,
        int[] days,
        List<double[]> points,
        int through,
        List<Expected> expected,
        boolean insufficient) {

    enum Kind {
        POSITIVE,
        NEGATIVE,
        /** What looks suspicious and is known to be harmless: the rule must stay silent. */
        FALSE_POSITIVE
    }

    /** An episode, {@code from} counted from day 0. */
    record Expected(int from, Severity severity, boolean firing) {
        @Override
        public String toString() {
            return "{from: %d, severity: %s, firing: %s}".formatted(from, severity.id(), firing);
        }
    }
}
