package io.firewatch.web.notify.outbox;

import java.time.Duration;

/**
 * How fast the outbox works.
 *
 * @param look how often it looks for something new
 * @param lease after which a message that is being sent counts as abandoned; longer than any receiver is waited for
 * @param firstPause after a failure, doubled with each further one
 * @param longestPause at most
 * @param rest how long a receiver that fails is left alone before one message tries again
 * @param giveUp after which a message is dead
 * @param catchUpAge how old the oldest of several waiting messages is when they are made one
 * @param catchUpFrom how many those are at least
 */
public record Pace(
        Duration look,
        Duration lease,
        Duration firstPause,
        Duration longestPause,
        Duration rest,
        Duration giveUp,
        Duration catchUpAge,
        int catchUpFrom) {
    public static final Pace USUAL = new Pace(
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofDays(1),
            Duration.ofMinutes(2),
            3);

    /** The pause after so many failures, before chance shortens it. */
    Duration pause(int failures) {
        Duration pause = firstPause;
        for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
