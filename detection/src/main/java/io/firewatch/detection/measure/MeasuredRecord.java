package io.firewatch.detection.measure;

import io.firewatch.detection.feed.RecordId;
import io.firewatch.detection.feed.VersionsFunction;
import io.firewatch.model.indicator.SubjectType;
import io.firewatch.model.record.FeedRecord;
import io.firewatch.rulesets.measure.CompiledMeasure;
import org.jspecify.annotations.Nullable;

/**
 * One version of a record as one measure sees it.
 *
 * @param generation which activation of which measure
 * @param firstStands whether later versions of this record change nothing
 * @param parts bit i is set when it counts in the i-th part; 0 when it does not count, so that an earlier version may be
 *     taken back
 * @param values the number it counts with in each part
 */
public record MeasuredRecord(
        RecordId id,
        int generation,
        String measure,
        boolean firstStands,
        long seq,
        String institution,
        SubjectType type,
        String subject,
        int day,
        int parts,
        long[] values) {

    /** Null when nothing could follow from it. */
    static @Nullable MeasuredRecord of(int generation, CompiledMeasure measure, FeedRecord record) {
        CompiledMeasure.Reading read = measure.read(record);
        boolean firstStands = VersionsFunction.firstStands(record.type());
        if (read == null && firstStands) {
            return null;
        }
        return new MeasuredRecord(
                RecordId.of(record),
                generation,
                measure.measure().id(),
                firstStands,
                record.seq(),
                record.institution(),
                measure.measure().subject(),
                read == null ? "" : read.subject(),
                read == null ? 0 : read.day(),
                read == null ? 0 : read.parts(),
                read == null ? new long[0] : read.values());
    }
}
