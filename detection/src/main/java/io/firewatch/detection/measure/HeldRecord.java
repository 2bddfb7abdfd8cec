package io.firewatch.detection.measure;

import java.util.Arrays;

/** The version of a record that counts in a measure now: what must be taken back when another one comes. */
public record HeldRecord(
        String measure,
        long seq,
        String institution,
        io.firewatch.model.indicator.SubjectType type,
        String subject,
        int day,
        int parts,
        long[] values) {
    static HeldRecord of(MeasuredRecord record) {
        return new HeldRecord(
                record.measure(),
                record.seq(),
                record.institution(),
                record.type(),
                record.subject(),
                record.day(),
                record.parts(),
                record.values());
    }

    boolean countsLike(MeasuredRecord other) {
        return subject.equals(other.subject())
                && day == other.day()
                && parts == other.parts()
                && Arrays.equals(values, other.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HeldRecord that
                && seq == that.seq
                && measure.equals(that.measure)
                && institution.equals(that.institution)
                && type == that.type
                && subject.equals(that.subject)
                && day == that.day
                && parts == that.parts
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seq);
    }
}
