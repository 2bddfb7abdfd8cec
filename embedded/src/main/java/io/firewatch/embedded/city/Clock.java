package io.firewatch.embedded.city;

import io.firewatch.model.BusinessTime;
import java.util.SplittableRandom;

/** A lender's clock: each look at it is a few seconds later than the last, within one business day. */
final class Clock {
    private static final long OPENING = 9 * 3600 + 1800;
    /** Whatever happens, a day's work ends on that day. */
    private static final long CLOSING = 23 * 3600 + 3000;

    private final SplittableRandom random;
    private int day;
    private long now;
    private int step = 1;

    Clock(SplittableRandom random) {
        this.random = random;
    }

    void open(int day) {
        this.day = day;
        this.now = BusinessTime.startOf(day) + OPENING;
        this.step = 40;
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

    String text() {
        if (now < BusinessTime.startOf(day) + CLOSING) {
            now += step == 1 ? 1 : 2 + random.nextInt(step);
        } else {
            now++;
        }
        return BusinessTime.printMoment(now);
    }
}
