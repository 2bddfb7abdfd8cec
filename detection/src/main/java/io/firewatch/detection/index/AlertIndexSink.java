package io.firewatch.detection.index;

import io.firewatch.ingestion.cdc.DeskChange;
import io.firewatch.ingestion.cdc.RecordConnection;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes alerts to the index, and says in the record how far the index has come. Runs at parallelism one. */
final class AlertIndexSink implements Sink<DeskChange> {
    private static final long serialVersionUID = 1L;

    private final RecordConnection record;
    private final String url;

    AlertIndexSink(RecordConnection record, String url) {
        this.record = record;
        this.url = url;
    }

    @Override
    public SinkWriter<DeskChange> createWriter(WriterInitContext context) throws IOException {
        return new AlertIndexWriter(record, url, context.getProcessingTimeService());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<DeskChange> createWriter(InitContext context) throws IOException {
        return new AlertIndexWriter(record, url, context.getProcessingTimeService());
    }
}
