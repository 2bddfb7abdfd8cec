package io.firewatch.detection.index;

import io.firewatch.ingestion.cdc.DeskSource;
import io.firewatch.ingestion.cdc.RecordConnection;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Keeps the index of alerts equal to {@code desk.alert}. Started without a checkpoint it reads everything again, which
 * rebuilds a dropped index to the same documents.
 */
public final class IndexJob {
    public static final String NAME = "firewatch-index";
    public static final String SINK_UID = "alert-index";

    private IndexJob() {}

    public static void define(StreamExecutionEnvironment env, RecordConnection record, String searchUrl) {
        DeskSource.changes(env, record)
                .sinkTo(new AlertIndexSink(record, searchUrl))
                .setParallelism(1)
                .uid(SINK_UID)
                .name(SINK_UID);
    }
}
