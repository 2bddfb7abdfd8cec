package io.firewatch.ingestion.cdc;

import io.firewatch.ingestion.registry.RegistryChange;
import java.io.IOException;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows of the bureau's registry into the record. Repeating it after a restart changes nothing. Runs at parallelism
 * one, because the order of a row's changes is one line.
 */
final class RegistrySink implements Sink<RegistryChange> {
    private static final long serialVersionUID = 1L;

    private final RecordConnection record;
    private final String keyFile;

    private final @Nullable RegistryPulse pulse;

    RegistrySink(RecordConnection record, String keyFile, @Nullable RegistryPulse pulse) {
        this.record = record;
        this.keyFile = keyFile;
        this.pulse = pulse;
    }

    @Override
    public SinkWriter<RegistryChange> createWriter(WriterInitContext context) throws IOException {
        beat(context.getProcessingTimeService());
        return new RegistryWriter(record, keyFile, context.metricGroup());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<RegistryChange> createWriter(InitContext context) throws IOException {
        beat(context.getProcessingTimeService());
        return new RegistryWriter(record, keyFile, context.metricGroup());
    }

    private void beat(ProcessingTimeService clock) {
        if (pulse != null) {
            pulse.beat(clock);
        }
    }
}
