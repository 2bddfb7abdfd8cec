package io.firewatch.benchmarks.quality;

import io.firewatch.detection.alert.AlertRow;
import io.firewatch.detection.alert.Judgement;
import io.firewatch.detection.job.Detection;
import io.firewatch.ingestion.feed.FeedChange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** The detection graph over a feed that ends. */
final class StandingAlerts {
    private StandingAlerts() {}

    /** The alerts that stand after the last change; those that were corrected on the way never were. */
    static Collection<AlertRow> of(List<FeedChange> feed, int parallelism) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, strict);
        env.getConfig().enableObjectReuse();
        Map<String, AlertRow> last = new HashMap<>();
        try (CloseableIterator<Judgement> judgements = Detection.define(
                        env.fromData(feed, TypeInformation.of(FeedChange.class)).setParallelism(1))
                .judgements()
                .executeAndCollect()) {
            while (judgements.hasNext()) {
                AlertRow alert = judgements.next().alert();
                if (alert != null) {
                    last.put(alert.id(), alert);
                }
            }
        }
        last.values().removeIf(alert -> "corrected".equals(alert.resolution()));
        return last.values();
    }
}
