package io.firewatch.web.notify.outbox;

import io.firewatch.web.notify.channel.Channels;
import io.firewatch.web.notify.channel.Handed;
import io.firewatch.web.notify.channel.Line;
import io.firewatch.web.notify.channel.Receiver;
import io.firewatch.web.notify.channel.Receivers;
import io.firewatch.web.notify.channel.Undelivered;
import io.firewatch.web.notify.outbox.Deliveries.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages over, at least once each. Every receiver has lanes of its own, so that one that is slow or down holds up nobody
 * else. Several desks may do so over one record.
 */
final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Messages to one receiver that go side by side. */
    private static final int LANES = 4;

    private static final int PORTION = 10;
    private static final Duration PACED = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Receivers receivers;
    private final Channels channels;
    private final Pace pace;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> lanes = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "notify-lane");
        thread.setDaemon(true);
        return thread;
    });

    Dispatcher(Deliveries deliveries, Receivers receivers, Channels channels, Pace pace) {
        this.deliveries = deliveries;
        this.receivers = receivers;
        this.channels = channels;
        this.pace = pace;
    }

    /** Sets lanes going for every receiver that has something due. */
    void look() {
        for (String name : deliveries.receivers()) {
            AtomicInteger busy = lanes.computeIfAbsent(name, key -> new AtomicInteger());
            if (busy.get() < LANES) {
                busy.incrementAndGet();
                workers.execute(() -> {
                    try {
                        serve(name);
                    } catch (RuntimeException e) {
                        // What was taken comes back when its lease is over.
                        LOG.warn("messages to {} wait: {}", name, e.getMessage());
                    } finally {
                        busy.decrementAndGet();
                    }
                });
            }
        }
    }

    /** Whether a receiver is left alone for now because it failed. */
    boolean isResting(String receiver) {
        Gate gate = gates.get(receiver);
        return gate != null && gate.isResting();
    }

    private void serve(String name) {
        Optional<Receiver> found = receivers.find(name).filter(Receiver::active);
        if (found.isEmpty()) {
            deliveries
                    .take(name, PORTION)
                    .forEach(one -> deliveries.dead(one.id(), "no receiver of this name is in use"));
            return;
        }
        Receiver receiver = found.get();
        Gate gate = gates.compute(
                name, (key, known) -> known != null && known.isOf(receiver) ? known : new Gate(receiver, pace.rest()));
        try (Lane lane = new Lane(receiver, gate)) {
            while (!Thread.currentThread().isInterrupted() && gate.enter()) {
                deliveries.catchUp(name);
                List<Taken> taken = deliveries.take(name, gate.isTrying() ? 1 : PORTION);
                if (taken.isEmpty()) {
                    gate.leave();
                    return;
                }
                if (!lane.hand(taken)) {
                    return;
                }
            }
        }
    }

    /** One line of messages to a receiver, opened with the first. */
    private final class Lane implements AutoCloseable {
        private final Receiver receiver;
        private final Gate gate;
        private Optional<Line> open = Optional.empty();

        Lane(Receiver receiver, Gate gate) {
            this.receiver = receiver;
            this.gate = gate;
        }

        /** Hands over what was taken, the gate having been entered for the first. Answers whether to go on. */
        boolean hand(List<Taken> taken) {
            long start = System.nanoTime();
            for (int i = 0; i < taken.size(); i++) {
                boolean late = Duration.ofNanos(System.nanoTime() - start)
                                .compareTo(pace.lease().dividedBy(2))
                        > 0;
                if (late || (i > 0 && !gate.enter())) {
                    deliveries.putBack(taken.subList(i, taken.size()), Duration.ZERO);
                    return false;
                }
                if (!gate.takesOne()) {
                    gate.leave();
                    deliveries.putBack(taken.subList(i, taken.size()), PACED);
                    return false;
                }
                if (!hand(taken.get(i))) {
                    deliveries.putBack(
                            taken.subList(i + 1, taken.size()),
                            pause(taken.get(i).attempts()));
                    return false;
                }
            }
            return true;
        }

        /** Answers whether the receiver is there, whatever it thought of the message. */
        private boolean hand(Taken one) {
            Handed handed;
            try {
                Line line = open.isPresent()
                        ? open.get()
                        : channels.of(receiver.kind()).open(receiver);
                open = Optional.of(line);
                handed = line.hand(one.content());
            } catch (Undelivered e) {
                return settle(one, e);
            } catch (RuntimeException e) {
                LOG.warn("message {} to {} cannot be sent", one.id(), receiver.name(), e);
                gate.took();
                deliveries.dead(one.id(), "cannot be sent: " + e.getMessage());
                return true;
            }
            gate.took();
            // When the record is away just now, the message comes back when its lease is over, under the same id.
            deliveries.delivered(one.id(), handed);
            return true;
        }

        private boolean settle(Taken one, Undelivered e) {
            String why = String.valueOf(e.getMessage());
            if (e.isPermanent()) {
                gate.took();
                deliveries.dead(one.id(), why);
                return true;
            }
            gate.failed();
            Duration asked = e.retryAfter();
            deliveries.failed(one.id(), why, e.isInDoubt(), asked == null ? pause(one.attempts()) : asked);
            return false;
        }

        /** Half of it is chance, so that what failed together does not come back together. */
        private Duration pause(int attempts) {
            long whole = pace.pause(attempts).toMillis();
            return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
        }

        @Override
        public void close() {
            open.ifPresent(Line::close);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
