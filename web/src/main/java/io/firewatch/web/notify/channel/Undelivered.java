package io.firewatch.web.notify.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A message that was not handed over, or of which nobody knows. */
public final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;
    private final boolean inDoubt;
    private final @Nullable Duration retryAfter;

    private Undelivered(String why, boolean permanent, boolean inDoubt, @Nullable Duration retryAfter) {
        super(why);
        this.permanent = permanent;
        this.inDoubt = inDoubt;
        this.retryAfter = retryAfter;
    }

    /** The receiver says no, and will say so again. */
    public static Undelivered refused(String why) {
        return new Undelivered(why, true, false, null);
    }

    /** It did not arrive; later it may. */
    public static Undelivered failed(String why) {
        return new Undelivered(why, false, false, null);
    }

    /** The receiver asks to be left alone for a while; null when it does not say how long. */
    public static Undelivered busy(String why, @Nullable Duration retryAfter) {
        return new Undelivered(why, false, false, retryAfter);
    }

    /** The line broke before an answer came: it may have arrived. */
    public static Undelivered unanswered(String why) {
        return new Undelivered(why, false, true, null);
    }

    public boolean isPermanent() {
        return permanent;
    }

    public boolean isInDoubt() {
        return inDoubt;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
