package io.firewatch.detection.sink;

import io.firewatch.detection.alert.ShadowRow;
import io.firewatch.ingestion.cdc.RecordConnection;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes what drafts on trial raise to {@code desk.shadow_alert}; a repeat changes nothing. Runs at parallelism one. */
public record ShadowSink(RecordConnection connection) implements Sink<ShadowRow> {
    @Override
    public SinkWriter<ShadowRow> createWriter(WriterInitContext context) {
        return new ShadowWriter(connection, context.getProcessingTimeService());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<ShadowRow> createWriter(InitContext context) {
        return new ShadowWriter(connection, context.getProcessingTimeService());
    }
}
