package io.firewatch.embedded.stack;

import io.firewatch.detection.measure.FeedHistory;
import io.firewatch.detection.measure.MeasureOnDay;
import io.firewatch.rulesets.measure.Measure;
import io.firewatch.web.measure.MeasurePreviewer;

/** Measures tried on the record's feed. */
record FeedPreview(FeedHistory history) implements MeasurePreviewer {
    @Override
    public Answer preview(Measure measure, int day) throws Exception {
        MeasureOnDay.Answer answer = MeasureOnDay.of(history, measure, day);
        return new Answer(
                answer.said().stream()
                        .map(one -> new Said(one.institution(), one.subject(), one.value(), one.records()))
                        .toList(),
                answer.read());
    }
}
