package io.firewatch.ingestion.cdc;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** What streams of a job delivered, by name, kept in this process. */
final class Collected {
    private static final Map<String, List<Object>> BY_NAME = new ConcurrentHashMap<>();

    private Collected() {}

    @SuppressWarnings("unchecked")
    static <T> List<T> of(String name) {
        return (List<T>) BY_NAME.computeIfAbsent(name, any -> new BulkFriendlyList());
    }

    static <T> void collect(DataStream<T> stream, String name) {
        FilterFunction<T> keep = element -> {
            of(name).add(element);
            return false;
        };
        Sink<T> nowhere = new DiscardingSink<>();
        stream.filter(keep)
                .setParallelism(1)
                .uid("collect")
                .sinkTo(nowhere)
                .setParallelism(1)
                .uid("nowhere");
    }

    /** One writer, readers that only look at the size or copy. */
    private static final class BulkFriendlyList extends java.util.AbstractList<Object> {
        private final List<Object> elements = new java.util.ArrayList<>();

        @Override
        public synchronized boolean add(Object element) {
            return elements.add(element);
        }

        @Override
        public synchronized Object get(int index) {
            return elements.get(index);
        }

        @Override
        public synchronized int size() {
            return elements.size();
        }

        @Override
        public synchronized void clear() {
            elements.clear();
        }
    }
}
