package io.firewatch.detection.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * All that a stream of a bounded job tells, in order, kept in this process. Flink's own way of collecting may lose the last of
 * it on a busy machine.
 */
final class Gathered<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /** Sinks travel into the job as copies; this is where copy and original meet. */
    private static final Map<String, List<Object>> RUNS = new ConcurrentHashMap<>();

    private final String run = UUID.randomUUID().toString();

    private Gathered() {}

    /** Runs the job of the stream to its end. */
    static <T> List<T> from(DataStream<T> stream) throws Exception {
        Gathered<T> sink = new Gathered<>();
        RUNS.put(sink.run, Collections.synchronizedList(new ArrayList<>()));
        stream.sinkTo(sink).setParallelism(1);
        stream.getExecutionEnvironment().execute();
        return sink.taken();
    }

    @SuppressWarnings("unchecked")
    private List<T> taken() {
        return (List<T>) RUNS.remove(run);
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(RUNS.get(run));
    }

    /** The old way in, which Flink 1.20 still requires and no longer calls. */
    @Override
    @Deprecated
    public SinkWriter<T> createWriter(InitContext context) {
        return new Writer<>(RUNS.get(run));
    }

    private record Writer<T>(List<Object> told) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            told.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
