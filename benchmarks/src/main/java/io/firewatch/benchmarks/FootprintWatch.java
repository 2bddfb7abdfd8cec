package io.firewatch.benchmarks;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the footprint every few seconds and remembers the one with most memory. */
final class FootprintWatch implements AutoCloseable {
    private static final long EVERY_SECONDS = 3;

    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "bench memory"));
    private volatile Footprint highest = Footprint.now();

    private FootprintWatch() {}

    static FootprintWatch start() {
        FootprintWatch watch = new FootprintWatch();
        Future<?> unused = watch.looking.scheduleAtFixedRate(watch::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    private void look() {
        Footprint now = Footprint.now();
        if (now.totalKilobytes() > highest.totalKilobytes()) {
            highest = now;
        }
    }

    Footprint highest() {
        return highest;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
