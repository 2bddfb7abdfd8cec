package io.firewatch.detection.index;

import io.firewatch.model.indicator.Observation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSink;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.AsyncSinkBase;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Writes observations to the monthly indices of indicators, one document for each indicator. At least once, and
 * harmless when repeated.
 */
@SuppressWarnings("deprecation") // Flink 1.20's base class still stands on the interfaces that Flink 2 drops
public final class IndicatorSink extends AsyncSinkBase<Observation, IndicatorLines> {
    private static final long serialVersionUID = 1L;

    /** Observations of a bulk: some 1,500 documents, at which the server's throughput levels off. */
    private static final int BATCH = 300;

    /** One bulk on the way: of two, the older could arrive last and put an outdated value back. */
    private static final int IN_FLIGHT = 1;

    /** Rendered observations held at most, some 10 MB; then the job waits. */
    private static final int BUFFERED = 6_000;

    private static final long BATCH_BYTES = 4L << 20;
    private static final long ENTRY_BYTES = 1L << 20;
    private static final long LONGEST_WAIT_MILLIS = 500;

    private final String url;

    public IndicatorSink(String url) {
        super(
                (seen, context) -> IndicatorLines.of(seen),
                BATCH,
                IN_FLIGHT,
                BUFFERED,
                BATCH_BYTES,
                LONGEST_WAIT_MILLIS,
                ENTRY_BYTES);
        this.url = url;
    }

    @Override
    public SinkWriter<Observation> createWriter(WriterInitContext context) throws IOException {
        return new IndicatorWriter(url, getElementConverter(), context, settings(), List.of());
    }

    @Override
    @Deprecated
    public SinkWriter<Observation> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink 1.20 asks with a WriterInitContext");
    }

    @Override
    public StatefulSink.StatefulSinkWriter<Observation, BufferedRequestState<IndicatorLines>> restoreWriter(
            WriterInitContext context, Collection<BufferedRequestState<IndicatorLines>> state) throws IOException {
        return new IndicatorWriter(url, getElementConverter(), context, settings(), state);
    }

    private AsyncSinkWriterConfiguration settings() {
        return AsyncSinkWriterConfiguration.builder()
                .setMaxBatchSize(getMaxBatchSize())
                .setMaxBatchSizeInBytes(getMaxBatchSizeInBytes())
                .setMaxInFlightRequests(getMaxInFlightRequests())
                .setMaxBufferedRequests(getMaxBufferedRequests())
                .setMaxTimeInBufferMS(getMaxTimeInBufferMS())
                .setMaxRecordSizeInBytes(getMaxRecordSizeInBytes())
                .build();
    }

    @Override
    public SimpleVersionedSerializer<BufferedRequestState<IndicatorLines>> getWriterStateSerializer() {
        return new LinesSerializer();
    }

    private static final class LinesSerializer extends AsyncSinkWriterStateSerializer<IndicatorLines> {
        @Override
        protected void serializeRequestToStream(IndicatorLines lines, DataOutputStream out) throws IOException {
            out.writeInt(lines.text().length);
            out.write(lines.text());
        }

        @Override
        protected IndicatorLines deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
            byte[] text = new byte[in.readInt()];
            in.readFully(text);
            return new IndicatorLines(text);
        }

        @Override
        public int getVersion() {
            return 1;
        }
    }
}
