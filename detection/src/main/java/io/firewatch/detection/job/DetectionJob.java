package io.firewatch.detection.job;

import io.firewatch.detection.index.HistorySink;
import io.firewatch.detection.index.IndicatorSink;
import io.firewatch.detection.measure.JdbcFeedHistory;
import io.firewatch.detection.sink.AlertSink;
import io.firewatch.detection.sink.QualitySink;
import io.firewatch.detection.sink.RejectSink;
import io.firewatch.detection.sink.ShadowSink;
import io.firewatch.ingestion.cdc.FeedSource;
import io.firewatch.ingestion.cdc.RecordConnection;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The detection job: the graph of {@link Detection} between the record and the index. */
public final class DetectionJob {
    private DetectionJob() {}

    /** Adds the job to an environment; {@code index} is the base URL of Elasticsearch. */
    public static void define(StreamExecutionEnvironment env, RecordConnection record, String index) {
        Detection.Results results = Detection.define(FeedSource.changes(env, record), new JdbcFeedHistory(record));
        results.judgements()
                .sinkTo(new AlertSink(record))
                .name("alerts to the record")
                .uid(Uids.ALERT_SINK)
                .setParallelism(1);
        results.observations()
                .filter(new IndexedObservations())
                .name("worth indexing")
                .uid(Uids.INDEXED_OBSERVATIONS)
                .sinkTo(new IndicatorSink(index))
                .name("indicators to the index")
                .uid(Uids.INDICATOR_SINK);
        results.history()
                .sinkTo(new HistorySink(index))
                .name("history to the index")
                .uid(Uids.HISTORY_SINK);
        results.quality()
                .sinkTo(new QualitySink(record))
                .name("quality to the record")
                .uid(Uids.QUALITY_SINK)
                .setParallelism(1);
        results.shadows()
                .sinkTo(new ShadowSink(record))
                .name("trials to their ledger")
                .uid(Uids.SHADOW_SINK)
                .setParallelism(1);
        results.rejects()
                .sinkTo(new RejectSink(record))
                .name("rejects")
                .uid(Uids.REJECT_SINK)
                .setParallelism(1);
    }
}
