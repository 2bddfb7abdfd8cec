package io.firewatch.web.stream;

import io.firewatch.web.access.Right;
import io.firewatch.web.access.Watch;
import io.firewatch.web.http.Problem;
import io.firewatch.web.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code /api/stream}: server-sent events {@code opened}, {@code updated}, {@code resolved} and {@code triaged}, each
 * change from {@code watching} on.
 */
public final class StreamRoutes implements AutoCloseable {
    private static final int GREETING_SECONDS = 15;
    private static final String EVENT_STREAM = "text/event-stream";

    private final AlertStream stream;
    private final Watch.Gate gate;
    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "stream-sender");
        thread.setDaemon(true);
        return thread;
    });

    public StreamRoutes(AlertStream stream, Watch.Gate gate) {
        this.stream = stream;
        this.gate = gate;
        // Greeting only hands work on; a sender that fails is a browser that left.
        var unused = senders.scheduleWithFixedDelay(
                () -> open.forEach(Subscriber::greet), GREETING_SECONDS, GREETING_SECONDS, TimeUnit.SECONDS);
    }

    public void add(RoutesConfig routes) {
        routes.beforeMatched("/api/stream", StreamRoutes::expectEventStream);
        routes.sse("/api/stream", this::open, Right.READ);
    }

    /** Without this header the server would answer an empty 200, which a caller takes for the end of the stream. */
    private static void expectEventStream(Context ctx) {
        if (!EVENT_STREAM.equals(ctx.header(Header.ACCEPT))) {
            throw new Refusal(Problem.of(
                    406,
                    "not-acceptable",
                    "This is an event stream",
                    "call it with the header Accept: " + EVENT_STREAM));
        }
    }

    private void open(SseClient client) {
        client.keepAlive();
        Subscriber subscriber = new Subscriber(client, gate.open(client.ctx()), senders);
        client.onClose(() -> {
            stream.remove(subscriber);
            open.remove(subscriber);
        });
        open.add(subscriber);
        stream.add(subscriber);
    }

    @Override
    public void close() {
        open.forEach(Subscriber::close);
        senders.shutdownNow();
    }
}
