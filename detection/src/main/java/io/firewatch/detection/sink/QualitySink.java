package io.firewatch.detection.sink;

import io.firewatch.detection.quality.QualityRow;
import io.firewatch.ingestion.cdc.RecordConnection;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes what the checks say to {@code desk.quality}; a repeat after a restart changes nothing. Runs at parallelism one. */
public record QualitySink(RecordConnection connection) implements Sink<QualityRow> {
    @Override
    public SinkWriter<QualityRow> createWriter(WriterInitContext context) {
        return new QualityWriter(connection, context.getProcessingTimeService());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<QualityRow> createWriter(InitContext context) {
        return new QualityWriter(connection, context.getProcessingTimeService());
    }
}
