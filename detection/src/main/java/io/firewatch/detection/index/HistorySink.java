package io.firewatch.detection.index;

import io.firewatch.detection.judge.HistoryPage;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes the days of subjects to the monthly indices of history. At least once, and harmless when repeated. */
public final class HistorySink implements Sink<HistoryPage> {
    private static final long serialVersionUID = 1L;

    private final String url;

    public HistorySink(String url) {
        this.url = url;
    }

    @Override
    public SinkWriter<HistoryPage> createWriter(WriterInitContext context) throws IOException {
        return new HistoryWriter(url, context.getProcessingTimeService());
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<HistoryPage> createWriter(InitContext context) throws IOException {
        return new HistoryWriter(url, context.getProcessingTimeService());
    }
}
