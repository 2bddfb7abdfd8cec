package io.firewatch.detection.index;

import io.firewatch.detection.judge.HistoryPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Holds pages for a while before it sends them: the page of a month is told anew with every day and correction, and while a
 * history is caught up many times a second. Of each only the newest is written.
 */
final class HistoryWriter implements SinkWriter<HistoryPage> {
    /** Nobody asks "what if" by the second; the index shows what it took after two. */
    private static final long PAUSE_MILLIS = 3_000;

    private static final int BULK_BYTES = 4 << 20;

    /** Some 10 MB. */
    private static final int MOST_HELD = 5_000;

    private record Key(String institution, String type, String subject, String group, int month) {}

    private final SearchIndex index;
    private final ProcessingTimeService clock;
    private final Map<Key, HistoryPage> held = new LinkedHashMap<>();
    private boolean timerSet;

    HistoryWriter(String url, ProcessingTimeService clock) throws IOException {
        this.index = new SearchIndex(url);
        IndexTemplates.install(index);
        this.clock = clock;
    }

    @Override
    public void write(HistoryPage page, Context context) throws IOException {
        held.put(new Key(page.institution(), page.type().id(), page.subject(), page.group(), page.month()), page);
        if (held.size() >= MOST_HELD) {
            writeAll();
        } else if (!timerSet) {
            timerSet = true;
            Future<?> unused = clock.registerTimer(clock.getCurrentProcessingTime() + PAUSE_MILLIS, now -> {
                timerSet = false;
                writeAll();
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        writeAll();
    }

    private void writeAll() throws IOException {
        ByteArrayOutputStream bulk = new ByteArrayOutputStream();
        for (HistoryPage page : held.values()) {
            HistoryDocument.write(page, clock.getCurrentProcessingTime(), bulk);
            if (bulk.size() >= BULK_BYTES) {
                index.bulk(bulk.toByteArray(), false);
                bulk.reset();
            }
        }
        if (bulk.size() > 0) {
            index.bulk(bulk.toByteArray(), false);
        }
        held.clear();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
