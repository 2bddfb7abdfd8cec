package io.firewatch.detection.job;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.measure.FeedHistory;
import io.firewatch.detection.time.CityClock;
import io.firewatch.ingestion.feed.FeedChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The detection graph over a bounded feed, and what it says in the end. */
record DetectionRun(Map<String, AlertRow> alerts, long records) {

    static DetectionRun over(List<FeedChange> feed, int parallelism) throws Exception {
        return over(feed, parallelism, new CityClock());
    }

    static DetectionRun over(List<FeedChange> feed, int parallelism, CityClock clock) throws Exception {
        return over(feed, parallelism, clock, FeedHistory.NONE);
    }

    static DetectionRun over(List<FeedChange> feed, int parallelism, CityClock clock, FeedHistory history)
            throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(strict);
        env.setParallelism(parallelism);
        env.getConfig().enableObjectReuse();
        env.setBufferTimeout(5);
        var changes = env.fromData(feed, TypeInformation.of(FeedChange.class)).setParallelism(1);
        Map<String, AlertRow> alerts = new HashMap<>();
        long records = 0;
        for (Judgement one :
                Gathered.from(Detection.define(changes, clock, history).judgements())) {
            AlertRow alert = one.alert();
            if (alert != null) {
                alerts.put(alert.id(), alert);
            }
            records = one.records() == null ? records : one.records();
        }
        return new DetectionRun(alerts, records);
    }

    /**
     * Alerts about business that stand: what was corrected was found never to have been one, and what is said of the
     * reporting itself is about order and repeats, which these tests change.
     */
    Set<Verdict> standing() {
        return alerts.values().stream()
                .filter(alert -> !"corrected".equals(alert.resolution()))
                .filter(alert -> !alert.pattern().equals("misreporting"))
                .map(Verdict::of)
                .collect(Collectors.toSet());
    }

    /** Rules of the standing alerts, by institution: {@code "A over-limit.one-platform"}. */
    Set<String> found() {
        return alerts.values().stream()
                .filter(alert -> !"corrected".equals(alert.resolution()))
                .map(alert -> alert.institution() + " " + alert.rule())
                .collect(Collectors.toSet());
    }
}
