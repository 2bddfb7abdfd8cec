package io.firewatch.web.stream;

import io.firewatch.web.access.Watch;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open page. Events wait in a short queue, so that a page on a slow line holds up nobody. */
final class Subscriber {
    /** A page this far behind is better off reloading: it is cut off, and its browser connects again. */
    private static final int WAITING = 2_000;

    private final SseClient client;
    private final Watch watch;
    private final Executor sender;
    private final BlockingQueue<AlertEvent> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicBoolean sending = new AtomicBoolean();

    Subscriber(SseClient client, Watch watch, Executor sender) {
        this.client = client;
        this.watch = watch;
        this.sender = sender;
    }

    /** Changes are told from here on. */
    void watching() {
        put(new AlertEvent("watching", "", "", "{}"));
    }

    /** Tells what the page's reader may see; what is of no institution is everybody's. */
    void tell(AlertEvent event) {
        if (event.institution().isEmpty() || watch.sees(event.institution())) {
            put(event);
        }
    }

    private void put(AlertEvent event) {
        if (waiting.offer(event)) {
            send();
        } else {
            client.close();
        }
    }

    /**
     * Keeps proxies from closing a quiet connection, and finds out that a browser has left, or that its reader may not read
     * any more.
     */
    void greet() {
        sender.execute(() -> {
            if (watch.renew()) {
                client.sendComment("still here");
            } else {
                client.close();
            }
        });
    }

    boolean isGone() {
        return client.terminated();
    }

    void close() {
        client.close();
    }

    private void send() {
        if (sending.compareAndSet(false, true)) {
            sender.execute(() -> {
                AlertEvent event;
                while ((event = waiting.poll()) != null) {
                    client.sendEvent(event.kind(), event.json(), event.id());
                }
                sending.set(false);
                // An event may have come between the last poll and the line above.
                if (!waiting.isEmpty()) {
                    send();
                }
            });
        }
    }
}
