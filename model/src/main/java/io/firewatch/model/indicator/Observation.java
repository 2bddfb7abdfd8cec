package io.firewatch.model.indicator;

import java.util.Arrays;

/**
 * All indicators of one subject as of the end of one business day, and the records they rest on. An observation holds
 * until the next one of the same subject: between them nothing changed.
 *
 * @param subject the subject's id within its institution: a party, loan or product id; the institution code itself for
 *     institutions
 * @param label what a person calls the subject (never an unmasked name)
 * @param day business day, see {@link io.firewatch.model.BusinessTime}
 * @param values one per indicator of {@code type}, in catalogue order, or none when the observation of that day is
 *     withdrawn because later facts show that there was nothing to observe; money in fen. Whole numbers are exact up to 2^53
 *     fen, some 90 trillion yuan
 * @param records order-of-receipt numbers of the records the values rest on, most telling first
 */
public record Observation(
        String institution, SubjectType type, String subject, String label, int day, double[] values, long[] records) {

    /** Takes back what was observed of a subject on a day. */
    public static Observation withdrawn(String institution, SubjectType type, String subject, String label, int day) {
        return new Observation(institution, type, subject, label, day, new double[0], new long[0]);
    }

    public boolean isWithdrawn() {
        return values.length == 0;
    }

    public double value(Indicator indicator) {
        if (indicator.subject() != type) {
            throw new IllegalArgumentException(indicator.id() + " is no indicator of a " + type.id());
        }
        return values[indicator.index()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Observation that
                && institution.equals(that.institution)
                && type == that.type
                && subject.equals(that.subject)
                && label.equals(that.label)
                && day == that.day
                && Arrays.equals(values, that.values)
                && Arrays.equals(records, that.records);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * institution.hashCode() + subject.hashCode()) + day;
    }

    @Override
    public String toString() {
        return "%s %s/%s day %d %s %s"
                .formatted(type.id(), institution, subject, day, Arrays.toString(values), Arrays.toString(records));
    }
}
