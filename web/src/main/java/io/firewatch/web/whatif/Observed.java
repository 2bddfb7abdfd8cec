package io.firewatch.web.whatif;

import java.util.List;

/**
 * What was observed of the subjects of a rule, and how often it held.
 *
 * @param subjectDays days judged, of all subjects together
 * @param firingDays of them, those on which an alert stood
 * @param figures of each indicator the rule asks about
 */
public record Observed(long subjectDays, long firingDays, List<Figures> figures) {
    /** The values of an indicator in the last days, and in the year before; what cannot be said is left out. */
    public record Figures(String indicator, double[] then, double[] now) {}
}
