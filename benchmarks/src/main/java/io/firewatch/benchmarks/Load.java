package io.firewatch.benchmarks;

import io.firewatch.embedded.city.Batch;
import io.firewatch.embedded.city.CityClient;
import io.firewatch.embedded.city.Envelope;
import io.firewatch.model.record.RecordType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Request bodies made beforehand and kept on disk, so that neither making nor holding them is measured. */
final class Load implements AutoCloseable {
    /** As many lenders report at the same time. */
    private static final int CONNECTIONS = 6;

    /** The tokens' timestamp; the gateway asks for no particular one. */
    private static final long SENT_MILLIS = 1_767_225_600_000L;

    private record Request(RecordType type, long offset, int length, int records, LocalDate day) {}

    private final FileChannel bodies;
    private final ArrayDeque<Request> requests = new ArrayDeque<>();
    private int records;

    private Load(FileChannel bodies) {
        this.bodies = bodies;
    }

    /** Prepares at least so many records, or all there are. */
    static Load prepare(Traffic traffic, int atLeast, Path file) throws IOException {
        Load load = new Load(FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
        while (load.records < atLeast && traffic.hasNext()) {
            for (Batch batch : traffic.next()) {
                ByteBuffer body = ByteBuffer.wrap(Envelope.body(batch, SENT_MILLIS));
                long offset = load.bodies.size();
                int length = body.remaining();
                load.bodies.write(body, offset);
                load.requests.add(
                        new Request(batch.type(), offset, length, batch.facts().size(), batch.tradeDay()));
                load.records += batch.facts().size();
            }
        }
        return load;
    }

    int records() {
        return records;
    }

    double recordsPerRequest() {
        return (double) records / requests.size();
    }

    /** The business day of the next request. */
    synchronized LocalDate day() {
        Request next = requests.peek();
        return next == null ? LocalDate.EPOCH : next.day();
    }

    private synchronized Request next() {
        return requests.remove();
    }

    private synchronized boolean isEmpty() {
        return requests.isEmpty();
    }

    /** Sends up to so many records at a pace (0: as fast as the gateway answers); answers acknowledged records. */
    long send(CityClient client, int upTo, int perSecond) throws InterruptedException, ExecutionException {
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS, work -> new Thread(work, "bench sender"));
        List<Future<Long>> sent = new ArrayList<>();
        long start = System.nanoTime();
        long queued = 0;
        try {
            while (queued < upTo && !isEmpty()) {
                Request request = next();
                if (perSecond > 0) {
                    TimeUnit.NANOSECONDS.sleep(start + queued * 1_000_000_000L / perSecond - System.nanoTime());
                }
                queued += request.records();
                sent.add(senders.submit(() -> send(client, request)));
            }
            long acknowledged = 0;
            for (Future<Long> one : sent) {
                acknowledged += one.get();
            }
            return acknowledged;
        } finally {
            senders.shutdownNow();
        }
    }

    private long send(CityClient client, Request request) throws IOException, InterruptedException {
        ByteBuffer body = ByteBuffer.allocate(request.length());
        while (body.hasRemaining()) {
            if (bodies.read(body, request.offset() + body.position()) < 0) {
                throw new IOException("the prepared bodies end before " + request.offset() + " + " + request.length());
            }
        }
        client.send(request.type(), body.array(), "at " + request.offset());
        return request.records();
    }

    @Override
    public void close() throws IOException {
        bodies.close();
    }
}
