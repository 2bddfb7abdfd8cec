package io.firewatch.embedded.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parts that were started, to be closed in reverse; one that fails to close is logged and does not keep the others up. */
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    private record Part(String name, AutoCloseable part) {}

    /** Throws when everything was closed meanwhile, after closing the latecomer too. */
    synchronized <T extends AutoCloseable> T add(String name, T part) {
        if (closed) {
            close(new Part(name, part));
            throw new IllegalStateException("stopped while " + name + " was starting");
        }
        parts.push(new Part(name, part));
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(Part part) {
        long start = System.nanoTime();
        try {
            part.part().close();
            LOG.info("{} stopped after {} ms", part.name(), (System.nanoTime() - start) / 1_000_000);
        } catch (Exception e) {
            LOG.warn("{} does not stop in order: {}", part.name(), e.getMessage(), e);
        }
    }
}
