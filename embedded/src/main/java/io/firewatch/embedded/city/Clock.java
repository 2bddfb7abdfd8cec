package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.util.SplittableRandom;

/** A lender's clock: each look at it is a few seconds later than the last, within one business day. */
final class Clock {
    private static final long OPENING = 9 * 3600 + 1800;
    /** Whatever happens, a day's work ends on that day. */
    private static final long CLOSING = 23 * 3600 + 3000;

    private static final int UNHURRIED = 40;
    private static final int MINUTE = 60;

    private final SplittableRandom random;
    private int day;
    private long now;
    private int step = 1;
    private boolean hurrying;
    private boolean standing;

    Clock(SplittableRandom random) {
        this.random = random;
    }

    void open(int day) {
        open(day, UNHURRIED);
    }

    /** {@code step}: seconds between two acts, at most. */
    void open(int day, int step) {
        this.day = day;
        this.now = BusinessTime.startOf(day) + OPENING;
        this.step = step;
    }

    /** Goes on at a moment of the wall clock, for the live tail. */
    void openAt(long moment) {
        this.day = BusinessTime.dayOf(moment);
        this.now = moment;
        this.step = 1;
    }

    int day() {
        return day;
    }

    long now() {
        return now;
    }

    /** Lets some time pass. */
    void pass(int seconds) {
        if (step > 1 && now + seconds < BusinessTime.startOf(day) + CLOSING) {
            now += seconds;
        }
    }

    /** From the next full minute on second by second, until {@link #calm}. */
    void hurry() {
        hurrying = true;
        now = (now / MINUTE + 1) * MINUTE;
    }

    /** Stands still until {@link #calm}. */
    void stand() {
        standing = true;
    }

    void calm() {
        hurrying = false;
        standing = false;
    }

    String text() {
        if (standing) {
            return BusinessTime.printMoment(now);
        }
        if (now < BusinessTime.startOf(day) + CLOSING) {
            now += step == 1 || hurrying ? 1 : 2 + random.nextInt(step);
        } else {
            now++;
        }
        return BusinessTime.printMoment(now);
    }
}
