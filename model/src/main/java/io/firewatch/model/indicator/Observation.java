package io.firewatch.model.indicator;

import java.util.Arrays;

/**
 * The indicators of one facet of one subject as of the end of one business day, and the records they rest on. An
 * observation holds until the next one of the same facet and subject: between them nothing changed.
 *
 * @param group the facet's id, or that of a measure
 * @param subject the subject's id within its institution: a party, loan or product id; the institution code itself for
 *     institutions
 * @param label what a person calls the subject (never an unmasked name)
 * @param day business day, see {@link io.firewatch.model.BusinessTime}
 * @param values one per indicator of the group, in catalogue order, or none when the observation of that day is withdrawn
 *     because later facts show that there was nothing to observe; money in fen, NaN where nothing can be said. Whole
 *     numbers are exact up to 2^53 fen, some 90 trillion yuan
 * @param records order-of-receipt numbers of the records the values rest on, most telling first
 * @param exhibits further evidence, each a JSON object with a {@code kind}
 */
public record Observation(
        String institution,
        SubjectType type,
        String group,
        String subject,
        String label,
        int day,
        double[] values,
        long[] records,
        String[] exhibits) {
    private static final String[] NO_EXHIBITS = {};

    public static Observation of(
            String institution, Facet facet, String subject, String label, int day, double[] values, long[] records) {
        return of(institution, facet, subject, label, day, values, records, NO_EXHIBITS);
    }

    public static Observation of(
            String institution,
            Facet facet,
            String subject,
            String label,
            int day,
            double[] values,
            long[] records,
            String[] exhibits) {
        return new Observation(
                institution, facet.subject(), facet.id(), subject, label, day, values, records, exhibits);
    }

    /** Takes back what was observed of a subject on a day. */
    public static Observation withdrawn(String institution, Facet facet, String subject, String label, int day) {
        return of(institution, facet, subject, label, day, new double[0], new long[0]);
    }

    public boolean isWithdrawn() {
        return values.length == 0;
    }

    public boolean isOf(Facet facet) {
        return group.equals(facet.id());
    }

    public double value(CodedIndicator indicator) {
        if (!isOf(indicator.facet())) {
            throw new IllegalArgumentException(indicator.id() + " is no indicator of " + group);
        }
        return values[indicator.ordinal()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that
                && institution.equals(that.institution)
                && type == that.type
                && group.equals(that.group)
                && subject.equals(that.subject)
                && label.equals(that.label)
                && day == that.day
                && Arrays.equals(values, that.values)
                && Arrays.equals(records, that.records)
                && Arrays.equals(exhibits, that.exhibits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * institution.hashCode() + subject.hashCode()) + day;
    }

    @Override
    public String toString() {
        return "%s %s/%s %s day %d %s %s"
                .formatted(
                        type.id(), institution, subject, group, day, Arrays.toString(values), Arrays.toString(records));
    }
}
