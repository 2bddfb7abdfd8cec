package io.firewatch.detection.sink;

import io.firewatch.detection.alert.Judgement;
import io.firewatch.ingestion.cdc.RecordConnection;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes alerts to {@code desk.alert} and how far judging has come to {@code desk.judged}, in one transaction: whoever
 * reads "judged up to N" finds the alerts of everything up to N. Repeating it after a restart changes nothing. Runs at
 * parallelism one.
 */
public final class AlertSink implements Sink<Judgement> {
    private static final long serialVersionUID = 1L;

    private final RecordConnection record;

    public AlertSink(RecordConnection record) {
        this.record = record;
    }

    @Override
    public SinkWriter<Judgement> createWriter(WriterInitContext context) throws IOException {
        return new AlertWriter(record, context.getProcessingTimeService());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<Judgement> createWriter(InitContext context) throws IOException {
        return new AlertWriter(record, context.getProcessingTimeService());
    }
}
