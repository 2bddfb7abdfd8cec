package io.firewatch.detection.index;

import io.firewatch.model.indicator.Observation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriter;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;
import org.apache.flink.connector.base.sink.writer.ElementConverter;
import org.apache.flink.connector.base.sink.writer.ResultHandler;
import org.apache.flink.connector.base.sink.writer.config.AsyncSinkWriterConfiguration;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseListener;

/** Sends rendered observations in bulks; one that fails for now is sent again, later and later. */
final class IndicatorWriter extends AsyncSinkWriter<Observation, IndicatorLines> {
    private final SearchIndex index;
    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "indicators-retry");
        thread.setDaemon(true);
        return thread;
    });

    IndicatorWriter(
            String url,
            ElementConverter<Observation, IndicatorLines> lines,
            WriterInitContext context,
            AsyncSinkWriterConfiguration settings,
            Collection<BufferedRequestState<IndicatorLines>> state)
            throws IOException {
        super(lines, context, settings, state);
        this.index = new SearchIndex(url);
        IndexTemplates.install(index);
    }

    @Override
    protected void submitRequestEntries(List<IndicatorLines> entries, ResultHandler<IndicatorLines> result) {
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        for (IndicatorLines entry : entries) {
            bulk.writeBytes(entry.text());
        }
        if (bulk.size() == 0) {
            result.complete();
            return;
        }
        index.bulkAsync(bulk.toByteArray(), new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                try {
                    SearchIndex.check(response);
                    failures.set(0);
                    result.complete();
                } catch (IOException e) {
                    onFailure(e);
                }
            }

            @Override
            public void onFailure(Exception failure) {
                int inARow = failures.incrementAndGet();
                if (!SearchIndex.isPassing(failure) || SearchIndex.isHopeless(inARow)) {
                    result.completeExceptionally(failure);
                    return;
                }
                Future<?> unused = later.schedule(
                        () -> result.retryForEntries(entries), SearchIndex.pauseMillis(inARow), TimeUnit.MILLISECONDS);
            }
        });
    }

    @Override
    protected long getSizeInBytes(IndicatorLines entry) {
        return entry.text().length;
    }

    @Override
    public void close() {
        later.shutdownNow();
        super.close();
        try {
            index.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the Elasticsearch client cannot be closed", e);
        }
    }
}
