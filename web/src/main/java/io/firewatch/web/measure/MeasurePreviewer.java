package io.firewatch.web.measure;

import io.firewatch.rulesets.measure.Measure;
import java.util.List;

/** Says what a measure makes of the landed feed. The desk cannot decode the feed: whoever starts it brings what can. */
public interface MeasurePreviewer {
    /**
     * By the arithmetic of the job, as of the end of a business day.
     *
     * @throws Exception when the feed cannot be read
     */
    Answer preview(Measure measure, int day) throws Exception;

    /**
     * What the measure says of a subject.
     *
     * @param value money in fen, shares as fractions, days as business days
     * @param records those that weigh most, by their order of receipt
     */
    record Said(String institution, String subject, double value, long[] records) {}

    /**
     * What it says of every subject with anything in its window.
     *
     * @param read how many records of the measure's type there are
     */
    record Answer(List<Said> said, long read) {}
}
